#include "tools/verify/mechanisms/mechanism.hpp"

/// Who is near whom: silos, joint posts, grass roots.
namespace concord::mechanisms {
namespace {

std::vector<Finding> silos() {
    const World world = toy({"collaboration_spread"});
    const Settings tight{"culture.conformity=0.8"}, open{"culture.own_organisation_weight=0.2"},
        closed{"culture.own_organisation_weight=0.9"};
    const Runs outward = run(world, tight + open), inward = run(world, tight + closed);
    return {rises("eyes on the own organisation: spread between organisations",
                  mean(outward, "collaboration_spread"), mean(inward, "collaboration_spread")),
            falls("eyes on the own organisation: collaborate after three years",
                  mean(outward, "share_collaborate", 130, 182), mean(inward, "share_collaborate", 130, 182))};
}

std::vector<Finding> joint_posts() {
    const World world = toy({"trust", "collaboration"});
    const Runs apart = run(world), joint = run(world, {"world.joint_posts=10"});
    return {rises("ten joint posts: trust", mean(apart, "trust"), mean(joint, "trust")),
            rises("ten joint posts: collaboration of organisations", mean(apart, "collaboration"),
                  mean(joint, "collaboration"))};
}

std::string seeds(int number, const std::string& who) {
    return "[[intervention]]\nat = 1\n" + who +
           "seed = { behaviour = \"collaborate\", number = " + std::to_string(number) +
           ", clustered = " + (who.empty() ? "true" : "false") + " }\n";
}

/// Collaboration of organisations in the first year, a hundred people won over.
Sample first_year(const std::string& tiers, const char* power_sharing) {
    return mean(run(toy({"collaboration"}, seeds(100, "where = { tier = " + tiers + " }\n")),
                    {std::string("policy.power_sharing=") + power_sharing}),
                "collaboration", 2, 54);
}

std::vector<Finding> leading_by_example() {
    const std::string top = "[\"board\", \"senior_manager\"]", front = "[\"front_line\"]";
    const Sample leaders = first_year(top, "0"), others = first_year(front, "0");
    const Sample equals = first_year(top, "1"), equal_others = first_year(front, "1");
    const Sample margin(leaders.size(), 0.02);
    return {rises("leaders won over, not as many of the front line: collaboration in the first year", others,
                  leaders),
            falls("power shared: at most 0.02 above", margin, equals - equal_others),
            falls("power shared: at most 0.02 below", margin, equal_others - equals)};
}

/// Where what others do counts for much and few collaborate, among 160 organisations; neighbours won over.
Runs spread_from(int neighbours) {
    World world = toy({"collaboration_spread"}, neighbours > 0 ? seeds(neighbours, "") : "", 312);
    return run(world,
               {"world.organisations=160", "culture.conformity=1.2", "people.initial_mix=[0.6, 0.3, 0.1]"});
}

std::vector<Finding> grass_roots() {
    const Runs none = spread_from(0), some = spread_from(160), many = spread_from(640);
    const auto late = [](const Runs& runs, const char* outcome) { return mean(runs, outcome, 260); };
    return {
        rises("160 won over, not none: spread between organisations", late(none, "collaboration_spread"),
              late(some, "collaboration_spread")),
        falls("640, not 160: spread between organisations", late(some, "collaboration_spread"),
              late(many, "collaboration_spread")),
        rises("160, not none: collaborate", late(none, "share_collaborate"), late(some, "share_collaborate")),
        rises("640, not 160: collaborate", late(some, "share_collaborate"), late(many, "share_collaborate"))};
}

const bool added = claim(3, "silos", silos) && claim(25, "leading-by-example", leading_by_example) &&
                   claim(43, "joint-posts", joint_posts) && claim(45, "grass-roots", grass_roots);

}  // namespace
}  // namespace concord::mechanisms
