#include "engine/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/error.hpp"

namespace concord {

Store::Store(const std::string& file, ExperimentIdentity identity, Shard shard, SealAt at)
    : parts_(parts_folder(file)), folder_(shard_folder(parts_, shard)), identity_(std::move(identity)) {
    open_folder();
    load();
    next_segment_ = next_segment(folder_);
    sealer_ = std::make_unique<Sealer>(at, [this](const Batch& batch) { write(batch); });
}

Store::~Store() = default;

std::vector<RunNumber> Store::finished() const {
    std::vector<RunNumber> runs;
    {
        const std::lock_guard alone(mutex_);
        for (const auto& [run, place] : places_) runs.push_back(run);
    }
    std::ranges::sort(runs);
    return runs;
}

bool Store::is_finished(RunNumber run) const {
    const std::lock_guard alone(mutex_);
    return places_.contains(run);
}

Attempts Store::attempts(RunNumber run) const {
    const std::lock_guard alone(mutex_);
    const auto found = attempts_.find(run);
    return found == attempts_.end() ? Attempts() : found->second;
}

void Store::started(RunNumber run, unsigned attempt) {
    sealer_->check();
    {
        const std::lock_guard alone(mutex_);
        ++attempts_[run].started;
        begun_[run] = {attempt, Clock::now()};
    }
    ledger_->append({.run = run, .attempt = attempt, .state = RunState::started});
}

/// What the ledger is to say of a run whose attempt is over.
LedgerEntry Store::ended(RunNumber run, RunState state) {
    LedgerEntry entry{.run = run, .state = state, .time = utc_now()};
    if (const auto begun = begun_.extract(run)) {
        entry.attempt = begun.mapped().attempt;
        entry.seconds = std::chrono::duration<double>(Clock::now() - begun.mapped().when).count();
    }
    return entry;
}

void Store::done(RunNumber run, std::span<const std::byte> bytes) {
    {
        const std::lock_guard alone(mutex_);
        done_[run] = ended(run, RunState::done);
    }
    sealer_->add(run, bytes);
}

void Store::failed(RunNumber run, const std::string& reason, unsigned attempt) {
    sealer_->check();
    LedgerEntry entry;
    {
        const std::lock_guard alone(mutex_);
        ++attempts_[run].failed;
        entry = ended(run, RunState::failed);
    }
    entry.attempt = attempt;
    entry.reason = reason;
    ledger_->append(entry);
}

void Store::seal() {
    sealer_->flush();
}

void Store::read(RunNumber run, std::vector<std::byte>& bytes) const {
    std::string segment;
    Extent block{};
    {
        const std::lock_guard alone(mutex_);
        const auto found = places_.find(run);
        if (found == places_.end()) throw Failure(fmt::format("{} does not have run {}", parts_, run));
        segment = segments_[found->second.segment];
        block = found->second.block;
    }
    read_block(segment, block, bytes);
}

void Store::write(const Batch& batch) {
    try {
        write_next_segment(batch);
    } catch (const std::exception& error) {
        throw Failure(fmt::format("{}; the {} runs that were sealed before stay in {}", error.what(),
                                  finished().size(), parts_));
    }
}

void Store::write_next_segment(const Batch& batch) {
    const std::string name = segment_name(next_segment_++);
    const auto blocks = write_segment(folder_ + "/" + name, identity_.text, batch);
    ledger_->append(place(name, blocks));
    ledger_->sync();
}

/// From now on the runs of a segment count as finished.
std::vector<LedgerEntry> Store::place(const std::string& name, const std::vector<Extent>& blocks) {
    std::vector<LedgerEntry> entries;
    const std::lock_guard alone(mutex_);
    segments_.push_back(folder_ + "/" + name);
    for (const Extent& block : blocks) {
        places_.try_emplace(block.run, Place{segments_.size() - 1, block});
        const auto done = done_.extract(block.run);
        entries.push_back(done ? done.mapped() : LedgerEntry{.run = block.run, .state = RunState::done});
        entries.back().segment = name;
    }
    return entries;
}

}  // namespace concord
