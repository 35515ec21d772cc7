#include "engine/run/checkpoint_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "engine/core/error.hpp"

namespace concord {

namespace {

constexpr std::string_view ending = ".checkpoint";

bool exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

void remove(const std::string& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

/// Ticks in the names of those kept, in order.
std::vector<std::uint64_t> kept(const std::string& output) {
    return numbered_beside(output, std::string(ending) + "-");
}

std::string kept_path(const std::string& output, std::uint64_t tick) {
    return fmt::format("{}{}-{}", output, ending, tick);
}

std::unique_ptr<Checkpoint> whole(const std::string& path, const std::string& output) {
    auto found = std::make_unique<Checkpoint>(path);
    verify_parts(output, found->head().parts);
    return found;
}

/// The first of those after `path` that is good, for a message.
std::string older_one(const std::vector<std::string>& all, const std::string& path,
                      const std::string& output) {
    for (auto next = std::ranges::find(all, path); next != all.end(); ++next) {
        if (*next == path) continue;
        try {
            whole(*next, output);
            return *next;
        } catch (const InputError&) {
        }
    }
    return "";
}

}  // namespace

std::string checkpoint_path(const std::string& output) {
    return output + std::string(ending);
}

std::string checkpoint_path(const std::string& output, Tick tick) {
    return kept_path(output, tick);
}

std::string output_of(const std::string& named) {
    const std::size_t at = named.rfind(ending);
    if (at == named.npos || at == 0) return named;
    const std::string after = named.substr(at + ending.size());
    const bool number =
        after.size() > 1 && after.front() == '-' && after.find_first_not_of("0123456789", 1) == after.npos;
    return after.empty() || number ? named.substr(0, at) : named;
}

std::vector<std::string> checkpoints_of(const std::string& output) {
    std::vector<std::string> paths;
    for (const std::uint64_t tick : kept(output)) paths.push_back(kept_path(output, tick));
    if (exists(checkpoint_path(output))) paths.push_back(checkpoint_path(output));
    std::ranges::reverse(paths);
    return paths;
}

std::unique_ptr<Checkpoint> open_checkpoint(const std::string& named) {
    const std::string output = output_of(named);
    const std::vector<std::string> all = checkpoints_of(output);
    const bool itself = std::ranges::find(all, named) != all.end();
    if (!itself && (all.empty() || (named != output && named != checkpoint_path(output))))
        throw InputError({.file = itself || named != output ? named : checkpoint_path(output),
                          .text = "there is no such checkpoint"});
    const std::string path = itself ? named : all.front();
    try {
        return whole(path, output);
    } catch (const InputError& error) {
        const std::string older = older_one(all, path, output);
        std::vector<Problem> problems = error.problems();
        if (!older.empty())
            problems.push_back(
                {.file = older, .text = fmt::format("is older, and whole: concord resume {}", older)});
        throw InputError(std::move(problems));
    }
}

void make_latest(const std::string& output, const Checkpoint& checkpoint) {
    for (const std::uint64_t tick : kept(output))
        if (tick > checkpoint.head().tick) remove(kept_path(output, tick));
    std::error_code ignored;
    if (checkpoint.path() != checkpoint_path(output))
        std::filesystem::rename(checkpoint.path(), checkpoint_path(output), ignored);
    remove_parts(output, checkpoint.head().parts.size());
}

void retire_checkpoints(const std::string& output, Tick latest, std::size_t keep) {
    std::error_code ignored;
    if (keep > 0)
        std::filesystem::rename(checkpoint_path(output), checkpoint_path(output, latest), ignored);
    else
        remove(checkpoint_path(output));
    std::vector<std::uint64_t> ticks = kept(output);
    while (ticks.size() > keep) {
        remove(kept_path(output, ticks.front()));
        ticks.erase(ticks.begin());
    }
}

void remove_leftovers(const std::string& output) {
    for (const std::string& path : checkpoints_of(output)) remove(path);
    remove_parts(output, 0);
}

}  // namespace concord
