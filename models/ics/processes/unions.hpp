#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Whoever holds the board seat of the first holds that of the second, too, and those that either shared
/// before; trust between all of these is held at 1. Both have a board. What the holder does is not yet that
/// of all.
void share_post(World& world, OrganisationId first, OrganisationId second);

/// Both act as one from now on, with a joint post at the board.
void merge(World& world, OrganisationId first, OrganisationId second);

/// Who holds the first seat of a joint post holds the second too.
void share_seats(World& world);

/// What merged organisations have to spend goes where their need is.
void spend_together(World& world);
/// Their load is that of both together, and so is the part of need that is not met.
void carry_together(World& world, double saving);

}  // namespace concord::ics
