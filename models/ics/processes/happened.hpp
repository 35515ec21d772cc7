#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Somebody does this from now on. Nobody sees it before the week is over.
inline void take_up(World& world, PersonId who, Behaviour doing, std::vector<Change>& changes) {
    Behaviour& now = world.behaviour[who];
    if (now != doing) changes.push_back({who, now, doing});
    now = doing;
}

/// What has happened in the block of organisations that somebody belongs to.
Happened& happened_to(World& world, PersonId who);

}  // namespace concord::ics
