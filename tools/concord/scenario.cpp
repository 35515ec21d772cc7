#include <fmt/format.h>

#include "tools/concord/commands.hpp"

namespace concord {

void ConfigOption::add_to(CLI::App& command) {
    command.add_option("CONFIG", path, "the scenario, a TOML file")->required();
    command.add_option("--set", assignments, "KEY=VALUE: override one parameter; may be given again")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command.add_option("--seed", seed, "key of the random numbers (run.seed)")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{4294967295}));
}

Document ConfigOption::load() const {
    Document loaded = Document::load(path);
    for (const std::string& assignment : assignments) loaded.set(assignment);
    if (seed) loaded.set(fmt::format("run.seed={}", *seed));
    return loaded;
}

}  // namespace concord
