#include "engine/output/digest.hpp"

#include <fmt/format.h>

#include <memory>

#include "tools/concord/commands.hpp"

namespace concord {

void add_digest(CLI::App& app, Status&) {
    CLI::App* command =
        app.add_subcommand("digest", "the hash of what a file says, whoever made it, where and when");
    const auto path = std::make_shared<std::string>();
    command->add_option("FILE", *path, "an output file")->required();
    command->callback([path] { fmt::print("{}\n", digest(*path)); });
}

}  // namespace concord
