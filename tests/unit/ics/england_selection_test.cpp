#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/error.hpp"
#include "models/ics/setup/england/england.hpp"
#include "models/ics/setup/england/links.hpp"
#include "models/ics/setup/england/selection.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/ics/shipped_tables.hpp"

namespace concord::ics {
namespace {

Blueprint of_systems(std::vector<std::string> systems) {
    EnglandParameters parameters;
    parameters.systems = std::move(systems);
    return england(parameters, tables());
}

/// Two systems of two places each; the second organisation serves across.
Blueprint small() {
    Blueprint blueprint;
    blueprint.systems = {{"A", "first"}, {"B", "second"}};
    blueprint.places = {
        {"a1", "", 0, 10, 0}, {"b1", "", 1, 20, 0}, {"a2", "", 0, 30, 0}, {"b2", "", 1, 60, 0}};
    const auto add = [&](std::string code, std::uint32_t system, auto serves) {
        Blueprint::Organisation& made = blueprint.organisations.emplace_back();
        made.code = std::move(code);
        made.system = system;
        made.need = 2;
        made.serves = std::move(serves);
    };
    using Serves = std::vector<std::pair<std::uint32_t, double>>;
    add("one", 0, Serves{{0, 0.5}, {2, 0.5}});
    add("two", 1, Serves{{0, 0.2}, {1, 0.2}, {3, 0.6}});
    add("three", 1, Serves{{2, 1.0}});
    return blueprint;
}

TEST(EnglandSelection, KeepsWhatBelongsAndRescalesWhatIsServed) {
    Blueprint blueprint = small();
    keep_systems(blueprint, {"B"});
    ASSERT_EQ(blueprint.systems.size(), 1u);
    ASSERT_EQ(blueprint.places.size(), 2u);
    EXPECT_EQ(blueprint.places[1].code, "b2");
    EXPECT_EQ(blueprint.places[1].system, 0u);
    ASSERT_EQ(blueprint.organisations.size(), 2u);
    const auto& two = blueprint.organisations[0];
    EXPECT_EQ(two.code, "two");
    EXPECT_EQ(two.system, 0u);
    EXPECT_DOUBLE_EQ(two.serves[0].second, 0.25);
    EXPECT_DOUBLE_EQ(two.serves[1].second, 0.75);
    const auto& three = blueprint.organisations[1];  // served nothing here: by population
    EXPECT_EQ(three.serves, (std::vector<std::pair<std::uint32_t, double>>{{0, 0.25}, {1, 0.75}}));
    ASSERT_EQ(blueprint.notes.size(), 2u);
    EXPECT_EQ(
        blueprint.notes[0],
        "Organisations that also serve places outside the systems chosen: 2; those flows (60.0% of theirs on "
        "average) are dropped and the rest scaled up.");
    EXPECT_EQ(
        blueprint.notes[1],
        "Organisations that serve no district belonging mainly to the systems chosen: 1; they take their own "
        "system's districts by population.");
}

TEST(EnglandSelection, BalancesNeed) {
    Blueprint blueprint = small();
    blueprint.organisations[0].need = 6;
    balance_need(blueprint, false);
    EXPECT_DOUBLE_EQ(blueprint.organisations[0].need, 1.8);
    EXPECT_DOUBLE_EQ(blueprint.organisations[1].need, 0.6);
    EXPECT_EQ(blueprint.notes.back(),
              "Needs are multiplied by 0.3000 so that they sum to the budgets of the world built.");
    balance_need(blueprint, true);
    for (const auto& organisation : blueprint.organisations)
        EXPECT_EQ(organisation.need, organisation.budget);
}

TEST(EnglandSelection, SouthYorkshireIsItsOwnWorld) {
    const Blueprint south_yorkshire = of_systems({"QF7"});
    ASSERT_EQ(south_yorkshire.systems.size(), 1u);
    EXPECT_EQ(south_yorkshire.systems[0].name, "NHS South Yorkshire Integrated Care Board");
    EXPECT_EQ(south_yorkshire.places.size(), 4u);
    EXPECT_EQ(south_yorkshire.organisations.size(), 6u + 27 + 4 + 1 + 4);
    double budget = 0, need = 0;
    for (const auto& organisation : south_yorkshire.organisations) {
        double sum = 0;
        for (const auto& [place, share] : organisation.serves) {
            EXPECT_LT(place, 4u);
            sum += share;
        }
        EXPECT_NEAR(sum, 1, 1e-12) << organisation.code;
        budget += organisation.budget;
        need += organisation.need;
    }
    EXPECT_NEAR(need / budget, 1, 1e-12);
    EXPECT_FALSE(south_yorkshire.links.empty());
}

TEST(EnglandSelection, BudgetsAreThoseOfTheWholeWorld) {
    const Blueprint whole = england({}, tables()), part = of_systems({"QF7", "QE1"});
    EXPECT_EQ(part.systems[0].code, "QE1");  // in the order of the table
    std::size_t met = 0;
    for (const auto& organisation : part.organisations)
        for (const auto& other : whole.organisations)
            if (other.code == organisation.code) {
                ++met;
                EXPECT_EQ(other.budget, organisation.budget) << organisation.code;
            }
    EXPECT_EQ(met, part.organisations.size());
}

TEST(EnglandSelection, EverySystemAloneIsAWorld) {
    for (const auto& system : tables().systems) {
        const Blueprint alone = of_systems({system.code});
        EXPECT_GE(alone.places.size(), 1u) << system.code;
        for (const auto& organisation : alone.organisations)
            EXPECT_FALSE(organisation.serves.empty()) << system.code << ' ' << organisation.code;
        std::vector<bool> linked(alone.organisations.size());
        for (const auto& link : alone.links) linked[link.from] = true;
        EXPECT_EQ(std::count(linked.begin(), linked.end(), false), 0) << system.code;
    }
}

TEST(EnglandSelection, RefusesAnUnknownSystem) {
    EXPECT_EQ(test::message_of<InputError>([] {
                  of_systems({"QF7", "QF8X"});
              }).rfind("world.systems = QF8X: unknown integrated care board", 0),
              0u);
}

TEST(EnglandLinks, AreTheProductsOfSharesServed) {
    Blueprint blueprint = small();
    link_by_places(blueprint, 0);
    ASSERT_EQ(blueprint.links.size(), 4u);
    EXPECT_EQ(blueprint.links[0].from, 0u);
    EXPECT_EQ(blueprint.links[0].to, 1u);
    EXPECT_DOUBLE_EQ(blueprint.links[0].weight, 0.5 * 0.2);
    EXPECT_DOUBLE_EQ(blueprint.links[1].weight, 0.5 * 1.0);
    EXPECT_EQ(blueprint.links[2].from, 1u);
    EXPECT_DOUBLE_EQ(blueprint.links[2].weight, 0.2 * 0.5);
    EXPECT_EQ(blueprint.links[3].from, 2u);
    EXPECT_TRUE(blueprint.notes.empty());
}

TEST(EnglandLinks, SmallOnesAreLeftOutButNeverTheStrongest) {
    Blueprint blueprint = small();
    link_by_places(blueprint, 0.2);  // one -> two is a sixth of the row
    ASSERT_EQ(blueprint.links.size(), 3u);
    EXPECT_EQ(blueprint.links[0].to, 2u);
    EXPECT_EQ(blueprint.notes.back(),
              "Links left out: 1 of 4; each below 0.2 of the sum of its organisation's links.");
    blueprint = small();
    link_by_places(blueprint, 1);
    EXPECT_EQ(blueprint.links.size(), 3u);
}

TEST(EnglandLinks, OfEnglandAreSortedAndByTens) {
    const Blueprint whole = england({}, tables());
    std::vector<std::size_t> row(whole.organisations.size());
    for (std::size_t n = 0; n < whole.links.size(); ++n) {
        const auto& link = whole.links[n];
        ++row[link.from];
        EXPECT_NE(link.from, link.to);
        EXPECT_GT(link.weight, 0);
        if (n == 0) continue;
        const auto& before = whole.links[n - 1];
        EXPECT_TRUE(before.from < link.from || (before.from == link.from && before.to < link.to));
    }
    EXPECT_GE(*std::min_element(row.begin(), row.end()), 1u);
    EXPECT_LE(*std::max_element(row.begin(), row.end()), 100u);
}

TEST(EnglandLinks, OfEnglandAreTheProjectionOfFlows) {
    const Blueprint whole = england({}, tables());
    const auto projected = [&](std::uint32_t from, std::uint32_t to) {
        double sum = 0;
        for (const auto& [place, share] : whole.organisations[from].serves)
            for (const auto& [other_place, other_share] : whole.organisations[to].serves)
                if (place == other_place) sum += share * other_share;
        return sum;
    };
    for (std::size_t n = 0; n < whole.links.size(); n += 97) {
        const auto& link = whole.links[n];
        EXPECT_NEAR(link.weight, projected(link.from, link.to), 1e-12);
    }
}

}  // namespace
}  // namespace concord::ics
