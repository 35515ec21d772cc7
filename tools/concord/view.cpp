#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "engine/output/reader.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/streams.hpp"
#include "tools/report/page.hpp"
#include "tools/serve/server.hpp"

namespace concord {

namespace {
struct ViewOptions {
    std::vector<std::string> files;
    unsigned short port = 0;
    bool no_browser = false;
};

/// Opens the user's browser where there is a desktop; the address is printed in any case.
void open_browser(std::string address) {
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) return;
    std::string name = "xdg-open";
    char* const words[] = {name.data(), address.data(), nullptr};
    pid_t child = 0;
    std::signal(SIGCHLD, SIG_IGN);
    posix_spawnp(&child, name.c_str(), nullptr, nullptr, words, environ);
}

void view(const ViewOptions& options) {
    Site site{required(view_page()), {}, fresh_token(), options.port};
    for (const std::string& path : options.files) {
        const Reader checked(path);
        site.files.push_back({path, std::filesystem::file_size(path)});
    }
    serve(std::move(site), [&](const Site& ready) {
        fmt::print("{}\n", ready.address());
        flush_standard_output();
        if (ready.files.size() > 2)
            tell(
                fmt::format("Two of the {} files stand side by side; the page has a choice of all of them.\n",
                            ready.files.size()));
        tell("Open this address in a browser on this computer; Ctrl-C ends it.\n");
        if (!options.no_browser) open_browser(ready.address());
    });
}
}  // namespace

void add_view(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand("view", "explore output files in a browser, also large ones");
    const auto options = std::make_shared<ViewOptions>();
    command->add_option("FILE", options->files, "files of runs or experiments; others can be dropped in");
    command->add_option("--port", options->port, "on this port of this computer (default: a free one)")
        ->check(CLI::Range(0, 65535));
    command->add_flag("--no-browser", options->no_browser, "print the address, open no browser");
    command->callback([options] { view(*options); });
}

}  // namespace concord
