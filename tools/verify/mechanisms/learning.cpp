#include "tools/verify/mechanisms/mechanism.hpp"

/// Learning: under austerity, and between sectors.
namespace concord::mechanisms {
namespace {

std::vector<Finding> austerity() {
    const World world = toy({"know_how", "unmet_need"});
    const auto cut = [&](const std::string& part) {
        return run(world, {"learning.search=0.01", "policy.budget_cut=" + part});
    };
    const Runs none = cut("0"), half = cut("0.5"), deep = cut("0.7");
    return {rises("half cut: know-how", mean(none, "know_how"), mean(half, "know_how")),
            falls("70% cut, not half: know-how", mean(half, "know_how"), mean(deep, "know_how")),
            rises("half cut: unmet need", mean(none, "unmet_need"), mean(half, "unmet_need")),
            rises("70% cut, not half: unmet need", mean(half, "unmet_need"), mean(deep, "unmet_need"))};
}

/// Councils' budgets are cut, and need makes them inventive: how far ahead they are of hospitals.
Sample ahead(const Settings& settings) {
    const World world = toy({"know_how_by_kind[council]", "know_how_by_kind[acute]"},
                            "[learning]\nsearch = 0.01\n[[intervention]]\nwhere = { kind = \"council\" }\n"
                            "set = { \"policy.budget_cut\" = 0.5 }\n");
    const Runs runs = run(world, settings);
    return mean(runs, "know_how_by_kind[council]") - mean(runs, "know_how_by_kind[acute]");
}

std::vector<Finding> from_social_care() {
    const Settings apart{"policy.purpose_clarity=0"},
        together{"policy.purpose_clarity=1", "policy.facilitation=0.3"};
    const Settings distrust{"trust.initial=0", "trust.gain=0"};
    const Sample none = ahead({"learning.diffusion=0"});
    return {rises("nothing passed on: councils ahead", Sample(none.size(), 0), none),
            falls("collaboration and trust: councils ahead", ahead(apart), ahead(together)),
            same("collaboration without trust, passed on or not",
                 run(toy({"know_how"}),
                     together + distrust + Settings{"learning.search=0.01", "learning.diffusion=0.02"}),
                 run(toy({"know_how"}),
                     together + distrust + Settings{"learning.search=0.01", "learning.diffusion=0"}))};
}

const bool added = claim(20, "innovation-under-austerity", austerity) &&
                   claim(21, "learning-from-social-care", from_social_care);

}  // namespace
}  // namespace concord::mechanisms
