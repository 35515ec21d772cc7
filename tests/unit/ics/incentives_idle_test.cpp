#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

/// Minus nought stays itself only where nothing is added to it, not even nought.
template <class AnyId>
bool is_asked(const Incentives<AnyId>& incentives, const std::string& name, const World& world, AnyId who) {
    Utility sum{-0.0, -0.0, -0.0};
    incentives.terms().at(name)->add_to(sum, world, who);
    return !std::signbit(sum.compete);
}

bool is_asked(const std::string& name, const std::string& toml) {
    const SmallWorld small(toml);
    const Choice& choice = small.rules.choice;
    if (choice.material.terms().contains(name))
        return is_asked(choice.material, name, small.world, post_of(organisation(0), Tier::board));
    return is_asked(choice.personal, name, small.world, PersonId(0));
}

/// Every incentive that the world enters: those that it does not are known between changes of policies.
TEST(Idle, IncentivesAreNotAskedWhereTheyCanAddNothing) {
    const std::pair<const char*, const char*> idle[] = {
        {"help", "game.benefit = 0"},
        {"help", "game.shadow = 0"},
        {"effort", "[game]\ncost = 0\nlip_service_cost = 0"},
        {"contest", "game.contest_weight = 0\npolicy.competition = 0"},
        {"contest", "policy.gain_share = 1"},
        {"conditional_funding", "policy.conditional_pot = 0"},
        {"threat", "culture.perceived_threat = 0"},
        {"purpose", "culture.intrinsic_weight = 0"},
        {"purpose", "policy.purpose_clarity = 0"},
        {"habit", "culture.habit = 0"},
        {"conformity", "culture.conformity = 0"},
    };
    for (const auto& [name, toml] : idle) EXPECT_FALSE(is_asked(name, toml)) << name << ": " << toml;
}

TEST(Idle, AndAreAskedElsewhere) {
    for (const char* name : {"help", "effort", "contest", "threat", "purpose", "habit", "conformity"})
        EXPECT_TRUE(is_asked(name, "")) << name;
    EXPECT_TRUE(is_asked("conditional_funding", "policy.conditional_pot = 0.1"));
    EXPECT_TRUE(is_asked("contest", "game.contest_weight = 0"));
    EXPECT_TRUE(is_asked("effort", "game.cost = 0"));
}

}  // namespace
}  // namespace concord::ics
