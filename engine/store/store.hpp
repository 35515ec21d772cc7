#pragma once
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/store/folder.hpp"
#include "engine/store/identity.hpp"
#include "engine/store/ledger.hpp"
#include "engine/store/lock.hpp"
#include "engine/store/sealer.hpp"

namespace concord {

/// How often a run was tried. Attempts that a kill ended are among the started, but not among the failed.
struct Attempts {
    unsigned started = 0, failed = 0;
};

/// The finished runs of an experiment, kept in FILE.parts until FILE is written. What is sealed is there
/// after any kill and any crash of the machine; nothing else counts. Each run is a number and bytes that mean
/// something to the caller only. All members but remove() may be called from any number of threads.
class Store {
  public:
    /// Opens or creates FILE.parts, and the folder of a shard in it. Verifies all segments: what is not sound
    /// is moved aside and listed in problems(). The whole knows what all shards have sealed, a shard what
    /// itself and the whole have. Throws InputError: the folder is another experiment's, or no folder of
    /// ours. Throws Failure: another process has it, or it cannot be written.
    Store(const std::string& file, ExperimentIdentity, Shard = {}, SealAt = {});
    ~Store();  // seals what is done; call seal() before, to know whether it could
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Segments that were refused when the store was opened, and why.
    const std::vector<Problem>& problems() const { return problems_; }

    std::vector<RunNumber> finished() const;  // sealed ones, in order
    bool is_finished(RunNumber) const;
    Attempts attempts(RunNumber) const;

    // What the next four throw is a Failure; then nothing more is kept, and all that was sealed stays.
    void started(RunNumber, unsigned attempt);
    /// Copies the bytes. They are sealed soon (see SealAt).
    void done(RunNumber, std::span<const std::byte>);
    void failed(RunNumber, const std::string& reason, unsigned attempt);
    /// Returns when all runs that were done before are sealed.
    void seal();

    /// Reads the bytes of a sealed run from the disk, into memory that is used again. Throws Failure.
    void read(RunNumber, std::vector<std::byte>& bytes) const;

    /// Removes FILE.parts, once its runs are in FILE. Nothing may be called afterwards. Throws Failure, and
    /// removes nothing, while another process is at work on a shard.
    void remove();

  private:
    using Clock = std::chrono::steady_clock;
    struct Begun {
        unsigned attempt;
        Clock::time_point when;
    };
    struct Place {
        std::size_t segment;  // its number in segments_
        Extent block;
    };

    void open_folder();
    void check_identity() const;
    void load();
    void load_segment(const std::string& folder, const std::string& name);
    void refuse(const std::string& path, const std::string& why);
    void complete_ledger(const RunHistories&);
    LedgerEntry ended(RunNumber, RunState);
    void write(const Batch&);
    void write_next_segment(const Batch&);
    std::vector<LedgerEntry> place(const std::string& name, const std::vector<Extent>&);

    const std::string parts_, folder_;
    const ExperimentIdentity identity_;
    std::optional<FileLock> lock_;
    std::optional<Ledger> ledger_;
    std::vector<Problem> problems_;
    std::uint64_t next_segment_ = 1;

    mutable std::mutex mutex_;  // of what follows
    std::vector<std::string> segments_;
    std::unordered_map<RunNumber, Place> places_;
    std::unordered_map<RunNumber, Attempts> attempts_;
    std::unordered_map<RunNumber, Begun> begun_;
    std::unordered_map<RunNumber, LedgerEntry> done_;  // not sealed yet

    std::unique_ptr<Sealer> sealer_;
};

}  // namespace concord
