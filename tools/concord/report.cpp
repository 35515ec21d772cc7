#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "engine/output/part_file.hpp"
#include "engine/output/reader.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/simulation.hpp"
#include "tools/concord/tables.hpp"
#include "tools/report/extract.hpp"
#include "tools/report/page.hpp"

namespace concord {

namespace {
struct ReportOptions {
    std::string file, page;
    bool force = false;
};

/// Beside nothing: in the folder one is in, as runs put their files.
std::string page_for(const ReportOptions& options) {
    if (!options.page.empty()) return options.page;
    return std::filesystem::path(options.file).stem().string() + ".html";
}

void write_report(const ReportOptions& options) {
    const std::string_view page = required(report_page());
    const Reader checked(options.file);  // what is wrong with it is said before anything of the page
    const std::string path = page_for(options);
    protect_inputs(path, {options.file});
    check_output(path, options.force);
    write_text(path, filled(page, extract(options.file)), options.force);
    fmt::print("{}\n", path);
}
}  // namespace

void add_report(CLI::App& app, Status&) {
    CLI::App* command =
        app.add_subcommand("report", "what came out, as one page that opens in any browser, also offline");
    const auto options = std::make_shared<ReportOptions>();
    command->add_option("FILE", options->file, "the file of a run or an experiment")->required();
    command->add_option("-o,--out", options->page, "the page (default: FILE.html in the current folder)")
        ->type_name("HTML");
    command->add_flag("--force", options->force, "replace a page that exists");
    command->callback([options] { write_report(*options); });
}

}  // namespace concord
