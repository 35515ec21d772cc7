#include "engine/run/trial.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "engine/core/error.hpp"
#include "tests/unit/run/count.hpp"

namespace concord {

namespace {
const bool added =
    add_model({"count",
               "counts its steps",
               {"counting"},
               {},
               [](const Section& config, const auto&) {
                   const auto settled = config.whole("count.settled", 8, {0, 100}, "tick", "when it settles");
                   Plan plan;
                   plan.build = [settled](const Draws&) {
                       return std::make_unique<test::Count>(nullptr, static_cast<Tick>(settled));
                   };
                   return plan;
               },
               3});
}  // namespace

TEST(Trial, GivesEveryTickFromTheFirstToTheLast) {
    ASSERT_TRUE(added);
    const Series series = trial("world.kind = 'counting'", {"steps", "half"});
    EXPECT_EQ(series.at("steps"), (std::vector<double>{0, 1, 2, 3})) << "as many as the plan says";
    EXPECT_EQ(series.at("half"), (std::vector<double>{0, 0.5, 1, 1.5}));
}

TEST(Trial, EndsWhenTheModelHasSettled) {
    EXPECT_EQ(trial("world.kind = 'counting'\nrun.ticks = 50\n", {"steps"}).at("steps").size(), 9u);
    EXPECT_EQ(trial("world.kind = 'counting'\ncount.settled = 0\n", {"steps"}).at("steps").size(), 1u);
}

TEST(Trial, RefusesWhatIsWrong) {
    EXPECT_THROW(trial("world.kind = 'counting'\ncount.setled = 0\n", {"steps"}), InputError);
    EXPECT_THROW(trial("world.kind = 'counting'", {"weather"}), std::invalid_argument);
    EXPECT_THROW(trial("world.kind = 'counting'", {"person/age"}), std::invalid_argument);
}

}  // namespace concord
