#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/deed.hpp"
#include "models/ics/kinds.hpp"

namespace concord::ics {

/// People of some cells who behave so from a tick on, until they review.
struct Seed {
    Behaviour behaviour = Behaviour::collaborate;
    std::uint32_t number = 0;                // all of them where there are fewer
    bool clustered = false;                  // organisation by organisation, along dependence
    std::vector<std::uint32_t> places = {};  // of organisations that serve one of these most; empty: of all
};

/// Two organisations, by number.
struct Pair {
    std::uint32_t first = 0, second = 0;
};

/// What interventions do besides setting levers, in the order of the file.
struct Deeds {
    enum Kind : std::size_t { seed, merge, joint_post };

    /// Whether organisations come together.
    bool unite() const { return !merges.empty() || !joint_posts.empty(); }

    std::vector<Seed> seeds;
    std::vector<Pair> merges, joint_posts;
};

/// How to read them into `deeds`, which must live on while a schedule is read. `boards`: codes of the
/// organisations, "" where nobody sits on the board. `places`: codes of the places.
std::vector<DeedKind> kinds_of_deeds(Deeds& deeds, const std::vector<std::string>& boards,
                                     const std::vector<std::string>& places);

}  // namespace concord::ics
