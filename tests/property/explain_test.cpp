#include <gtest/gtest.h>

#include <cmath>

#include "engine/model/explanation.hpp"
#include "engine/parallel/parallel.hpp"
#include "tests/support/simulate.hpp"

/// Explanations are of what the model does, in every shipped scenario, for everybody: asked from the outside,
/// before the week, and held against what everybody does after it.
namespace concord::test {
namespace {

class Explained : public testing::TestWithParam<std::size_t> {
  protected:
    /// Calls look(agents, tick, advance) every few ticks; `advance` is to be called once.
    void follow(const std::function<void(const Explainable&, Tick, const std::function<void()>&)>& look) {
        const Plan plan = scenario.plan();
        Threads(scenario.threads).execute([&] {
            const auto model = plan.build(Draws(1, 0));
            const auto& agents = dynamic_cast<const Explainable&>(*model);
            for (Tick t = 0; t < scenario.ticks; ++t)
                if (t % 10 == 3)
                    look(agents, t, [&] { model->advance(t); });
                else
                    model->advance(t);
        });
    }
    Scenario scenario = shipped()[GetParam()];
};

/// Bit by bit, in the order in which they are told.
void expect_sum(const Explanation& why) {
    std::vector<double> sum(why.options.size());
    for (const Reason& reason : why.reasons)
        for (std::size_t n = 0; n < sum.size(); ++n) sum[n] += reason.adds[n];
    ASSERT_EQ(sum, why.utility);
}

void expect_logit(const Explanation& why) {
    double best = -1e9, sum = 0, reached = 0;
    for (const double utility : why.utility) best = std::max(best, utility);
    for (const double utility : why.utility) sum += std::exp(why.sharpness * (utility - best));
    std::size_t choice = why.options.size();
    for (std::size_t n = why.options.size(); n-- > 0;)
        ASSERT_NEAR(why.probability[n], std::exp(why.sharpness * (why.utility[n] - best)) / sum, 1e-14);
    for (std::size_t n = 0; n < why.options.size() && choice == why.options.size(); ++n)
        if ((reached += why.probability[n]) > why.draw) choice = n;
    ASSERT_EQ(why.choice, std::min(choice, why.options.size() - 1));
}

std::size_t expect_influences(const Explanation& why) {
    std::size_t found = 0;
    for (const Reason& reason : why.reasons) {
        if (reason.influences.empty()) continue;
        std::vector<double> sum(why.options.size());
        for (const Influence& influence : reason.influences)
            for (std::size_t n = 0; n < sum.size(); ++n) sum[n] += influence.adds[n];
        for (std::size_t n = 0; n < sum.size(); ++n) EXPECT_NEAR(sum[n], reason.adds[n], 1e-12);
        ++found;
    }
    return found;
}

TEST_P(Explained, TermsAreTheUtilityAndInfluencesTheirTerm) {
    std::size_t seen = 0, influenced = 0;
    follow([&](const Explainable& agents, Tick t, const auto& advance) {
        for (std::size_t agent = 0; agent < agents.agents(); ++agent) {
            const Explanation why = agents.explain(agent, t);
            if (why.reasons.empty()) continue;  // a public voice
            ++seen;
            expect_sum(why);
            expect_logit(why);
            influenced += expect_influences(why);
            if (testing::Test::HasFatalFailure()) FAIL() << "agent " << agent << ", tick " << t;
        }
        advance();
    });
    EXPECT_GT(seen, 1000u);
    EXPECT_EQ(influenced, seen) << "one term comes of what others do";
}

TEST_P(Explained, WhatIsChosenIsWhatIsDone) {
    std::size_t reviewed = 0, changed = 0, otherwise = 0;
    follow([&](const Explainable& agents, Tick t, const auto& advance) {
        std::vector<Explanation> why;
        for (std::size_t agent = 0; agent < agents.agents(); ++agent) why.push_back(agents.explain(agent, t));
        advance();
        for (std::size_t agent = 0; agent < agents.agents(); ++agent) {
            const Standing after = agents.standing(agent);
            if (after.in_place == 0 || !why[agent].notes.empty()) continue;
            const std::size_t expected = why[agent].reviews ? why[agent].choice : why[agent].before;
            otherwise += after.does != expected;
            reviewed += why[agent].reviews;
            changed += why[agent].reviews && why[agent].choice != why[agent].before;
        }
    });
    const bool seeds = GetParam() + 1 == shipped().size();  // interventions that turn people in such a week
    EXPECT_LE(otherwise, seeds ? 100u : 0u);
    EXPECT_GT(reviewed, 100u);
    EXPECT_GT(changed, 20u);
}

INSTANTIATE_TEST_SUITE_P(Shipped, Explained, testing::Range<std::size_t>(0, shipped().size()),
                         [](const auto& each) { return word_for(each.param); });

}  // namespace
}  // namespace concord::test
