#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/document.hpp"

namespace concord {

/// Exit statuses of the program.
enum class Status { done = 0, failed = 1, bad_input = 2, stopped = 75 };

/// Each adds its subcommand, which puts the exit status into `status` when it has run.
void add_run(CLI::App& app, Status& status, std::string command_line);
void add_experiment(CLI::App& app, Status& status, std::string command_line);
void add_resume(CLI::App& app, Status& status);
void add_branch(CLI::App& app, Status& status, std::string command_line);
void add_compare(CLI::App& app, Status& status);
void add_explain(CLI::App& app, Status& status);
void add_status(CLI::App& app, Status& status);
void add_export(CLI::App& app, Status& status);
void add_sensitivity(CLI::App& app, Status& status);
void add_report(CLI::App& app, Status& status);
void add_view(CLI::App& app, Status& status);
void add_check(CLI::App& app, Status& status);
void add_describe(CLI::App& app, Status& status);
void add_digest(CLI::App& app, Status& status);
void add_verify(CLI::App& app, Status& status);

/// A configuration as given on the command line: CONFIG [--set KEY=VALUE]... [--seed N].
struct ConfigOption {
    void add_to(CLI::App& command);
    Document load() const;

    std::string path;
    std::vector<std::string> assignments;
    std::optional<std::int64_t> seed;
};

}  // namespace concord
