#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/output/build.hpp"
#include "engine/output/provenance.hpp"
#include "engine/parallel/parallel.hpp"
#include "tools/concord/commands.hpp"
#include "tools/verify/check.hpp"

namespace concord {

namespace {
struct VerifyOptions {
    std::vector<std::string> names;
    bool full = false, list = false, json = false;
    unsigned threads = 0;
};

struct Result {
    const Check* check;
    std::vector<Finding> findings;
    std::string failure;  // why there are none
    double seconds = 0;

    bool passed() const { return failure.empty() && std::ranges::all_of(findings, &Finding::passed); }
};

/// Those named (a name stands for all that begin with it, full ones too), else the quick ones, or all.
std::vector<const Check*> chosen(const VerifyOptions& options) {
    std::vector<const Check*> found;
    for (const Check& check : checks()) {
        const bool named = std::ranges::any_of(options.names, [&](const std::string& name) {
            return check.name == name || check.name.starts_with(name + "/");
        });
        if (options.names.empty() ? options.full || !check.full : named) found.push_back(&check);
    }
    for (const std::string& name : options.names)
        if (std::ranges::none_of(found, [&](const Check* check) {
                return check->name == name || check->name.starts_with(name + "/");
            }))
            throw InputError(Problem{"", 0, 0, name + ": no check of that name (concord verify --list)"});
    return found;
}

Result run(const Check& check) {
    const auto start = std::chrono::steady_clock::now();
    Result result{&check, {}, {}, 0};
    try {
        result.findings = check.run();
    } catch (const std::exception& error) {
        result.failure = error.what();
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

std::string number(double value) {
    return fmt::format("{:.6g}", value);
}

std::string expectation(const Finding& finding) {
    switch (finding.relation) {
        case Finding::Relation::equal:
            return number(finding.expected);
        case Finding::Relation::near:
            return number(finding.expected) + " +- " + number(finding.allowed);
        case Finding::Relation::below:
            return "< " + number(finding.expected);
        case Finding::Relation::above:
            return "> " + number(finding.expected);
    }
    return {};
}

void print(const Result& result) {
    fmt::print("{}  [{}]  {:.1f} s\n", result.check->name, result.check->source, result.seconds);
    if (!result.failure.empty()) fmt::print("  FAILED  {}\n", result.failure);
    for (const Finding& finding : result.findings)
        fmt::print("  {:<6}  {:<58} {:>10}   expected {}{}\n", finding.passed() ? "ok" : "FAILED",
                   finding.what, number(finding.found), expectation(finding),
                   finding.allowance.empty() ? "" : fmt::format(" ({})", finding.allowance));
    std::fflush(stdout);
}

nlohmann::json json_of(const Result& result) {
    static const char* const relations[] = {"equal", "near", "below", "above"};
    nlohmann::json findings = nlohmann::json::array();
    for (const Finding& finding : result.findings)
        findings.push_back({{"what", finding.what},
                            {"relation", relations[static_cast<int>(finding.relation)]},
                            {"expected", finding.expected},
                            {"found", finding.found},
                            {"allowed", finding.allowed},
                            {"allowance", finding.allowance},
                            {"passed", finding.passed()}});
    nlohmann::json row{{"name", result.check->name}, {"source", result.check->source},
                       {"full", result.check->full}, {"passed", result.passed()},
                       {"seconds", result.seconds},  {"findings", findings}};
    if (!result.failure.empty()) row["failure"] = result.failure;
    return row;
}

void print_list() {
    for (const Check& check : checks())
        fmt::print("{:<6} {:<48} {}\n", check.full ? "full" : "quick", check.name, check.source);
}

Status verify(const VerifyOptions& options) {
    if (options.list) return print_list(), Status::done;
    const std::vector<const Check*> selected = chosen(options);
    const std::string program = program_of(build_identity());
    if (!options.json) fmt::print("{}, {}\n\n", program, build_identity().compiler);
    nlohmann::json rows = nlohmann::json::array();
    std::size_t failed = 0;
    Threads(options.threads).execute([&] {
        for (const Check* check : selected) {
            const Result result = run(*check);
            failed += !result.passed();
            options.json ? rows.push_back(json_of(result)) : print(result);
        }
    });
    if (options.json)
        fmt::print("{}\n",
                   nlohmann::json{{"program", program}, {"failed", failed}, {"checks", rows}}.dump(2));
    else
        fmt::print("\n{} of {} checks reproduced\n", selected.size() - failed, selected.size());
    return failed == 0 ? Status::done : Status::failed;
}
}  // namespace

void add_verify(CLI::App& app, Status& status) {
    CLI::App* command =
        app.add_subcommand("verify", "reproduce published results with this build, on this machine");
    const auto options = std::make_shared<VerifyOptions>();
    command->add_option("NAME", options->names,
                        "checks, or the world they are of, the long ones too (default: all quick ones)");
    command->add_flag("--full", options->full, "the long ones too");
    command->add_flag("--list", options->list, "name the checks, run none");
    command->add_flag("--json", options->json, "for programs to read");
    command->add_option("--threads", options->threads, "threads (default: all the machine has)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command->callback([options, &status] { status = verify(*options); });
}

}  // namespace concord
