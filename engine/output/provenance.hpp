#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/output/build.hpp"

namespace concord {

/// Of the output file; FORMAT.md tells what each number stands for.
constexpr std::uint32_t format_version = 1;

/// A table the run was built from.
struct InputTable {
    std::string path;    // as given, relative
    std::string sha256;  // of its bytes
};

/// What made a file: enough to make it again. What was imputed while building the world is in Outline::notes.
struct Provenance {
    BuildIdentity build;
    std::string model;          // "ics"
    std::string configuration;  // resolved, TOML
    std::uint32_t seed = 0, replicate = 0;
    std::string parent_checkpoint;  // what the run went on from; may be empty
    std::vector<InputTable> inputs;
    std::string started;  // UTC, ISO 8601: "2024-05-01T12:00:00Z"
    std::string host;     // several names with ", " between
    unsigned threads = 1;
    double seconds = 0, seconds_a_run = 0;  // of an experiment; 0 = not known
    std::string command_line;
};

/// With the identity of this build, the time of day and the name of this host filled in.
Provenance provenance_of_now();

/// "concord 0.1.0, commit 1a2b3c4 (dirty)".
std::string program_of(const BuildIdentity&);

}  // namespace concord
