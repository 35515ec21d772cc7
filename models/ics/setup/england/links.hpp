#pragma once
#include "models/ics/setup/blueprint.hpp"

namespace concord::ics {

/// Fills the links of a blueprint: w_oj = sum over places l of phi_ol phi_jl, where phi is what each serves,
/// for all pairs of different organisations with a place in common. A link below `least` of the sum of its
/// row is left out, the strongest of a row never; a note counts them.
void link_by_places(Blueprint&, double least);

}  // namespace concord::ics
