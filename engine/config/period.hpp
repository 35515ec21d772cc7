#pragma once
#include <cstddef>
#include <optional>

#include "engine/config/condition.hpp"

// Private to engine/config: when something of an [[intervention]] holds.
namespace concord {

/// From `at`, or from when a condition fired, up to and not including `until`, or when it was lifted.
struct Period {
    Tick at = 0, until = never;
    std::optional<std::size_t> trigger;  // row of the firings
    bool once = false;                   // in the first tick alone

    Tick begin(const Firings&) const;  // never: it has not fired
    Tick end(const Firings&) const;
    bool holds(Tick t, const Firings& firings) const { return begin(firings) <= t && t < end(firings); }
};

}  // namespace concord
