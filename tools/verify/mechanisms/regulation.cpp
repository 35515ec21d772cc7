#include "tools/verify/mechanisms/mechanism.hpp"

/// Regulation: consequences, measurement, prescription.
namespace concord::mechanisms {
namespace {

std::vector<Finding> consequences() {
    const Settings none{"policy.accountability=0"}, strong{"policy.accountability=1.5"};
    const Settings measured{"policy.system_weight=0.8", "policy.detection=0.9"};
    const Settings narrow{"policy.system_weight=0"};
    const Runs without = run(toy(), none), with = run(toy(), strong);
    const Runs well_without = run(toy(), measured + none), well = run(toy(), measured + strong);
    return {falls("accountability: compete", mean(without, "share_compete"), mean(with, "share_compete")),
            falls("the same, well measured: compete", mean(well_without, "share_compete"),
                  mean(well, "share_compete")),
            rises("the same, well measured: collaborate", mean(well_without, "share_collaborate"),
                  mean(well, "share_collaborate")),
            falls("the organisation judged alone: collaborate",
                  mean(run(toy(), narrow + none), "share_collaborate"),
                  mean(run(toy(), narrow + strong), "share_collaborate"))};
}

std::vector<Finding> measured_outcome() {
    const World world = toy({"gaming_gap"});
    const Runs poor = run(world, {"policy.detection=0.1"}), fair = run(world, {"policy.detection=0.4"}),
               good = run(world, {"policy.detection=0.8"});
    return {falls("detection 0.4, not 0.1: gaming gap", mean(poor, "gaming_gap"), mean(fair, "gaming_gap")),
            falls("detection 0.8, not 0.4: gaming gap", mean(fair, "gaming_gap"), mean(good, "gaming_gap"))};
}

std::vector<Finding> lip_service() {
    const Settings unseen{"policy.detection=0.1"}, strong{"policy.accountability=1.5"};
    const Runs mild = run(toy(), unseen), hard = run(toy(), unseen + strong);
    return {rises("weak measures, strong consequences: lip service", mean(mild, "share_lip_service"),
                  mean(hard, "share_lip_service")),
            falls("weak measures, strong consequences: collaborate", mean(mild, "share_collaborate"),
                  mean(hard, "share_collaborate"))};
}

std::vector<Finding> system_weight() {
    std::vector<Finding> findings;
    Sample before = mean(run(toy(), {"policy.system_weight=0"}), "share_collaborate");
    for (const std::string weight : {"0.25", "0.5", "0.75", "1"}) {
        const Sample after = mean(run(toy(), {"policy.system_weight=" + weight}), "share_collaborate");
        findings.push_back(rises("weight of the system up to " + weight + ": collaborate", before, after));
        before = after;
    }
    return findings;
}

std::vector<Finding> new_metrics() {
    const World world = toy({},
                            "[[intervention]]\nat = 312\nset = { \"policy.system_weight\" = 0.8, "
                            "\"policy.detection\" = 0.8 }\n");
    const Runs runs = run(world);
    const Sample before = mean(runs, "share_collaborate", 260, 312),
                 after = mean(runs, "share_collaborate", 364, 416);
    const Sample half = half_time(runs, "share_collaborate", 312);
    return {rises("a year after the switch: collaborate", before, after),
            rises("half of the change takes weeks", Sample(half.size(), 4), half),
            falls("and less than two years", Sample(half.size(), 104), half)};
}

std::vector<Finding> prescription() {
    const Settings gentle{"culture.crowding_out=0", "policy.detection=1"};
    const Settings none{"policy.prescription=0"}, full{"policy.prescription=1"};
    const Runs free = run(toy(), none), bound = run(toy(), full);
    const Runs gentle_free = run(toy(), gentle + none), gentle_bound = run(toy(), gentle + full);
    return {
        rises("prescription: lip service", mean(free, "share_lip_service"), mean(bound, "share_lip_service")),
        falls("prescription: collaborate", mean(free, "share_collaborate"), mean(bound, "share_collaborate")),
        rises("nothing crowded out, all seen: collaborate", mean(gentle_free, "share_collaborate"),
              mean(gentle_bound, "share_collaborate"))};
}

std::vector<Finding> statutory_footing() {
    const Settings law{"policy.prescription=0.6", "policy.accountability=1"};
    const Runs before = run(toy());
    return {rises("law with weight on the system: collaborate", mean(before, "share_collaborate"),
                  mean(run(toy(), law + Settings{"policy.system_weight=0.8"}), "share_collaborate")),
            falls("prescription alone: collaborate", mean(before, "share_collaborate"),
                  mean(run(toy(), {"policy.prescription=0.6"}), "share_collaborate"))};
}

const bool added = claim(4, "consequences", consequences) && claim(5, "measured-outcome", measured_outcome) &&
                   claim(6, "lip-service", lip_service) && claim(7, "system-weight", system_weight) &&
                   claim(8, "new-metrics", new_metrics) && claim(9, "prescription", prescription) &&
                   claim(10, "statutory-footing", statutory_footing);

}  // namespace
}  // namespace concord::mechanisms
