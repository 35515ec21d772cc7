#include "tools/verify/mechanisms/mechanism.hpp"

/// Governance: fixed or dynamic, by system or by place.
namespace concord::mechanisms {
namespace {

std::vector<Finding> dynamic_governance() {
    const World world = toy({"unmet_need"});
    const Settings pooled{"policy.pooled_share=1"}, fixed{"policy.governance_speed=0"},
        moving{"policy.governance_speed=0.1"};
    const Settings drift{"resources.need_drift=0.02"};
    return {falls("need drifts: unmet need", mean(run(world, pooled + drift + fixed), "unmet_need"),
                  mean(run(world, pooled + drift + moving), "unmet_need")),
            same("need stays", run(world, pooled + fixed), run(world, pooled + moving))};
}

/// Three real systems, where need is as unequal as it is.
std::vector<Finding> place_budgets() {
    World world;
    world.text =
        "[world]\nkind = \"england\"\nsystems = [\"QF7\", \"QOP\", \"QMJ\"]\n"
        "[people]\nfront_line_share = 0\n";
    world.outcomes = {"met_need_gap", "unmet_need"};
    world.ticks = 156;
    const Settings place{"policy.pool_scope=place"};
    const auto gap = [&](const std::string& share) {
        return mean(run(world, place + Settings{"policy.pooled_share=" + share}), "met_need_gap", 104);
    };
    const Sample own = gap("0"), half = gap("0.5"), all = gap("1");
    return {falls("budgets of places, half: gap of met need", own, half),
            falls("all, not half: gap of met need", half, all)};
}

/// Systems under more or less prescription: in how many of them more collaborate than as they are.
Sample improved(const Runs& before, const Runs& after, const std::vector<std::string>& systems) {
    Sample better(before.size(), 0);
    for (const std::string& system : systems) {
        const std::string outcome = "share_collaborate_by_system[" + system + "]";
        const Sample gain = mean(after, outcome, 260) - mean(before, outcome, 260);
        for (std::size_t r = 0; r < gain.size(); ++r) better[r] += gain[r] > 0 ? 1 : 0;
    }
    return better;
}

std::string prescribed(const std::string& systems, const std::string& level, Tick at) {
    return "[[intervention]]\nat = " + std::to_string(at) + "\nwhere = { system = [" + systems +
           "] }\nset = { \"policy.prescription\" = " + level + " }\n";
}

std::vector<Finding> one_size() {
    const std::string free = "\"QF7\", \"QOP\", \"QMJ\"", bound = "\"QYG\", \"QWO\", \"QHM\"";
    const std::vector<std::string> systems{"QF7", "QOP", "QMJ", "QYG", "QWO", "QHM"};
    const auto simulated = [&](const std::string& reform) {
        World world;
        world.text = "[world]\nkind = \"england\"\nsystems = [" + free + ", " + bound +
                     "]\n[people]\nfront_line_share = 0\n" + prescribed(free, "0.1", 0) +
                     prescribed(bound, "0.7", 0) + reform;
        world.outcomes.clear();
        for (const std::string& system : systems)
            world.outcomes.push_back("share_collaborate_by_system[" + system + "]");
        world.ticks = 364;
        return run(world);
    };
    const Runs before = simulated("");
    const Runs same_for_all = simulated(prescribed(free + ", " + bound, "0.4", 104));
    const Runs fitted = simulated(prescribed(free, "0.05", 104) + prescribed(bound, "0.35", 104));
    return {rises("half of what each had, not one level for all: systems improved, of 6",
                  improved(before, same_for_all, systems), improved(before, fitted, systems))};
}

std::vector<Finding> money_without_understanding() {
    const World world = toy({"met_need_per_budget"});
    const Settings needed{"game.engagement_needed=1"}, more{"game.benefit=1.2"},
        asked{"policy.public_voice=0.5"};
    const Runs alone = run(world, needed), spent = run(world, needed + more);
    const Runs heard = run(world, needed + asked), both = run(world, needed + asked + more);
    return {same("more to gain, nobody asked", alone, spent),
            rises("more to gain, the public heard: collaborate", mean(heard, "share_collaborate"),
                  mean(both, "share_collaborate")),
            rises("more to gain, the public heard: need met for the money",
                  mean(heard, "met_need_per_budget"), mean(both, "met_need_per_budget"))};
}

const bool added = claim(35, "fixed-or-dynamic-governance", dynamic_governance) &&
                   claim(36, "place-budgets", place_budgets) && claim(37, "one-size-fits-all", one_size) &&
                   claim(38, "money-without-understanding", money_without_understanding);

}  // namespace
}  // namespace concord::mechanisms
