#include <fmt/format.h>

#include "tools/concord/commands.hpp"

namespace concord {

void ConfigOption::add_to(CLI::App& command) {
    command.add_option("CONFIG", path, "the scenario, a TOML file")->required();
    command.add_option("--set", assignments, "KEY=VALUE: override one parameter; may be given again")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command.add_option("--seed", seed, "key of the random numbers (run.seed)")->type_name("N");
}

Document ConfigOption::load() const {
    Document document = Document::load(path);
    for (const std::string& assignment : assignments) document.set(assignment);
    if (seed) document.set(fmt::format("run.seed={}", *seed));
    return document;
}

}  // namespace concord
