#include "models/ics/incentives.hpp"
#include "models/ics/social_field.hpp"

namespace concord::ics {

/// Conformity: people do what those around them do (Brock & Durlauf 2001). U(k) += J x(k), x the social
/// field.
struct Conformity {
    explicit Conformity(const Section& config)
        : weight(config.real("culture.conformity", 0.3, {0, 2}, "utility", "pull of what others do (J)",
                             "Brock & Durlauf 2001")),
          field(config) {}

    bool acts(const Policy&) const { return weight != 0; }
    void add_to(const Sums& sums, const World& world, std::span<const PersonId> who) const {
        field.add_to(sums, weight, world, who);
    }
    std::vector<Influence> influences(const World& world, PersonId me, const Policy&) const {
        return field.influences(world, me, weight);
    }
    double weight;
    SocialField field;
};
const bool added = PersonIncentives::add<Conformity>("conformity", "people do what those around them do",
                                                     "U(k) += J x_i(k)", "Brock & Durlauf 2001");

}  // namespace concord::ics
