#include <fmt/format.h>

#include <memory>

#include "engine/run/scenario.hpp"
#include "engine/run/selection.hpp"
#include "tools/concord/commands.hpp"

namespace concord {

namespace {
/// What can be recorded is known once the world is built; so it is only where something was chosen.
void check_recording(const Scenario& scenario) {
    const RunSettings& settings = scenario.settings;
    if (settings.variables.empty()) return;
    const auto model = scenario.plan.build(Draws(settings.seed, settings.replicate));
    selection_of(scenario.config, settings, model->outline());
}
}  // namespace

void add_check(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand("check", "read a scenario and its tables, and say what is wrong");
    const auto option = std::make_shared<ConfigOption>();
    option->add_to(*command);
    command->callback([option] {
        const Scenario scenario(option->load());
        check_recording(scenario);
        fmt::print("{}: no problems, {} parameters, {} ticks\n", scenario.document->name(),
                   scenario.config.declarations().size(), scenario.settings.ticks);
        for (const auto& [tick, text] : scenario.plan.events) fmt::print("  from tick {}: {}\n", tick, text);
        for (const std::string& note : scenario.plan.notes) fmt::print("  {}\n", note);
    });
}

}  // namespace concord
