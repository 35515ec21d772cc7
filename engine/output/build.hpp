#pragma once
#include <string>
#include <vector>

namespace concord {

/// What this program was built from.
struct BuildIdentity {
    std::string version;                 // "0.1.0"
    std::string commit = "unknown";      // of git, 40 digits; "unknown" when built outside a checkout
    std::string tree = "unknown";        // "clean", or "dirty": sources differed from the commit
    std::string compiler;                // "GNU 12.2.0, Release"
    std::vector<std::string> libraries;  // "HDF5 1.10.8"...
};

BuildIdentity build_identity();

}  // namespace concord
