#include "tools/verify/mechanisms/mechanism.hpp"

/// A crisis: barriers melt, and afterwards things slip back or hold.
namespace concord::mechanisms {
namespace {

constexpr Tick begins = 260, ends = 340;
const Settings crisis{"crisis.strength=1", "crisis.start=260", "crisis.end=340"};

/// Of what a crisis moved, the part still there four years on.
Sample retention(const World& world, const Settings& settings) {
    return mechanisms::retention(run(world, crisis + settings), "share_collaborate", begins, ends, 208);
}

std::vector<Finding> barriers_melt() {
    const Runs calm = run(toy()), struck = run(toy(), crisis);
    const auto in_crisis = [](const Runs& runs) {
        return mean(runs, "share_collaborate", begins + 13, begins + 26);
    };
    return {rises("in the second quarter: collaborate", in_crisis(calm), in_crisis(struck)),
            rises("and by more than 0.3", in_crisis(calm), in_crisis(struck) - Sample(calm.size(), 0.3))};
}

std::vector<Finding> slip_back() {
    const Sample loose = retention(toy(), {"culture.conformity=0.1"}),
                 tight = retention(toy(), {"culture.conformity=0.9"});
    const World embedded = toy({},
                               "[[intervention]]\nat = 340\nset = { \"policy.pooled_share\" = 0.5, "
                               "\"policy.system_weight\" = 0.5 }\n");
    return {falls("loose culture: less than a tenth kept", Sample(loose.size(), 0.1), loose),
            rises("tight culture, not loose: kept", loose, tight),
            rises("tight culture: more than half kept", Sample(tight.size(), 0.5), tight),
            rises("embedded by policy: kept", retention(toy(), {}), retention(embedded, {}))};
}

const bool added = claim(30, "barriers-melt", barriers_melt) && claim(31, "slip-back-or-hold", slip_back);

}  // namespace
}  // namespace concord::mechanisms
