#include <gtest/gtest.h>

#include "tests/support/simulate.hpp"

/// The promises of the engine, on every shipped scenario.
namespace concord::test {
namespace {

class Promises : public testing::TestWithParam<std::size_t> {
  protected:
    Scenario scenario = shipped()[GetParam()];
};

TEST_P(Promises, AnyNumberOfThreadsGivesTheSameBits) {
    const std::uint64_t one = fingerprint(scenario.on(1));
    for (unsigned threads : {2u, 3u, 8u})
        EXPECT_EQ(fingerprint(scenario.on(threads)), one) << threads << " threads";
}

TEST_P(Promises, ARunIsItselfAgainAndAnotherModelIsNot) {
    EXPECT_EQ(fingerprint(scenario), fingerprint(scenario));
    EXPECT_NE(fingerprint(scenario, {"person/behaviour"}),
              fingerprint(scenario.with({"culture.habit=0.1"}), {"person/behaviour"}))
        << "the fingerprint sees no difference where there is one";
}

TEST_P(Promises, ObservingMoreOrLessChangesNothing) {
    std::vector<std::byte> seldom, often;
    const auto last = [&](std::vector<std::byte>& state, Tick every) {
        simulate(scenario, [&](const Outline& outline, Tick t) {
            if (t % every != 0 && t != scenario.ticks) return;
            for (const Variable& variable : outline.variables) {
                std::vector<std::byte> bytes(8 * outline.rows(variable.meaning));
                variable.fill(bytes.data());
                if (t == scenario.ticks) state.insert(state.end(), bytes.begin(), bytes.end());
            }
        });
    };
    last(seldom, scenario.ticks + 1);
    last(often, 1);
    EXPECT_EQ(seldom, often);
}

/// Who leaves when, what drive successors bring, and which contracts end are draws of their own: switching
/// off terms of the choice, and with them what everybody does, leaves them in place.
TEST_P(Promises, SwitchingOffATermLeavesEveryOtherDraw) {
    const std::vector<std::string> untouched{"person/tenure", "person/disposition", "turnover",
                                             "turnover_by_tier"};
    const std::uint64_t all = fingerprint(scenario, untouched);
    for (const char* off :
         {"culture.habit=0", "culture.conformity=0", "culture.intrinsic_weight=0", "game.benefit=0",
          "policy.accountability=0", "game.contest_weight=0", "culture.review_rate=0"}) {
        const Scenario without = scenario.with({off});
        EXPECT_EQ(fingerprint(without, untouched), all) << off;
        EXPECT_NE(fingerprint(without, {"person/behaviour"}), fingerprint(scenario, {"person/behaviour"}))
            << off;
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, Promises, testing::Range<std::size_t>(0, shipped().size()),
                         [](const auto& each) { return word_for(each.param); });

}  // namespace
}  // namespace concord::test
