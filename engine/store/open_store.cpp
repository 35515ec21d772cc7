#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "engine/core/error.hpp"
#include "engine/store/store.hpp"

// How a store is opened, and how it is removed.
namespace concord {

namespace {

bool exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

/// Who opens or removes a folder is alone for that moment, as shards may all start at once.
FileLock alone_in(const std::string& parts) {
    return FileLock(parts + "/opening", FileLock::IfTaken::wait);
}

}  // namespace

void Store::open_folder() {
    make_folder(parts_);
    const std::string stranger = stranger_in(parts_);
    if (!stranger.empty() && !exists(parts_ + "/experiment.json"))
        throw InputError(
            {.file = parts_,
             .text = fmt::format("is where finished runs would be kept, but has {} in it", stranger)});
    const FileLock alone = alone_in(parts_);
    if (!exists(parts_ + "/experiment.json")) write_identity(parts_, identity_);
    check_identity();
    make_folder(folder_);
    lock_.emplace(folder_ + "/lock");
    remove_unfinished(folder_);
}

void Store::check_identity() const {
    auto problems = differences(parts_, identity_);
    if (problems.empty()) return;
    problems.push_back({.file = parts_,
                        .text =
                            "holds the runs of another experiment: give another output file, go back to what "
                            "that one was made with, or remove the folder"});
    throw InputError(problems);
}

void Store::load() {
    std::vector<std::string> folders{folder_};
    if (folder_ == parts_)
        folders = work_folders(parts_);
    else
        folders.push_back(parts_);
    for (const std::string& folder : folders)
        for (const std::string& name : segments_in(folder)) load_segment(folder, name);

    const RunHistories histories = Ledger::histories(folders);
    for (const auto& [run, history] : histories) attempts_[run] = {history.started, history.failed};
    ledger_.emplace(folder_);
    complete_ledger(histories);
}

void Store::load_segment(const std::string& folder, const std::string& name) {
    const std::string path = folder + "/" + name;
    const Segment segment = read_segment(path, identity_.text);
    if (!segment.refusal.empty()) return refuse(path, segment.refusal);
    segments_.push_back(path);
    for (const Extent& block : segment.blocks)
        places_.try_emplace(block.run, Place{segments_.size() - 1, block});
}

void Store::refuse(const std::string& path, const std::string& why) {
    std::error_code error;
    std::filesystem::rename(path, path + ".refused", error);
    const std::string moved =
        error ? "it could not be moved aside: " + error.message() : "moved to " + path + ".refused";
    problems_.push_back(
        {.file = path, .text = fmt::format("{}; its runs do not count as finished ({})", why, moved)});
}

/// A kill may come between the sealing of runs and the ledger's word of it.
void Store::complete_ledger(const RunHistories& histories) {
    std::vector<LedgerEntry> missing;
    for (const auto& [run, place] : places_) {
        const std::filesystem::path segment = segments_[place.segment];
        const auto known = histories.find(run);
        if (segment.parent_path() != folder_ ||
            (known != histories.end() && known->second.last.state == RunState::done))
            continue;
        missing.push_back({.run = run, .state = RunState::done, .segment = segment.filename()});
    }
    ledger_->append(missing);
}

void Store::remove() {
    const FileLock alone = alone_in(parts_);
    for (const std::string& folder : work_folders(parts_)) {
        const auto holder = folder == folder_ ? std::nullopt : FileLock::holder(folder + "/lock");
        if (holder)
            throw Failure(fmt::format("cannot remove {}: {} is at work there", folder, holder->text()));
    }
    sealer_.reset();
    ledger_.reset();
    remove_parts(parts_);
    lock_.reset();
}

}  // namespace concord
