#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "models/ics/kinds.hpp"

namespace concord::ics {

/// A world on paper: who exists, where, with what budget and need, and who depends on whom. Made by the toy
/// world or from England's tables; build() turns it into a World.
struct Blueprint {
    struct System {
        std::string code, name;
    };
    struct Place {
        std::string code, name;
        std::uint32_t system = 0;  // index into systems
        double population = 0;     // persons
        double deprivation = 0;    // index of multiple deprivation, average score
    };
    struct Organisation {
        std::string code, name;
        Kind kind = Kind::acute;
        std::uint32_t system = 0;
        double latitude = 0, longitude = 0;         // degrees; NaN where unknown
        double budget = 1, need = 1;                // units of budget; summed over the world they are equal
        std::array<std::uint32_t, tiers> people{};  // heads by tier
        std::vector<std::pair<std::uint32_t, double>>
            serves;  // place, share of the organisation's need there (sum 1)
    };
    /// `from` depends on `to` with weight w > 0; in England sum_l phi_ol phi_jl, the projection of patient
    /// flows.
    struct Link {
        std::uint32_t from, to;
        double weight;
    };
    std::vector<System> systems;
    std::vector<Place> places;
    std::vector<Organisation> organisations;
    std::vector<Link> links;         // sorted by from, then to; no organisation to itself
    std::vector<std::string> notes;  // each imputation, counted, in a sentence
};

}  // namespace concord::ics
