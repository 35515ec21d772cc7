#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace concord {

/// One part of the runs of an experiment that are shared out among processes, counted from 1.
struct Shard {
    unsigned number = 1, of = 1;
    bool whole() const { return of <= 1; }
};

// Where the finished runs of an experiment are kept until its file is written:
//   FILE.parts/experiment.json                          whose runs these are
//   FILE.parts/lock, ledger.jsonl, segment-000001...    of a process that does the whole
//   FILE.parts/shard-1-of-4/lock, ledger.jsonl, ...     of one that does a shard

std::string parts_folder(const std::string& file);
std::string shard_folder(const std::string& parts, Shard);  // of the whole: `parts` itself
/// `parts` and those of all shards in it, of whatever division.
std::vector<std::string> work_folders(const std::string& parts);

std::string segment_name(std::uint64_t number);  // "segment-000017"
/// Names of the segments of a folder, in order.
std::vector<std::string> segments_in(const std::string& folder);
/// One more than the highest number that was ever given to a segment, refused ones included.
std::uint64_t next_segment(const std::string& folder);

/// Names of all there is, sorted; none when there is no such folder. Throws Failure.
std::vector<std::string> names_in(const std::string& folder);
/// The first name in FILE.parts that is none of ours; "" when there is none.
std::string stranger_in(const std::string& parts);

/// Makes a folder within one that exists, unless it is there. Throws InputError: it is something else, or
/// would be in no folder. Throws Failure.
void make_folder(const std::string& folder);
/// Removes what a process that was killed had not finished writing. To be called by who has the lock.
void remove_unfinished(const std::string& folder);
/// Removes all that is ours in FILE.parts, the segments first, and the folder itself unless something else
/// is in it. Throws Failure.
void remove_parts(const std::string& parts);

}  // namespace concord
