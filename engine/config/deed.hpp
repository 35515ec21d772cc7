#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/tick.hpp"

namespace concord {

/// Something that happens at a tick and that no lever can say: people turned, organisations merged. It stands
/// under a key of its own in an [[intervention]], and only the model knows what it means.
struct DeedKind {
    std::string key;
    /// Whether it happens in the cells of `where`, or else is of the whole world and never undone: `where`
    /// then only says where the condition is looked at, and of several places the first in which it fires
    /// counts.
    bool by_cell = false;
    /// Reads what stands under the key and notes what is wrong; returns it as a text for people. Called once
    /// for each deed, in the order of the file.
    std::function<std::string(const Section& intervention)> read;
};

struct Deed {
    std::size_t kind;                // among the kinds
    std::size_t number;              // among those of its kind, in order of the file
    std::vector<std::size_t> cells;  // ascending
};

}  // namespace concord
