#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "models/ics/ics.hpp"
#include "tests/bench/flagship_arrays.hpp"

namespace concord::bench {

/// What is the same for everyone, always: parameters and levers.
struct FlagshipConstants {
    explicit FlagshipConstants(const ics::Ics&);

    ics::Policy levers;
    std::array<double, ics::staff_tiers> felt{1, 0.8, 0.5, 0.3};
    std::array<std::uint64_t, ics::staff_tiers> power;
    double sharpness, saving, public_rate;
    ics::Trust trust;
    ics::Technology technology;
    ics::People people;
    Stream review, choose;
    // Parameters of the incentives, at their defaults.
    double benefit = 0.6, shadow = 0.9, data_benefit = 0.2, cost = 0.25, lip_service_cost = 0.03,
           relief = 0.9;
    double displaced = 0.2, displaced_lip_service = 0.05, contest_weight = 0.6, compliance_pull = 0.25;
    double conformity = 0.3, own_weight = 0.5, habit = 0.5, habit_scale = 104;
    double intrinsic_weight = 0.9, crowding_out = 0.8;
};

/// Power-weighted lip service, power-weighted collaboration and engaged collaborators in one number, so that
/// one addition moves a person from one behaviour to another.
struct Tally {
    static constexpr unsigned bits = 21;
    static constexpr std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    static constexpr std::uint64_t lip_service(std::uint64_t tally) { return tally & mask; }
    static constexpr std::uint64_t collaborate(std::uint64_t tally) { return tally >> bits & mask; }
    static constexpr std::uint64_t engaged(std::uint64_t tally) { return tally >> 2 * bits; }
    static constexpr std::uint64_t of_collaborator(std::uint64_t power, std::uint64_t engaged) {
        return power << bits | engaged << 2 * bits;
    }
};

/// What follows from the state. By row of the organisation, or by post: row * 4 + tier.
struct FlagshipFields {
    FlagshipFields(const ics::World&, const FlagshipArrays&, const FlagshipConstants&);

    std::array<Array<double>, 3> own;  // X
    Array<double> load, unmet, help, received, effort;
    static constexpr std::size_t most_systems = 64;
    std::array<std::array<double, most_systems>, 3> systems;   // X of the system
    std::array<double, most_systems> system_power;             // of all its people
    Array<double> material_lip_service, material_collaborate;  // by tier, then row
    Array<double> fixed_lip_service, fixed_collaborate;        // what of these never changes
    Array<std::uint64_t> tally;
    Array<std::uint64_t> tally_lip_service, tally_collaborate;  // of one person, by post
    Array<double> leave_below;                                  // by post: word of the draw
    double leave_below_most = 0;
    Array<double> external_share;          // by post
    Array<double> habit;                   // by tenure
    Array<double> fits;                    // of record systems, by row
    std::vector<std::uint32_t> customers;  // by system and record system
    std::size_t record_systems;
};

struct FlagshipWorld : FlagshipArrays {
    explicit FlagshipWorld(const ics::Ics&);

    FlagshipConstants constants;
    FlagshipFields fields;
};

}  // namespace concord::bench
