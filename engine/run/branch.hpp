#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/config/document.hpp"
#include "engine/core/tick.hpp"
#include "engine/output/checkpoint.hpp"

namespace concord {

/// The configuration of the run of a checkpoint.
Document document_of(const Checkpoint&);

/// That configuration with some levers set from tick `at` on: as an intervention, so that a run of it from
/// the start is the same run. What is recorded, and run.ticks, may be set as well. `assignments` are
/// "KEY=VALUE". Throws InputError for any other key, with the reason, and for values that are not allowed.
Document branched(const Checkpoint&, Tick at, const std::vector<std::string>& assignments);

/// The latest checkpoint of an output at or before a tick; null if there is none, so that a branch has to
/// begin at the start. `named` is the output, or a checkpoint of it, which is taken if it is early enough.
/// Throws InputError when none of the output can be read.
struct Origin {
    std::unique_ptr<Checkpoint> checkpoint;  // of the run: says what the run is
    bool early_enough = false;               // its state can be gone on from
};
Origin origin_of(const std::string& named, Tick at);

}  // namespace concord
