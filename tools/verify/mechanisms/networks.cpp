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

const bool added = claim(3, "silos", silos) && claim(43, "joint-posts", joint_posts);

}  // namespace
}  // namespace concord::mechanisms
