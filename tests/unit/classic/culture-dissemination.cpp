#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/core/error.hpp"
#include "engine/model/model.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/trial.hpp"

namespace concord {
namespace {

std::string scenario(const std::string& model) {
    return "[world]\nkind = \"culture-dissemination\"\n[model]\n" + model;
}

Series grow_alike(const std::string& model, std::uint32_t replicate = 0) {
    return trial(scenario(model), {"regions", "largest_region"}, replicate);
}

/// The neighbourhood as Axelrod draws it, with remainders instead of a rim.
struct World {
    int rows, columns, features, reach;  // in steps (4 or 12 neighbours); 0: the square of 8
    bool torus;

    std::vector<int> neighbours(int site) const {
        std::vector<int> found;
        for (int down = -2; down <= 2; ++down)
            for (int right = -2; right <= 2; ++right) {
                const int far =
                    reach == 0 ? std::max(std::abs(down), std::abs(right)) : std::abs(down) + std::abs(right);
                if (far == 0 || far > std::max(reach, 1)) continue;
                const int row = site / columns + down, column = site % columns + right;
                const bool inside = row >= 0 && row < rows && column >= 0 && column < columns;
                if (inside || torus)
                    found.push_back((row + rows) % rows * columns + (column + columns) % columns);
            }
        return found;
    }
    std::string keys() const {
        return fmt::format(
            "rows = {}\ncolumns = {}\nfeatures = {}\nneighbourhood = \"{}\"\nboundary = \"{}\"\n", rows,
            columns, features,
            reach == 0   ? "moore"
            : reach == 1 ? "von-neumann"
                         : "12",
            torus ? "torus" : "fixed");
    }
    int agreement(const std::vector<std::uint16_t>& traits, int one, int other) const {
        int same = 0;
        for (int n = 0; n < features; ++n) same += traits[one * features + n] == traits[other * features + n];
        return same;
    }
    bool frozen(const std::vector<std::uint16_t>& traits) const {
        for (int site = 0; site < rows * columns; ++site)
            for (const int other : neighbours(site)) {
                const int same = agreement(traits, site, other);
                if (same > 0 && same < features) return false;
            }
        return true;
    }
    /// How many regions, and the size of the largest: the lowest number of a region spreads.
    std::pair<double, double> regions(const std::vector<std::uint16_t>& traits) const {
        std::vector<int> label(static_cast<std::size_t>(rows * columns));
        for (int site = 0; site < rows * columns; ++site) label[site] = site;
        for (bool changed = true; changed;) {
            changed = false;
            for (int site = 0; site < rows * columns; ++site)
                for (const int other : neighbours(site))
                    if (agreement(traits, site, other) == features && label[other] < label[site])
                        label[site] = label[other], changed = true;
        }
        double count = 0, largest = 0;
        for (int site = 0; site < rows * columns; ++site) {
            count += label[site] == site;
            largest = std::max(largest, static_cast<double>(std::ranges::count(label, site)));
        }
        return {count, largest / (rows * columns)};
    }
};

template <class Value>
std::vector<Value> recorded(const Outline& outline, const std::string& path) {
    for (const Variable& variable : outline.variables)
        if (variable.meaning.path == path) {
            std::vector<Value> values(outline.rows(variable.meaning));
            variable.fill(reinterpret_cast<std::byte*>(values.data()));
            return values;
        }
    ADD_FAILURE() << "no " << path;
    return {};
}

const std::vector<World> worlds{{7, 7, 3, 1, false}, {6, 9, 2, 1, true},   {5, 8, 4, 0, false},
                                {3, 7, 2, 0, true},  {1, 12, 3, 2, false}, {6, 5, 3, 2, true},
                                {2, 2, 2, 0, false}, {8, 1, 2, 1, false}};

TEST(CultureDissemination, EndsFrozenWithTheRegionsThatThereAre) {
    for (const World& world : worlds)
        for (const int traits : {2, 6}) {
            const Document document =
                Document::parse(scenario(world.keys() + fmt::format("traits = {}", traits)), "x");
            const Section config(document);
            const auto model = read_plan(config).build(Draws(3, 0));
            const Outline outline = model->outline();
            for (Tick t = 0;; ++t) {
                const auto state = recorded<std::uint16_t>(outline, "site/trait");
                const auto [count, largest] = world.regions(state);
                ASSERT_EQ(recorded<double>(outline, "regions")[0], count) << world.keys();
                ASSERT_EQ(recorded<double>(outline, "largest_region")[0], largest) << world.keys();
                ASSERT_EQ(model->settled(), world.frozen(state)) << world.keys();
                if (model->settled()) break;
                model->advance(t);
            }
        }
}

TEST(CultureDissemination, OneTraitOrOneSiteIsOneRegionFromTheStart) {
    for (const char* world : {"traits = 1", "size = 1", "size = 1\nneighbourhood = \"12\"\nfeatures = 1"}) {
        const Series series = grow_alike(world);
        EXPECT_EQ(series.at("regions"), std::vector{1.0}) << world;
        EXPECT_EQ(series.at("largest_region"), std::vector{1.0}) << world;
    }
}

TEST(CultureDissemination, OneFeatureIsFrozenFromTheStart) {
    const Series series = grow_alike("features = 1\ntraits = 3");
    EXPECT_EQ(series.at("regions").size(), 1u);
    EXPECT_GT(series.at("regions").front(), 10);
}

TEST(CultureDissemination, ManyTraitsLeaveNothingInCommon) {
    EXPECT_EQ(grow_alike("size = 4\nfeatures = 2\ntraits = 65536").at("regions"), std::vector{16.0});
}

/// By hand, two sites of two features and two traits: 1/4 have nothing in common for good, 1/4 all; the rest
/// meet every time and grow alike with chance 1/2, so that of those 3/4 are alike after a tick, which is two
/// updates. 4000 replicates; 4.5 standard errors: a false alarm 7 times in a million.
TEST(CultureDissemination, TwoSitesGrowAlikeWithTheChancesOfTheRule) {
    double one_region = 0, unlike = 0, after_a_tick = 0;
    for (std::uint32_t n = 0; n < 4000; ++n) {
        const auto regions = grow_alike("rows = 1\ncolumns = 2\nfeatures = 2\ntraits = 2", n).at("regions");
        one_region += regions.back() == 1;
        unlike += regions.size() > 1;
        after_a_tick += regions.size() == 2;
    }
    EXPECT_NEAR(one_region / 4000, 0.75, 4.5 * std::sqrt(0.75 * 0.25 / 4000));
    EXPECT_NEAR(unlike / 4000, 0.5, 4.5 * std::sqrt(0.5 * 0.5 / 4000));
    EXPECT_NEAR(after_a_tick / unlike, 0.75, 4.5 * std::sqrt(0.75 * 0.25 / unlike));
}

TEST(CultureDissemination, AnyNumberOfThreadsGivesTheSame) {
    std::vector<Series> found;
    for (const unsigned threads : {1u, 4u})
        Threads(threads).execute([&] { found.push_back(grow_alike("features = 3\ntraits = 4")); });
    EXPECT_EQ(found[0], found[1]);
    EXPECT_NE(found[0], grow_alike("features = 3\ntraits = 4", 1));
}

TEST(CultureDissemination, RefusesWhatMakesNoSense) {
    for (const char* wrong : {"size = 0", "features = 0", "traits = 0", "traits = 65537",
                              "neighbourhood = \"24\"", "size = 2\nboundary = \"torus\"",
                              "size = 4\nboundary = \"torus\"\nneighbourhood = \"12\"", "trait = 3"})
        EXPECT_THROW(grow_alike(wrong), InputError) << wrong;
    EXPECT_NO_THROW(grow_alike("size = 5\nboundary = \"torus\"\nneighbourhood = \"12\""));
}

}  // namespace
}  // namespace concord
