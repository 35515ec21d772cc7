#pragma once
#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/ics/incentives.hpp"
#include "models/ics/processes/hazard.hpp"

namespace concord::ics {

/// Who reviews this week, weighs the three behaviours and draws one from a logit of their utilities (McFadden
/// 1974); all others go on as they do. Material incentives are summed once a post, personal ones once a
/// reviewing person.
struct Choice {
    Choice(const Section& config, Draws& draws);

    /// Sums the material incentives of every post.
    void weigh(World& world) const;
    /// Draws who of a part reviews this week.
    std::vector<PersonId> who_reviews(const World& world, const Part& part, const Draws& draws, Tick t) const;
    void operator()(World& world, const Part& part, std::span<const PersonId> who, const Draws& draws,
                    Tick t) const;

    PostIncentives material;
    PersonIncentives personal;
    double sharpness;  // beta
    Stream review, choose;

  private:
    void decide(World& world, std::span<const PersonId> who, const Draws& draws, Tick t,
                std::vector<Change>& changes) const;
};

}  // namespace concord::ics
