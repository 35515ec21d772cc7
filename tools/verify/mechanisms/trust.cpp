#include <algorithm>

#include "tools/verify/mechanisms/mechanism.hpp"

/// Trust: between organisations, of the public, and what builds bridges.
namespace concord::mechanisms {
namespace {

std::vector<Finding> between_organisations() {
    const World world = toy({"trust"});
    const Runs now = run(world), gained = run(world, {"trust.gain=0.03"}),
               lost = run(world, {"trust.loss=0.1"});
    return {rises("quicker to gain: trust", mean(now, "trust"), mean(gained, "trust")),
            rises("quicker to gain: collaborate", mean(now, "share_collaborate"),
                  mean(gained, "share_collaborate")),
            falls("quicker to lose: trust", mean(now, "trust"), mean(lost, "trust")),
            falls("quicker to lose: collaborate", mean(now, "share_collaborate"),
                  mean(lost, "share_collaborate"))};
}

std::vector<Finding> of_the_public() {
    const World world = toy({"public_trust", "unmet_need"});
    const Runs now = run(world), upset = run(world, {"policy.disruption=0.01"}),
               met = run(world, {"policy.pooled_share=1"});
    return {falls("disruption, nothing better for it: public trust", mean(now, "public_trust"),
                  mean(upset, "public_trust")),
            rises("need met: public trust", mean(now, "public_trust"), mean(met, "public_trust"))};
}

/// Weeks until half of the trust that a betrayal took is there again.
Sample weeks_to_mend(const std::string& facilitation) {
    constexpr Tick at = 104;
    const Runs runs = run(toy({"trust"},
                              "[[intervention]]\nat = 104\nset = { \"shock.trust_lost\" = 0.7, "
                              "\"policy.facilitation\" = " +
                                  facilitation + " }\n",
                              416),
                          {"policy.facilitation=0.05"});
    const Sample before = mean(runs, "trust", at - 52, at), after = mean(runs, "trust", at + 1, at + 2);
    Sample weeks;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const auto& trust = runs[r].at("trust");
        const auto mended = std::find_if(trust.begin() + at + 1, trust.end(),
                                         [&](double value) { return value >= (before[r] + after[r]) / 2; });
        weeks.push_back(static_cast<double>(mended - trust.begin()) - at);
    }
    return weeks;
}

std::vector<Finding> bridges() {
    return {falls("somebody builds bridges: weeks until half is mended", weeks_to_mend("0.05"),
                  weeks_to_mend("0.3"))};
}

std::vector<Finding> data_sharing() {
    const World world = toy({"gaming_gap"});
    const Settings open{"policy.data_sharing=0.8"};
    const Runs closed = run(world), shared = run(world, open);
    return {falls("data shared: gaming gap", mean(closed, "gaming_gap"), mean(shared, "gaming_gap")),
            falls("data shared: lip service", mean(closed, "share_lip_service"),
                  mean(shared, "share_lip_service")),
            rises("data shared, with consequences: collaborate", mean(closed, "share_collaborate"),
                  mean(shared, "share_collaborate"))};
}

/// For four years, then as before.
World for_a_time(const std::string& lever) {
    return toy({"trust"}, "[[intervention]]\nat = 104\nuntil = 312\nset = { " + lever + " }\n", 936);
}

std::vector<Finding> facilitation() {
    const World world = toy({"trust"}, "", 936), helped = for_a_time("\"policy.facilitation\" = 0.4");
    const Settings loose{"culture.conformity=0.1"}, tight{"culture.conformity=0.6"};
    const Runs without = run(world), with = run(helped);
    const auto lasts = [&](const Settings& culture) {
        return mean(run(helped, culture), "share_collaborate", 728) -
               mean(run(world, culture), "share_collaborate", 728);
    };
    return {
        rises("forums: collaborate", mean(without, "share_collaborate", 260, 312),
              mean(with, "share_collaborate", 260, 312)),
        rises("forums: trust", mean(without, "trust", 260, 312), mean(with, "trust", 260, 312)),
        rises("eight years after they end, near tipping and not far from it", lasts(loose), lasts(tight))};
}

std::vector<Finding> convener() {
    const World world = toy({"trust", "trusting_ties"});
    const Runs none = run(world), one = run(world, {"policy.convener=1"});
    return {
        rises("a convener: ties with more trust than 1/2", mean(none, "trusting_ties"),
              mean(one, "trusting_ties")),
        rises("a convener: collaborate", mean(none, "share_collaborate"), mean(one, "share_collaborate"))};
}

const bool added = claim(11, "trust-between-organisations", between_organisations) &&
                   claim(12, "trust-of-the-public", of_the_public) &&
                   claim(13, "repair-of-bridges", bridges) && claim(14, "open-data", data_sharing) &&
                   claim(28, "forums-at-first", facilitation) && claim(29, "convener", convener);

}  // namespace
}  // namespace concord::mechanisms
