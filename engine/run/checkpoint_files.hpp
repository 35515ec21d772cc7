#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/output/checkpoint.hpp"

/// Beside the output toy.h5 lie toy.h5.checkpoint, the latest, and toy.h5.checkpoint-120, those of earlier
/// ticks, if they are kept.
namespace concord {

std::string checkpoint_path(const std::string& output);
std::string checkpoint_path(const std::string& output, Tick);

/// The output that is meant, whether it is named itself or a checkpoint of it.
std::string output_of(const std::string& named);

/// Those there are of an output, the latest first.
std::vector<std::string> checkpoints_of(const std::string& output);

/// The checkpoint to go on from when an output or a checkpoint of it is named, and what was recorded before
/// it: found whole. Throws InputError, which says which older one is kept, if any.
std::unique_ptr<Checkpoint> open_checkpoint(const std::string& named);

/// Makes one of the checkpoints the latest: those after it, and what was recorded after it, are removed.
void make_latest(const std::string& output, const Checkpoint&);

/// Removes all but the `keep` latest, which get a tick to their name: a run is over, and there is nothing to
/// resume.
void retire_checkpoints(const std::string& output, Tick latest, std::size_t keep);

/// Removes every checkpoint of an output, and what was recorded before them.
void remove_leftovers(const std::string& output);

}  // namespace concord
