#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/lined.hpp"
#include "models/ics/world.hpp"

namespace concord::bench {

/// Rows of lanes can be read as they lie.
template <class Value>
using Array = Lined<Value>;

/// A row of lanes is one cache line.
constexpr std::size_t double_lanes = 8, float_lanes = 16;
constexpr std::size_t rounded_up(std::size_t n, std::size_t lanes) {
    return (n + lanes - 1) / lanes * lanes;
}

/// Eight lists of different lengths side by side, in order of their lengths: entry n of lane l is at first +
/// 8 n + l.
struct Lists {
    struct Slice {
        std::uint32_t first, rows;
    };
    std::vector<Slice> slices;
    std::size_t size = 0;  // entries, padding included

    Lists() = default;
    /// `lengths`: of the lists in the order they will have, longest first in each slice.
    explicit Lists(const std::vector<std::size_t>& lengths);
    std::size_t at(std::size_t list, std::size_t entry) const {
        return slices[list / double_lanes].first + entry * double_lanes + list % double_lanes;
    }
};

/// In order of the engine; ties as many for everyone.
struct People {
    static constexpr std::size_t most_ties = 8;
    /// What is looked at when somebody reviews or leaves: half a cache line.
    struct alignas(32) Person {
        std::array<std::uint16_t, most_ties> tie;  // where they lie, counted from the first of the block
        float disposition;
        std::int32_t arrived;  // the tick at which tenure is 0
        std::uint16_t post;    // row of the organisation * 4 + tier
        std::uint8_t behaviour;
    };
    std::size_t size = 0, ties_each = 0;
    Array<Person> person;
    Array<std::uint32_t> tie_link;      // ties_each a person: the entry of the link that each adds to
    std::vector<ics::TieId> in_engine;  // the same tie there
    Array<std::uint32_t> first_fan;     // one more than people
    Array<std::uint32_t> fan;           // where the ties of others to a person lie
};

/// The ties of each block of people: those along one link are cut into strips, sixteen strips lie side by
/// side.
struct Strips {
    static constexpr std::size_t block = 2048;  // people whose ties lie together
    static constexpr std::size_t longest = 64;  // ties of a strip
    static constexpr std::uint32_t nobody = 3;  // what the other of a tie that is none does
    struct Slice {
        std::uint32_t first, rows;                    // tie n of strip l at first + 16 n + l
        std::array<std::uint32_t, float_lanes> link;  // entry of the link each strip adds to
    };
    Array<float> trust;
    Array<std::uint32_t> doing;  // behaviour of the other, two bits a tie, sixteen ties
    std::vector<Slice> slices;
    std::vector<std::size_t> first_slice;  // of each block, and the end

    std::vector<std::uint32_t> first_tie;  // of each block

    /// Where a tie of a person lies.
    std::uint32_t place(const People& people, std::size_t me, std::size_t n) const {
        return first_tie[me / block] + people.person[me].tie[n];
    }
    std::uint32_t doing_of(std::uint32_t tie) const {
        return doing[tie / float_lanes] >> 2 * (tie % float_lanes) & 3;
    }
    /// Exclusive or.
    void change(std::uint32_t tie, std::uint32_t difference) {
        doing[tie / float_lanes] ^= difference << 2 * (tie % float_lanes);
    }
};

struct Links {
    Lists lists;  // one an organisation, by row
    Array<double> sum, trust, weight;
    Array<double> ties;                // how many add to the sum; NaN where there are none
    Array<std::uint32_t> partner;      // row
    std::vector<std::uint32_t> entry;  // by the engine's number
};

/// In order of the number of links; `rows` of them, padding included.
struct Organisations {
    std::size_t size = 0, rows = 0;
    std::vector<std::uint32_t> row;           // by the engine's number
    Array<std::uint32_t> number, system;      // by row
    Array<double> ties, mean_trust, weights;  // all ties of its people; of its links together
    Array<double> need, pressure, stake, know_how;
    Array<double> power, engaged;  // of all people; of all whose collaboration counts as engagement
    Array<double> use, fit;        // of the record system
    std::vector<std::uint8_t> record_system;
};

/// Places, in order of the number of organisations that serve them.
struct Places {
    Lists lists;
    Array<double> share;             // of the organisation's need
    Array<std::uint32_t> server;     // row
    std::vector<std::uint32_t> row;  // by the engine's number
    Array<double> need, trust, unmet;
};

struct FlagshipArrays {
    explicit FlagshipArrays(const ics::World&);

    Organisations organisations;
    Links links;
    People people;
    Strips strips;
    Places places;
};

}  // namespace concord::bench
