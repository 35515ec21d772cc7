#include "tools/verify/mechanisms/mechanism.hpp"

/// People: who has power, who is appraised, who stays, who is heard.
namespace concord::mechanisms {
namespace {

/// A reform in the seventh year: the purpose is made clear. Long enough to see slow change end.
World reformed() {
    return toy({"collaboration", "diversity"},
               "[[intervention]]\nat = 312\nset = { \"policy.purpose_clarity\" = 0.8 }\n", 1560);
}
Sample weeks_to_adapt(const Settings& settings, const std::string& outcome = "share_collaborate") {
    return half_time(run(reformed(), settings), outcome, 312);
}

std::vector<Finding> shared_power() {
    const World world = toy({"collaboration", "collaboration_spread"});
    const Runs top = run(world), all = run(world, {"policy.power_sharing=1"});
    return {rises("power shared: collaboration of organisations", mean(top, "collaboration"),
                  mean(all, "collaboration")),
            falls("power shared: spread between organisations", mean(top, "collaboration_spread"),
                  mean(all, "collaboration_spread"))};
}

std::vector<Finding> decentralised() {
    const Settings seldom{"culture.review_rate=0.05"}, often{"culture.review_rate=0.3"},
        shared{"policy.power_sharing=1"};
    return {falls("reviewed where it happens: weeks to adapt", weeks_to_adapt(seldom), weeks_to_adapt(often)),
            falls("power shared, too: weeks to adapt of organisations",
                  weeks_to_adapt(seldom, "collaboration"), weeks_to_adapt(often + shared, "collaboration"))};
}

std::vector<Finding> the_same_people() {
    const Settings stay{"people.turnover=0.0005"}, go{"people.turnover=0.01"};
    const World world = toy({"diversity"});
    return {falls("people come and go: weeks to adapt", weeks_to_adapt(stay), weeks_to_adapt(go)),
            rises("people come and go: diversity", mean(run(world, stay), "diversity"),
                  mean(run(world, go), "diversity"))};
}

std::vector<Finding> public_voice() {
    const auto heard = [](const std::string& voice) {
        return mean(run(toy(), {"world.voices=1", "policy.public_voice=" + voice}), "share_collaborate");
    };
    const Sample none = heard("0"), half = heard("0.5"), full = heard("1");
    return {rises("the public heard: collaborate", none, half),
            rises("fully, not half: collaborate", half, full),
            falls("the second half adds less", half - none, full - half)};
}

std::vector<Finding> habit() {
    const Sample none = weeks_to_adapt({"culture.habit=0"}), some = weeks_to_adapt({"culture.habit=0.5"}),
                 strong = weeks_to_adapt({"culture.habit=2"});
    return {rises("habit: weeks to adapt", none, some), rises("strong habit: weeks to adapt", some, strong)};
}

std::vector<Finding> appraisal() {
    const auto at = [](const std::string& tiers) {
        return run(toy({"collaboration"}), {"policy.appraisal=[" + tiers + "]"});
    };
    const Runs none = at("0, 0, 0, 0"), all = at("0.2, 0.2, 0.2, 0.2");
    return {rises("system objectives: collaborate", mean(none, "share_collaborate"),
                  mean(all, "share_collaborate"))};
}

std::vector<Finding> middle_managers() {
    const std::string boards = "share_collaborate_by_tier[board]",
                      front = "share_collaborate_by_tier[front_line]";
    const auto at = [&](const std::string& tiers) {
        return run(toy({"collaboration", boards, front}), {"policy.appraisal=[" + tiers + "]"});
    };
    const Runs none = at("0, 0, 0, 0"), top = at("0.5, 0, 0, 0"), middle = at("0.25, 0.25, 0.25, 0");
    Sample quarter = mean(top, boards) - mean(none, boards);
    for (double& moved : quarter) moved /= 4;
    return {rises("boards: collaboration of organisations", mean(none, "collaboration"),
                  mean(top, "collaboration")),
            falls("the front line follows, by less than a quarter of what boards move", quarter,
                  mean(top, front) - mean(none, front)),
            rises("clinicians and middle managers, too, not boards twice as much", mean(top, "collaboration"),
                  mean(middle, "collaboration"))};
}

const bool added = claim(15, "shared-power", shared_power) && claim(16, "decentralised", decentralised) &&
                   claim(18, "the-same-people-for-years", the_same_people) &&
                   claim(19, "public-voice", public_voice) && claim(24, "decades-in-one-way", habit) &&
                   claim(26, "appraisals", appraisal) && claim(27, "middle-managers", middle_managers);

}  // namespace
}  // namespace concord::mechanisms
