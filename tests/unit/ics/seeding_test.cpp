#include "models/ics/processes/seeding.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "models/ics/processes/unions.hpp"
#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

constexpr auto D = Behaviour::compete, C = Behaviour::collaborate;
using People = std::set<std::size_t>;

/// Everyone competes, until some are sown.
struct Field : SmallWorld {
    Field() { world.behaviour.assign(world.post.size(), D); }

    People sow(const Seed& seed, std::vector<std::size_t> cells, Tick t = 5, std::uint32_t order = 0) {
        world.behaviour.assign(world.post.size(), D);
        std::ranges::sort(cells);
        rules.seeding(world, seed, cells, draws, t, order);
        People turned;
        for (PersonId me : world.behaviour.ids())
            if (world.behaviour[me] == seed.behaviour) turned.insert(me.index());
        return turned;
    }
};

std::vector<std::size_t> everywhere() {
    std::vector<std::size_t> cells(2 * kinds * staff_tiers);
    std::iota(cells.begin(), cells.end(), 0);
    return cells;
}

TEST(Seeding, TurnsThoseOfTheSmallestLots) {
    Field field;
    std::vector<std::uint32_t> lots(20);
    field.draws.words(field.rules.seeding.choose, 5, 0, lots);
    std::vector<std::size_t> order(20);
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t me) { return lots[me]; });
    EXPECT_EQ(field.sow({C, 6, false}, everywhere()), People(order.begin(), order.begin() + 6));
    EXPECT_NE(field.sow({C, 6, false}, everywhere(), 6), People(order.begin(), order.begin() + 6));
    EXPECT_NE(field.sow({C, 6, false}, everywhere(), 5, 1), People(order.begin(), order.begin() + 6));
}

TEST(Seeding, TurnsPeopleOfTheChosenCellsOnly) {
    Field field;
    const std::vector<std::size_t> cells{Policies::cell_of(0, Kind::acute, Tier::front_line),
                                         Policies::cell_of(0, Kind::council, Tier::board),
                                         Policies::cell_of(1, Kind::council, Tier::board)};
    EXPECT_EQ(field.sow({C, 100, false}, cells), (People{3, 4, 5}));  // all there are
    EXPECT_EQ(field.sow({C, 100, true}, cells), (People{3, 4, 5}));
    EXPECT_EQ(field.sow({C, 2, false}, cells).size(), 2u);
    EXPECT_TRUE(field.sow({C, 2, true}, {}).empty());
}

TEST(Seeding, TurnsPeopleAroundTheChosenPlacesOnly) {
    Field field;  // O0 serves places 0 and 1, three to one; O1 place 1, O2 place 0, O3 place 2
    const People around_0{0, 1, 2, 3, 4, 10, 11, 12, 13, 14}, around_1{5, 6, 7, 8, 9};
    EXPECT_EQ(field.sow({C, 100, false, {0}}, everywhere()), around_0);
    EXPECT_EQ(field.sow({C, 100, true, {0}}, everywhere()), around_0);
    EXPECT_EQ(field.sow({C, 100, false, {1}}, everywhere()), around_1);
    EXPECT_EQ(field.sow({C, 100, false, {2, 1, 0}}, everywhere()).size(), 20u);
    const std::vector<std::size_t> boards{Policies::cell_of(0, Kind::council, Tier::board)};
    EXPECT_EQ(field.sow({C, 100, false, {1}}, boards), People{5});
    EXPECT_TRUE(field.sow({C, 100, true, {0}}, boards).empty());
}

TEST(Seeding, ClustersAlongDependence) {
    Field field;
    // Organisations 0 and 3 depend on two others each, 1 on 0 and 2, 2 on 0 alone.
    const std::vector<std::vector<std::size_t>> breadth_first{
        {0, 1, 2, 3}, {1, 0, 2, 3}, {2, 0, 1, 3}, {3, 0, 2, 1}};
    std::set<std::size_t> starts;
    for (Tick t = 0; t < 20; ++t) {
        const std::size_t first = field.draws.dice(field.rules.seeding.start, 0, t).below(4);
        const auto& order = breadth_first[first];
        const People turned = field.sow({C, 12, true}, everywhere(), t);
        std::vector<std::size_t> in(4);
        for (const std::size_t me : turned) ++in[me / 5];
        EXPECT_EQ(in[order[0]], 5u) << t;
        EXPECT_EQ(in[order[1]], 5u) << t;
        EXPECT_EQ(in[order[2]], 2u) << t;
        starts.insert(first);
    }
    EXPECT_EQ(starts.size(), 4u);  // a false alarm in one of 80 seeds; this one is fixed
}

TEST(Seeding, LeavesOutWhoFollowsAnother) {
    Field field;
    share_post(field.world, organisation(0), organisation(1));
    EXPECT_EQ(field.sow({C, 100, false}, everywhere()).count(5), 0u);
}

TEST(Seeding, HappensAtItsTickAndLastsUntilPeopleReview) {
    SmallWorld small(
        "culture.review_rate = 0\npeople.turnover = 0\npeople.initial_mix = [1, 0, 0]\n[[intervention]]\n"
        "at = 2\nwhere.system = 'TWO'\nseed = { behaviour = 'collaborate', number = 3 }\n"
        "[[intervention]]\nseed = { behaviour = 'lip_service', number = 1 }\n");
    Ics model = small.model();
    const auto doing = [&](Behaviour b) { return std::ranges::count(model.world().behaviour, b); };
    EXPECT_EQ(doing(Behaviour::lip_service), 1);  // at tick 0
    model.advance(0);
    EXPECT_EQ(doing(C), 0);
    for (Tick t = 1; t < 5; ++t) {
        model.advance(t);
        EXPECT_EQ(doing(C), 3) << t;
    }
    EXPECT_EQ(model.world().headcount[post_of(organisation(3), Tier::front_line)][2] +
                  model.world().headcount[post_of(organisation(3), Tier::board)][2] +
                  model.world().headcount[post_of(organisation(3), Tier::senior_manager)][2] +
                  model.world().headcount[post_of(organisation(3), Tier::middle_manager)][2],
              3u);
}

TEST(Seeding, NamesABehaviourAndANumber) {
    const auto problem = [](const std::string& line) {
        return problems_of("[[intervention]]\n" + line,
                           [](const Section& config) { Policies(config, {"ONE"}); });
    };
    EXPECT_EQ(problem("seed = { behaviour = 'compete', number = 3 }"), "");
    EXPECT_EQ(problem("seed = { behaviour = 'compeet' }"),
              "test:1:1: intervention.seed.number = 1: must be given; allowed: a number of people\n"
              "test:2:10: intervention.seed.behaviour = \"compeet\": is not a known word (did you mean "
              "\"compete\"?); allowed: \"compete\", \"lip_service\", \"collaborate\"");
}

TEST(Seeding, NamesPlacesOfTheWorld) {
    const auto read = [](const Section& config) { Policies(config, {"ONE"}, {}, {"E01", "E02"}); };
    EXPECT_EQ(problems_of("[[intervention]]\nseed = { number = 3, places = ['E02'] }\n", read), "");
    EXPECT_EQ(
        problems_of("[[intervention]]\nseed = { number = 3, places = ['E03'] }\n", read),
        "test:2:32: intervention.seed.places = [\"E03\"]: entry 1, \"E03\", is not a known word (did you "
        "mean \"E01\"?); allowed: a list of \"E01\", \"E02\"");
}

}  // namespace
}  // namespace concord::ics
