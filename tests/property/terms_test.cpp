#include <gtest/gtest.h>

#include <algorithm>

#include "engine/model/explanation.hpp"
#include "tests/support/simulate.hpp"

/// A term of the choice stands for itself: switched on or off, it takes nothing but itself along.
namespace concord::test {
namespace {

/// An incentive, and the settings that switch it off, or on where it is off by itself.
struct Switch {
    std::string incentive;
    std::vector<std::string> settings;
    bool off;
};

const std::vector<Switch> switches{
    {"accountability", {"policy.accountability=0"}, true},
    {"compliance", {"culture.compliance_pull=0"}, true},
    {"conformity", {"culture.conformity=0"}, true},
    {"contest", {"game.contest_weight=0", "policy.competition=0"}, true},
    {"effort", {"game.cost=0", "game.lip_service_cost=0"}, true},
    {"habit", {"culture.habit=0"}, true},
    {"help", {"game.benefit=0"}, true},
    {"purpose", {"culture.intrinsic_weight=0"}, true},
    {"threat", {"culture.perceived_threat=0"}, true},
    {"appraisal", {"policy.appraisal=0.3"}, false},
    {"conditional_funding", {"policy.conditional_pot=0.3"}, false},
    {"crisis",
     {"crisis.strength=0.5", "crisis.start=0", "crisis.accountability_left=1", "crisis.threat_left=1"},
     false},
    {"label", {"policy.label=0.3"}, false},
};

const Scenario toy{"toy", {}, 12};

/// Everybody's explanations after so many weeks.
std::vector<Explanation> everybody(const Scenario& scenario, Tick weeks) {
    const auto model = scenario.plan().build(Draws(1, 0));
    for (Tick t = 0; t < weeks; ++t) model->advance(t);
    const auto& agents = dynamic_cast<const Explainable&>(*model);
    std::vector<Explanation> all;
    for (std::size_t agent = 0; agent < agents.agents(); ++agent) all.push_back(agents.explain(agent, weeks));
    return all;
}

bool is_nothing(const Reason& reason) {
    return std::ranges::all_of(reason.adds, [](double added) { return added == 0; });
}

class Terms : public testing::TestWithParam<std::size_t> {
  protected:
    const Switch& one = switches[GetParam()];
};

TEST_P(Terms, SwitchedTakeNoOtherTermAlong) {
    const auto before = everybody(toy, 0), after = everybody(toy.with(one.settings), 0);
    ASSERT_EQ(before.size(), after.size());
    std::size_t felt = 0;
    for (std::size_t agent = 0; agent < before.size(); ++agent)
        for (std::size_t n = 0; n < before[agent].reasons.size(); ++n) {
            const Reason &was = before[agent].reasons[n], &is = after[agent].reasons[n];
            if (was.name != one.incentive) {
                ASSERT_EQ(was.adds, is.adds) << was.name;
                continue;
            }
            EXPECT_TRUE(is_nothing(one.off ? is : was));
            felt += !is_nothing(one.off ? was : is);
        }
    EXPECT_GT(felt, before.size() / 2);
}

/// However differently the weeks went by then.
TEST_P(Terms, SwitchedLeaveEverybodyTheirDraws) {
    const auto before = everybody(toy, 12), after = everybody(toy.with(one.settings), 12);
    std::size_t otherwise = 0;
    for (std::size_t agent = 0; agent < before.size(); ++agent) {
        ASSERT_EQ(before[agent].review_draw, after[agent].review_draw);
        ASSERT_EQ(before[agent].reviews, after[agent].reviews);
        ASSERT_EQ(before[agent].draw, after[agent].draw);
        otherwise += before[agent].before != after[agent].before;
    }
    EXPECT_GT(otherwise, 0u);
}

INSTANTIATE_TEST_SUITE_P(Incentives, Terms, testing::Range<std::size_t>(0, switches.size()),
                         [](const auto& param) { return switches[param.param].incentive; });

TEST(Terms, AllIncentivesAreSwitched) {
    const Explanation why = everybody(toy, 0).front();
    for (const Reason& reason : why.reasons)
        EXPECT_NE(std::ranges::find(switches, reason.name, &Switch::incentive), switches.end())
            << reason.name;
    EXPECT_EQ(why.reasons.size(), switches.size());
}

}  // namespace
}  // namespace concord::test
