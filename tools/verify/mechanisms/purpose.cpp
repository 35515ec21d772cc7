#include "tools/verify/mechanisms/mechanism.hpp"

/// Purpose, its name without its meaning, and the threat that collaboration is felt as.
namespace concord::mechanisms {
namespace {

/// Collaborate more than pay lip service.
Sample in_earnest(const Settings& settings) {
    const Runs runs = run(toy(), settings);
    return mean(runs, "share_collaborate") - mean(runs, "share_lip_service");
}

std::vector<Finding> autonomy() {
    const Settings clear{"policy.purpose_clarity=0.9"}, vague{"policy.purpose_clarity=0.1"};
    const Settings free{"policy.prescription=0"}, bound{"policy.prescription=0.9"};
    const Sample best = in_earnest(clear + free);
    return {rises("clear and free, not clear and bound: collaborate less lip service",
                  in_earnest(clear + bound), best),
            rises("clear and free, not vague and free: collaborate less lip service",
                  in_earnest(vague + free), best),
            rises("clear and free, not vague and bound: collaborate less lip service",
                  in_earnest(vague + bound), best)};
}

std::vector<Finding> common_purpose() {
    const Sample none = mean(run(toy(), {"policy.purpose_clarity=0"}), "share_collaborate"),
                 half = mean(run(toy(), {"policy.purpose_clarity=0.5"}), "share_collaborate"),
                 clear = mean(run(toy(), {"policy.purpose_clarity=1"}), "share_collaborate");
    return {rises("purpose half clear, not vague: collaborate", none, half),
            rises("purpose clear, not half: collaborate", half, clear),
            rises("in all more than 0.4", none, clear - Sample(clear.size(), 0.4))};
}

std::vector<Finding> label() {
    const Runs now = run(toy()), named = run(toy(), {"policy.label=0.3"}),
               clear = run(toy(), {"policy.purpose_clarity=0.8"});
    return {rises("the name: lip service", mean(now, "share_lip_service"), mean(named, "share_lip_service")),
            falls("the name: collaborate", mean(now, "share_collaborate"), mean(named, "share_collaborate")),
            rises("clarity: collaborate", mean(now, "share_collaborate"), mean(clear, "share_collaborate")),
            falls("clarity: lip service", mean(now, "share_lip_service"), mean(clear, "share_lip_service"))};
}

std::vector<Finding> threat() {
    const Settings none{"culture.perceived_threat=0"}, felt{"culture.perceived_threat=0.8"};
    const Settings trusting{"trust.initial=1", "trust.loss=0"};
    return {falls("threat: collaborate", mean(run(toy(), none), "share_collaborate"),
                  mean(run(toy(), felt), "share_collaborate")),
            same("threat, trust complete", run(toy(), trusting + none), run(toy(), trusting + felt))};
}

const bool added = claim(17, "direction-and-autonomy", autonomy) &&
                   claim(32, "common-purpose", common_purpose) &&
                   claim(33, "the-name-is-no-purpose", label) && claim(34, "felt-as-a-threat", threat);

}  // namespace
}  // namespace concord::mechanisms
