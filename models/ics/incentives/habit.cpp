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
                            "time in which habit forms (tau_h)")) {}

    Utility operator()(const World& world, PersonId me, const Policy&) const {
        Utility habit;
        habit[world.behaviour[me]] = weight * (1 - exp(-world.tenure[me] / scale));
        return habit;
    }
    double weight, scale;
};
const bool added = PersonIncentives::add<Habit>("habit");

}  // namespace concord::ics
