#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/core/tick.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/trial.hpp"

namespace concord {
namespace {

std::vector<double> shares(Tick ticks, const std::string& model, std::uint32_t replicate = 0) {
    return trial(
               fmt::format("[world]\nkind = \"public-goods\"\n[run]\nticks = {}\n[model]\n{}", ticks, model),
               {"share_cooperators"}, replicate)
        .at("share_cooperators");
}

/// The share after the first change from a single cooperator, without noise.
double after_first_change(const std::string& sides, double sites, double multiplication,
                          std::uint32_t replicate) {
    const auto found = shares(200,
                              fmt::format("{}\ninitial_cooperators = {}\nmultiplication = {}\nnoise = 0",
                                          sides, 1 / sites, multiplication),
                              replicate);
    EXPECT_DOUBLE_EQ(found.front(), 1 / sites);
    const auto changed = std::ranges::find_if(found, [&](double share) { return share != found.front(); });
    return changed == found.end() ? found.front() : *changed;
}

/// By hand: a lone cooperator earns r - 5 of its five groups, its neighbours 2 r / 5 of two. So it is copied
/// from r = 25/3 on, and lost below.
TEST(PublicGoods, ALoneCooperatorIsCopiedFromTheReturnOn) {
    for (const auto& [sides, sites] : {std::pair{"size = 5", 25.0}, {"rows = 4\ncolumns = 9", 36.0}})
        for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
            EXPECT_EQ(after_first_change(sides, sites, 8.33, replicate), 0);
            EXPECT_GT(after_first_change(sides, sites, 8.34, replicate), 1 / sites);
        }
}

/// By hand: on 3 x 3 sites a neighbour shares three groups with it, as the one beyond the border is next,
/// too.
TEST(PublicGoods, OnTheSmallestTorusGroupsMeetFromBothSides) {
    for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
        EXPECT_EQ(after_first_change("size = 3", 9, 12.49, replicate), 0);
        EXPECT_GT(after_first_change("size = 3", 9, 12.51, replicate), 1.0 / 9);
    }
}

/// Nothing at stake: a random neighbour is copied every other time, and the mean of the share stays 0.3.
/// About 0.2 of 500 updates move it by 0.01, so after 5 ticks its standard deviation is 0.1: 0.016 is 5
/// standard errors of 1000 replicates, a false alarm 6 times in ten million.
TEST(PublicGoods, WithoutCostNothingDrawsToEitherSide) {
    for (const char* noise : {"0", "0.5"}) {
        double sum = 0;
        for (std::uint32_t n = 0; n < 1000; ++n)
            sum +=
                shares(5, fmt::format("size = 10\ninitial_cooperators = 0.3\ncost = 0\nnoise = {}", noise), n)
                    .back();
        EXPECT_NEAR(sum / 1000, 0.3, 0.016);
    }
}

TEST(PublicGoods, AReturnOfLessThanTheCostIsTheEnd) {
    EXPECT_EQ(shares(300, "size = 30\nmultiplication = 0.9").back(), 0);
    EXPECT_EQ(shares(300, "size = 30\nmultiplication = 0").back(), 0);
    EXPECT_EQ(shares(300, "size = 30\nmultiplication = 30").back(), 1);
}

TEST(PublicGoods, BeginsWithTheShareAndOneStrategyAloneStays) {
    EXPECT_EQ(shares(0, "rows = 6\ncolumns = 10"), std::vector{0.5});
    for (const double share : {0.0, 1.0})
        EXPECT_EQ(shares(3, fmt::format("size = 9\nnoise = 100\ninitial_cooperators = {}", share)),
                  std::vector(4, share));
}

TEST(PublicGoods, AnyNumberOfThreadsGivesTheSame) {
    std::vector<std::vector<double>> found;
    for (const unsigned threads : {1u, 4u})
        Threads(threads).execute([&] { found.push_back(shares(20, "rows = 100\ncolumns = 110")); });
    EXPECT_EQ(found[0], found[1]);
    EXPECT_NE(found[0], shares(20, "rows = 100\ncolumns = 110", 1));
}

TEST(PublicGoods, RefusesWhatMakesNoSense) {
    for (const char* wrong : {"size = 2", "size = 0", "rows = 1\ncolumns = 9", "multiplication = -1",
                              "cost = -1", "noise = -0.1", "initial_cooperators = 2", "boundary = \"fixed\""})
        EXPECT_THROW(shares(1, wrong), InputError) << wrong;
}

}  // namespace
}  // namespace concord
