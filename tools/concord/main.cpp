#include <fmt/format.h>

#include <csignal>
#include <new>
#include <system_error>

#include "engine/core/error.hpp"
#include "engine/core/shell.hpp"
#include "engine/core/vector_unit.hpp"
#include "engine/output/build.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/streams.hpp"

namespace concord {

namespace {
const char* const examples = R"(
Examples:
  concord run configs/toy.toml                        twelve years of the toy world, into toy.h5
  concord run configs/south-yorkshire.toml --set policy.pooled_share=0.5 --out pooled.h5
  concord resume toy.h5                               go on with a run that was stopped
  concord experiment configs/pooled-budgets.toml      arms, sweeps and replicates, into one file
  concord compare pooled-budgets.h5                   how the arms differ, and how sure that is
  concord explain toy.h5 --person 17 --tick 104       why somebody chose as they did, term by term
  concord report south-yorkshire.h5                   one page that shows it all, for any browser
  concord view south-yorkshire.h5                     the same to explore: organisations, networks, time
  concord check my-scenario.toml                      every problem of a file at once
  concord describe policy.pooled_share                what a parameter means and may be
  concord digest toy.h5                               the hash of a file's content
  concord verify                                      published results, reproduced with this build

Exit status: 0 done, 1 failed or stopped for good, 2 bad input, 75 stopped with a checkpoint: resume.)";

std::string version() {
    const BuildIdentity build = build_identity();
    std::string text = fmt::format("concord {}\ncommit {} ({})\n{}\n", build.version, build.commit,
                                   build.tree, build.compiler);
    for (const std::string& library : build.libraries) text += library + "\n";
    return text + fmt::format("vector unit {}", name_of(vector_unit()));
}

/// As one would type it again.
std::string command_line(int argc, char** argv) {
    std::string line = "concord";
    for (int n = 1; n < argc; ++n) line += ' ' + for_shell(argv[n]);
    return line;
}

int run_program(int argc, char** argv) {
    vector_unit();  // a wrong one is told before anything is done
    CLI::App app("Agent-based simulation of the change from competition to collaboration", "concord");
    app.set_version_flag("--version", version());
    app.footer(examples);
    app.require_subcommand(1);
    app.fallthrough(false);
    Status status = Status::done;
    add_run(app, status, command_line(argc, argv));
    add_experiment(app, status, command_line(argc, argv));
    add_resume(app, status);
    add_branch(app, status, command_line(argc, argv));
    add_compare(app, status);
    add_explain(app, status);
    add_sensitivity(app, status);
    add_report(app, status);
    add_view(app, status);
    add_export(app, status);
    add_status(app, status);
    add_check(app, status);
    add_describe(app, status);
    add_digest(app, status);
    add_verify(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(Status::bad_input);
    }
    return static_cast<int>(status);
}
}  // namespace

}  // namespace concord

int main(int argc, char** argv) {
    using concord::Status;
    concord::open_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write that fails, not the end of a run
    try {
        const int status = concord::run_program(argc, argv);
        concord::flush_standard_output();
        return status;
    } catch (const concord::InputError& error) {
        concord::tell(fmt::format("{}\n", error.what()));
        return static_cast<int>(Status::bad_input);
    } catch (const std::bad_alloc&) {
        concord::tell("concord: not enough memory\n");
    } catch (const std::system_error& error) {
        if (error.code() == std::errc::broken_pipe) return static_cast<int>(Status::done);  // head has enough
        concord::tell(fmt::format("concord: {}\n", error.what()));
    } catch (const std::exception& error) {
        concord::tell(fmt::format("concord: {}\n", error.what()));
    }
    return static_cast<int>(Status::failed);
}
