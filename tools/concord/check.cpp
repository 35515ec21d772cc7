#include <fmt/format.h>

#include <memory>

#include "engine/config/section.hpp"
#include "engine/experiment/experiment.hpp"
#include "engine/run/scenario.hpp"
#include "engine/run/selection.hpp"
#include "tools/concord/commands.hpp"

namespace concord {

namespace {
/// What can be observed is known once the world is built; so it is only where something was named.
void check_recording(const Scenario& scenario) {
    const RunSettings& settings = scenario.settings;
    if (settings.variables.empty() && !scenario.plan.waits) return;
    const auto model = scenario.plan.build(Draws(settings.seed, settings.replicate));
    selection_of(scenario.config, settings, model->outline());
}

void check_scenario(Document document) {
    const Scenario scenario(std::move(document));
    check_recording(scenario);
    fmt::print("{}: no problems, {} parameters, {} ticks\n", scenario.document->name(),
               scenario.config.declarations().size(), scenario.settings.ticks);
    for (const auto& [tick, text] : scenario.plan.events) fmt::print("  from tick {}: {}\n", tick, text);
    for (const std::string& note : scenario.plan.notes) fmt::print("  {}\n", note);
}

/// What is wrong with the table [experiment] comes first: the scenario alone leaves it unread.
void check_experiment(const Document& document) {
    if (const Section config(document); !config.has("experiment")) return;
    const Experiment experiment(document.copy());
    fmt::print("{}: no problems, {}\n", document.name(), experiment.summary());
    const std::vector<std::string>& notes = experiment.notes();  // those of the scenario alone come first
    for (std::size_t n = experiment.plan().notes.size(); n < notes.size(); ++n)
        fmt::print("  {}\n", notes[n]);
}
}  // namespace

void add_check(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand("check", "read a scenario and its tables, and say what is wrong");
    const auto option = std::make_shared<ConfigOption>();
    option->add_to(*command);
    command->callback([option] {
        Document document = option->load();
        check_experiment(document);
        check_scenario(std::move(document));
    });
}

}  // namespace concord
