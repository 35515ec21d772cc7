#include <vector>

#include "engine/core/math.hpp"
#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Habit: the longer in the job, the more one goes on as before. U(what I do) += kappa (1 - exp(-tenure /
/// tau)).
struct Habit {
    explicit Habit(const Section& config)
        : weight(config.real("culture.habit", 0.5, {0, 2}, "utility",
                             "pull of habit after a long time (kappa)")),
          scale(config.real("culture.habit_scale", 104, {26, 520}, "week",
                            "time in which habit forms (tau_h)")) {
        for (std::uint16_t tenure = 0; tenure < common; ++tenure) formed.push_back(after(tenure));
    }

    bool acts(const Policy&) const { return weight != 0; }
    Utility operator()(const World& world, PersonId me, const Policy&) const {
        const std::uint16_t tenure = world.tenure[me];
        const double pull = tenure < common ? formed[tenure] : after(tenure);
        return pull * one_of(world.behaviour[me]);
    }
    double after(std::uint16_t tenure) const { return weight * (1 - exp(-tenure / scale)); }

    static constexpr std::uint16_t common = 2048;  // weeks; few stay longer
    double weight, scale;
    std::vector<double> formed;  // by tenure
};
const bool added =
    PersonIncentives::add<Habit>("habit", "the longer in the job, the more one goes on as before",
                                 "U(b_i) += kappa (1 - exp(-tenure_i / tau_h))");

}  // namespace concord::ics
