#include <fmt/format.h>

#include <memory>

#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"
#include "tools/concord/commands.hpp"

namespace concord {

void add_check(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand("check", "read a scenario and its tables, and say what is wrong");
    const auto option = std::make_shared<ConfigOption>();
    option->add_to(*command);
    command->callback([option] {
        const Document document = option->load();
        const Section config(document);
        const Plan plan = read_plan(config);
        const RunSettings settings(config);
        config.finish();
        fmt::print("{}: no problems, {} parameters, {} ticks\n", document.name(),
                   config.declarations().size(), settings.ticks);
        for (const auto& [tick, text] : plan.events) fmt::print("  from tick {}: {}\n", tick, text);
        for (const std::string& note : plan.notes) fmt::print("  {}\n", note);
    });
}

}  // namespace concord
