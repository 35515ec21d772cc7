#include "engine/store/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/readable.hpp"
#include "engine/experiment/effort.hpp"
#include "engine/experiment/results.hpp"
#include "engine/statistics/estimate.hpp"
#include "engine/store/folder.hpp"
#include "engine/store/identity.hpp"
#include "tools/concord/commands.hpp"

namespace concord {

namespace {
struct Far {
    ExperimentStatus now;
    Effort effort;         // so far
    std::size_t runs = 0;  // in all
    bool complete = false;

    std::size_t left() const { return runs - std::min(runs, now.done); }
    double seconds_left() const {
        return now.runs_a_second > 0 ? static_cast<double>(left()) / now.runs_a_second : unknown;
    }
};

Far status_of(const std::string& file) {
    const std::string parts = parts_folder(file);
    Far far;
    if (std::filesystem::exists(parts)) {
        far.now = read_status(parts);
        far.effort = read_effort(parts);
        far.runs = std::stoul("0" + trait_of(parts, "runs"));
        return far;
    }
    const Results results(file);
    far.runs = results.runs();
    far.complete = true;
    for (std::size_t run = 0; run < results.runs(); ++run) far.now.done += !results.failed(run);
    far.effort = results.effort();
    far.effort.runs = far.now.done;
    far.now.seconds_a_run = far.effort.seconds_a_run;
    return far;
}

/// Files that an earlier version made know nothing of it.
void print_effort(const Effort& effort) {
    if (effort.seconds <= 0) return;
    fmt::print("  {} s on {}: {} runs a second, {} s a run\n", readable(effort.seconds),
               fmt::join(effort.hosts, ", "), readable(effort.runs_a_second()),
               readable(effort.seconds_a_run));
}

void print(const std::string& file, const Far& far) {
    if (far.complete) {
        fmt::print("{}: complete, {} of {} runs done\n", file, far.now.done, far.runs);
        print_effort(far.effort);
        return;
    }
    fmt::print("{}: {} of {} runs done, {} failed, {} running or not safe yet, {} interrupted\n", file,
               far.now.done, far.runs, far.now.failed.size(), far.now.running.size(), far.now.interrupted);
    print_effort(far.effort);
    if (far.now.runs_a_second > 0)
        fmt::print("  now {} runs a second, {:.0f} s left\n", readable(far.now.runs_a_second),
                   far.seconds_left());
    for (const std::string& worker : far.now.workers) fmt::print("  at work: {}\n", worker);
    if (far.now.workers.empty()) fmt::print("  nobody is at work; the same command goes on\n");
    for (const LedgerEntry& failed : far.now.failed)
        fmt::print("  run {} failed, attempt {}: {}\n", failed.run, failed.attempt, failed.reason);
}

void print_json(const std::string& file, const Far& far) {
    nlohmann::ordered_json failed = nlohmann::ordered_json::array();
    for (const LedgerEntry& entry : far.now.failed)
        failed.push_back({{"run", entry.run}, {"attempts", entry.attempt}, {"reason", entry.reason}});
    const nlohmann::ordered_json all{
        {"file", file},
        {"complete", far.complete},
        {"runs", far.runs},
        {"done", far.now.done},
        {"failed", failed},
        {"running", far.now.running.size()},
        {"interrupted", far.now.interrupted},
        {"seconds", far.effort.seconds},
        {"hosts", far.effort.hosts},
        {"seconds_a_run", far.now.seconds_a_run},
        {"runs_a_second", far.complete ? far.effort.runs_a_second() : far.now.runs_a_second},
        {"workers", far.now.workers}};
    fmt::print("{}\n", all.dump(2));
}
}  // namespace

void add_status(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand("status", "how far an experiment is, while it runs or afterwards");
    const auto file = std::make_shared<std::string>();
    const auto json = std::make_shared<bool>(false);
    command->add_option("FILE", *file, "the file the experiment is to write")->required();
    command->add_flag("--json", *json, "print it as JSON");
    command->callback([=] {
        const Far far = status_of(*file);
        *json ? print_json(*file, far) : print(*file, far);
    });
}

}  // namespace concord
