#pragma once
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/ics/processes/hazard.hpp"

namespace concord::ics {

/// People leave, and successors come: from outside with the outside's mix of behaviours, or chosen by the
/// organisation in its own image (March 1991). Everyone else grows a week older in the job.
struct People {
    People(const Section& config, Draws& draws);
    /// Draws who of a part leaves this week.
    std::vector<PersonId> who_leaves(const World& world, const Part& part, const Draws& draws, Tick t) const;
    void operator()(World& world, const Part& part, std::span<const PersonId> who, const Draws& draws,
                    Tick t) const;
    /// Tenure at the start: exponential with each post's turnover, 1 to 1,000 weeks.
    void settle(World& world, const Draws& draws) const;

    std::vector<double> external_mix;  // D, L, C; sum 1
    Stream leave, succeed, tenure;

  private:
    void replace(World& world, PersonId who, const Draws& draws, Tick t, Happened& happened) const;
};

}  // namespace concord::ics
