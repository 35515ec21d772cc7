#pragma once
#include <string>
#include <vector>

#include "engine/core/error.hpp"

namespace concord {

/// Something that two experiments may differ in.
struct Trait {
    std::string name;   // "commit", "seed", "configuration"
    std::string value;  // of one line or of many
};

/// What tells one experiment from all others: runs of experiments with the same text may be put together.
struct ExperimentIdentity {
    std::string text;           // a digest of all there is to it
    std::vector<Trait> traits;  // the same for people, who want to know what is different
};

/// With the SHA-256 of all traits as its text.
ExperimentIdentity identity_of(std::vector<Trait> traits);

/// Notes in FOLDER/experiment.json whose runs are kept in the folder. Throws Failure.
void write_identity(const std::string& folder, const ExperimentIdentity&);

/// Makes sure that a folder is that experiment's: one problem for each trait that differs from what
/// experiment.json says, with both values (of long ones, the first line that differs). None: it is the same
/// experiment. Throws Failure when the file cannot be read.
std::vector<Problem> differences(const std::string& folder, const ExperimentIdentity&);

/// The trait of that name of the experiment whose runs are kept in a folder; "" when there is none. Throws
/// Failure.
std::string trait_of(const std::string& folder, const std::string& name);

}  // namespace concord
