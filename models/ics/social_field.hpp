#pragma once
#include <array>
#include <span>
#include <vector>

#include "engine/model/explanation.hpp"
#include "models/ics/power.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// x(k): how much of each behaviour a person sees around, summing to 1 (Brock & Durlauf 2001). Own
/// organisation by power, people known elsewhere by trust, conveners (always trusted, always collaborating),
/// the system as far as forums bring it together, and the public as far as it has a say and trusts the
/// services: x(k) ~ s_in X(k) + (1 - s_in) sum_j T_ij 1[b_j = k] / k_i + f X_system(k) + theta_v P 1[k = C].
class SocialField {
  public:
    explicit SocialField(const Section& config);
    /// Adds `weight` times the fields of some people, each under the policy of his or her post.
    void add_to(const Sums& sums, double weight, const World& world, std::span<const PersonId> who) const;
    /// Whose behaviour makes `weight` times the field.
    std::vector<Influence> influences(const World& world, PersonId me, double weight) const;

    static constexpr std::size_t at_a_time = 128;  // people
    template <class Value>
    using OfPeople = std::array<Value, at_a_time>;
    struct Shares {
        OfPeople<double> compete, lip_service, collaborate;
        PerBehaviour operator[](std::size_t n) const { return {compete[n], lip_service[n], collaborate[n]}; }
        void set(std::size_t n, const PerBehaviour& to) {
            compete[n] = to.compete, lip_service[n] = to.lip_service, collaborate[n] = to.collaborate;
        }
    };
    /// What some people see where, each with its weight: all together are in proportion to the field.
    struct Around {
        Shares within, known, everywhere;
        OfPeople<double> voice;  // of collaboration
        PerBehaviour sum(std::size_t n) const {
            PerBehaviour all = within[n];
            (all += known[n]) += everywhere[n];
            all.collaborate += voice[n];
            return all;
        }
    };

  private:
    void look_around(const World& world, std::span<const PersonId> who, Around& around) const;

    double own_weight_;  // s_in
    Power power_;        // of colleagues; part of the field of the organisation already
};

}  // namespace concord::ics
