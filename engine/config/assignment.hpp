#pragma once
#include <string>
#include <vector>

#include "engine/core/error.hpp"

namespace concord {

/// A key and its value in a table whose keys are the user's own: { "policy.pooled_share" = 0.5 }.
struct Assignment {
    std::string key;                  // dotted, whether written so or as tables
    std::vector<std::string> values;  // as TOML; of a list each, of all else the one
    bool is_list = false;
    Problem place;  // its text is empty

    /// The value as it may stand in a file.
    std::string value() const;
};

}  // namespace concord
