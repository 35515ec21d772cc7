#include "tools/verify/mechanisms/mechanism.hpp"

/// Money: pooled budgets, competition, shared gains, stretched staff.
namespace concord::mechanisms {
namespace {

std::vector<Finding> pooled_budgets() {
    const World world = toy({"unmet_need", "met_need_gap"});
    const Runs apart = run(world), half = run(world, {"policy.pooled_share=0.5"}),
               pooled = run(world, {"policy.pooled_share=1"});
    const Settings equal{"resources.need_spread=0"};
    return {
        rises("half pooled: collaborate", mean(apart, "share_collaborate"), mean(half, "share_collaborate")),
        rises("all pooled, not half: collaborate", mean(half, "share_collaborate"),
              mean(pooled, "share_collaborate")),
        falls("half pooled: unmet need", mean(apart, "unmet_need"), mean(half, "unmet_need")),
        falls("half pooled: gap of met need", mean(apart, "met_need_gap"), mean(half, "met_need_gap")),
        same("all pooled, need equal", run(world, equal),
             run(world, equal + Settings{"policy.pooled_share=1"}))};
}

std::vector<Finding> competition() {
    const Runs little = run(toy(), {"policy.competition=0"}), much = run(toy(), {"policy.competition=0.6"});
    const Runs cheap = run(toy(), {"game.cost=0.1"}), dear = run(toy(), {"game.cost=0.5"});
    return {falls("contest for money: collaborate", mean(little, "share_collaborate"),
                  mean(much, "share_collaborate")),
            rises("contest for money: compete", mean(little, "share_compete"), mean(much, "share_compete")),
            falls("cost of collaboration: collaborate", mean(cheap, "share_collaborate"),
                  mean(dear, "share_collaborate"))};
}

std::vector<Finding> shared_gains() {
    const Settings all{"policy.gain_share=1"}, tight{"policy.budget_cut=0.3"};
    const Sample apart = mean(run(toy()), "share_collaborate"),
                 shared = mean(run(toy(), all), "share_collaborate");
    return {rises("gains and burdens shared: collaborate", apart, shared),
            rises("the same after a cut of 30%", mean(run(toy(), tight), "share_collaborate"),
                  mean(run(toy(), tight + all), "share_collaborate"))};
}

std::vector<Finding> stretched_staff() {
    const World world = toy({"load"});
    const Runs enough = run(world), fifth = run(world, {"policy.budget_cut=0.2"}),
               more = run(world, {"policy.budget_cut=0.4"});
    return {rises("a fifth cut: load", mean(enough, "load"), mean(fifth, "load")),
            falls("a fifth cut: collaborate", mean(enough, "share_collaborate"),
                  mean(fifth, "share_collaborate")),
            falls("two fifths cut, not one: collaborate", mean(fifth, "share_collaborate"),
                  mean(more, "share_collaborate"))};
}

std::vector<Finding> shared_work() {
    const World world = toy({"unmet_need"});
    return {falls("work saved by sharing: unmet need", mean(run(world, {"resources.saving=0"}), "unmet_need"),
                  mean(run(world, {"resources.saving=0.4"}), "unmet_need"))};
}

std::vector<Finding> conditional_funding() {
    const Settings pot{"policy.conditional_pot=0.3"}, seen{"policy.detection=0.9"},
        unseen{"policy.detection=0"};
    const Runs without = run(toy(), seen), with = run(toy(), seen + pot);
    const Runs blind = run(toy(), unseen), paid = run(toy(), unseen + pot);
    return {rises("lip service seen: collaborate", mean(without, "share_collaborate"),
                  mean(with, "share_collaborate")),
            falls("lip service seen: lip service", mean(without, "share_lip_service"),
                  mean(with, "share_lip_service")),
            rises("unseen: lip service", mean(blind, "share_lip_service"), mean(paid, "share_lip_service"))};
}

const bool added = claim(1, "pooled-budgets", pooled_budgets) && claim(2, "competition", competition) &&
                   claim(22, "shared-gains", shared_gains) && claim(23, "stretched-staff", stretched_staff) &&
                   claim(42, "conditional-funding", conditional_funding) &&
                   claim(44, "shared-work", shared_work);

}  // namespace
}  // namespace concord::mechanisms
