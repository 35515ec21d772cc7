#pragma once
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/store/here_and_now.hpp"
#include "engine/store/segment.hpp"

namespace concord {

enum class RunState { started, done, failed };

/// What became of an attempt to make a run. Who and when is filled in by the ledger.
struct LedgerEntry {
    RunNumber run = 0;
    unsigned attempt = 1;
    RunState state = RunState::started;
    double seconds = 0;        // it took; of done and failed ones, 0 = not known
    std::string reason = {};   // of a failed one
    std::string segment = {};  // that has a done one
    std::string host = {};
    long pid = 0;
    UtcTime time = {};
};

/// What a folder knows of a run. All attempts of all processes, one after the other.
struct RunHistory {
    LedgerEntry last;
    unsigned started = 0, failed = 0;  // attempts
};
using RunHistories = std::unordered_map<RunNumber, RunHistory>;

/// FOLDER/ledger.jsonl: a line for each thing that happened, only ever added to. For people who want to know
/// how it goes, and for the number of attempts; what is finished is told by the segments. A line that cannot
/// be read, such as one cut short by a kill, is passed over. For any number of threads.
class Ledger {
  public:
    /// Opens or creates it. Throws Failure.
    explicit Ledger(std::string folder);
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    /// Not on disk yet, but safe from the end of the process. Throws Failure.
    void append(std::span<const LedgerEntry>);
    void append(const LedgerEntry& entry) { append({&entry, 1}); }
    /// All that was appended is on disk. Throws Failure.
    void sync();

    /// Each line of a folder's ledger, in order; none when there is no ledger. Throws Failure.
    static void read(const std::string& folder, const std::function<void(const LedgerEntry&)>&);
    /// What folders of one experiment know together. Runs done in a segment that is not there any more are
    /// not done. Throws Failure.
    static RunHistories histories(const std::vector<std::string>& folders);

  private:
    [[noreturn]] void fail(int error) const;

    std::string path_, signature_;  // the part of a line that says who
    int descriptor_;
    std::mutex mutex_;
    bool torn_;  // the last line has no end
};

}  // namespace concord
