#include "engine/store/status.hpp"

#include <algorithm>
#include <chrono>

#include "engine/store/folder.hpp"
#include "engine/store/lock.hpp"

namespace concord {

namespace {

using Workers = std::vector<LockHolder>;

Workers workers_of(const std::vector<std::string>& folders) {
    Workers workers;
    for (const std::string& folder : folders)
        if (const auto holder = FileLock::holder(folder + "/lock")) workers.push_back(*holder);
    return workers;
}

bool is_of(const LedgerEntry& entry, const LockHolder& worker) {
    const auto since = time_of(worker.since);  // the number of a process may have been another's before
    return entry.pid == worker.pid && entry.host == worker.host && since && entry.time >= *since;
}

double rate_of(const LockHolder& worker, const RunHistories& histories) {
    UtcTime last;
    std::size_t done = 0;
    for (const auto& [run, history] : histories) {
        if (history.last.state != RunState::done || !is_of(history.last, worker)) continue;
        last = std::max(last, history.last.time);
        ++done;
    }
    const auto since = time_of(worker.since);
    if (done == 0 || last <= *since) return 0;
    return static_cast<double>(done) / std::chrono::duration<double>(last - *since).count();
}

void add(ExperimentStatus& status, const LedgerEntry& last, const Workers& workers) {
    if (last.state == RunState::done) ++status.done;
    if (last.state == RunState::failed) status.failed.push_back(last);
    if (last.state != RunState::started) return;
    if (std::ranges::any_of(workers, [&](const LockHolder& worker) { return is_of(last, worker); }))
        status.running.push_back(last);
    else
        ++status.interrupted;
}

double mean_seconds(const RunHistories& histories) {
    double sum = 0;
    std::size_t known = 0;
    for (const auto& [run, history] : histories) {
        if (history.last.state != RunState::done || history.last.seconds <= 0) continue;
        sum += history.last.seconds;
        ++known;
    }
    return known == 0 ? 0 : sum / static_cast<double>(known);
}

}  // namespace

ExperimentStatus read_status(const std::string& parts) {
    const auto folders = work_folders(parts);
    const Workers workers = workers_of(folders);
    const RunHistories histories = Ledger::histories(folders);
    ExperimentStatus status;
    for (const auto& [run, history] : histories)
        if (history.started + history.failed > 0 || history.last.state == RunState::done)
            add(status, history.last, workers);
    std::ranges::sort(status.failed, {}, &LedgerEntry::run);
    std::ranges::sort(status.running, {}, &LedgerEntry::run);
    for (const LockHolder& worker : workers) {
        status.workers.push_back(worker.text());
        status.runs_a_second += rate_of(worker, histories);
    }
    status.seconds_a_run = mean_seconds(histories);
    return status;
}

}  // namespace concord
