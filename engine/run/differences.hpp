#pragma once
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/output/checkpoint.hpp"

namespace concord {

/// In what a checkpoint belongs to another run, or another program, than these are: a problem each, "NAME is
/// VALUE there and VALUE here". None when it can be gone on from.
std::vector<Problem> differences(const Checkpoint&, const Provenance& here);

/// The same of the programs alone: what can be told before the configuration is read.
std::vector<Problem> program_differences(const Checkpoint&, const BuildIdentity& here);

/// In what a file, of that provenance, belongs to another run, or another program; the same of the programs
/// alone.
std::vector<Problem> differences(const std::string& file, const Provenance& there, const Provenance& here);
std::vector<Problem> program_differences(const std::string& file, const BuildIdentity& there,
                                         const BuildIdentity& here);

}  // namespace concord
