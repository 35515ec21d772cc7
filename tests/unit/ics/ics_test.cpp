#include "models/ics/ics.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/ics/reference.hpp"
#include "tests/unit/ics/small_world.hpp"

// The model as a whole: what a week does, worked out once more by the plain loops of reference.hpp.
namespace concord::ics {
namespace {

/// Four organisations in one system whose people know each other at random, and every lever but the scope of
/// pooling moved.
SmallWorld lively() {
    Blueprint plan = four_organisations();
    for (auto& organisation : plan.organisations) organisation.system = 0;
    plan.links = {{0, 1, 2}, {0, 2, 1}, {1, 0, 1}, {1, 2, 3}, {2, 0, 1}, {2, 3, 2}, {3, 0, 1}, {3, 2, 4}};
    const PartnerRule at_random = [](std::uint32_t o, Dice& dice) {
        return std::array{std::array{1u, 2u}, std::array{0u, 2u}, std::array{0u, 3u},
                          std::array{0u, 2u}}[o][dice.below(2)];
    };
    return SmallWorld(
        "[resources]\nneed_drift = 0.02\n[learning]\nsearch = 0.01\n[world]\ncross_ties = 3\nvoices = "
        "1\n[culture]\nreview_rate = "
        "0.5\n[people]\nturnover = 0.02\n"
        "[policy]\npooled_share = 0.4\nbudget_cut = 0.1\nfacilitation = 0.2\npublic_voice = 0.3\nconvener = "
        "1\n"
        "data_sharing = 0.25\nconditional_pot = 0.1\nappraisal = 0.15\nlabel = 0.05\ngain_share = 0.3\n"
        "power_sharing = 0.3\ngovernance_speed = 0.5\ndisruption = 0.001\n[crisis]\nstrength = 0.4\nstart = "
        "10\nend = 30\n",
        plan, at_random);
}

TEST(Week, UtilitiesAreThoseOfTheEquations) {
    const SmallWorld small = lively();
    Ics model = small.model();
    const World& world = model.world();
    for (Tick t = 0; t < 40; ++t) {
        ASSERT_EQ(world.policy[PostId(0)].crisis, t >= 10 && t < 30 ? 0.4 : 0);
        const Reference reference(world);
        for (PersonId me : world.post.ids()) {
            if (tier_of(world.post[me]) == Tier::public_voice) continue;
            Utility sum = world.incentive(world.post[me]);
            small.rules.choice.personal.sum(sums_of(sum), world, std::array{me});
            const auto expected = reference.utility(me);
            ASSERT_NEAR(sum.compete, expected[0], 1e-6) << "week " << t;
            ASSERT_NEAR(sum.lip_service, expected[1], 1e-6) << "week " << t;
            ASSERT_NEAR(sum.collaborate, expected[2], 1e-6) << "week " << t;
        }
        model.advance(t);
    }
    EXPECT_NE(world.perceived_need, small.world.need);
}

TEST(Week, ChoicesAreDrawnFromThoseUtilities) {
    SmallWorld small = lively();
    const Stream review = small.draws.stream("culture.review"), choice = small.draws.stream("culture.choice");
    Ics model = small.model();
    const World& world = model.world();
    std::size_t changes = 0;
    for (Tick t = 0; t < 40; ++t) {
        const Reference reference(world);
        const Column<PersonId, Behaviour> before = world.behaviour;
        std::vector<Behaviour> expected(before.begin(), before.end());
        for (PersonId me : world.post.ids()) {
            if (tier_of(world.post[me]) == Tier::public_voice) continue;
            if (!small.draws.dice(review, me.index(), t).chance(0.5)) continue;
            Dice dice = small.draws.dice(choice, me.index(), t);
            expected[me.index()] = static_cast<Behaviour>(dice.softmax(reference.utility(me), 2.5));
        }
        model.advance(t);
        for (PersonId me : world.post.ids()) {
            if (world.tenure[me] == 0) continue;  // a successor
            ASSERT_EQ(world.behaviour[me], expected[me.index()]) << "week " << t;
            changes += world.behaviour[me] != before[me];
        }
    }
    EXPECT_GT(changes, 100u);
}

TEST(Week, TrustIsThatOfTheEquation) {
    const SmallWorld small = lively();
    Ics model = small.model();
    const World& world = model.world();
    std::size_t newcomers = 0;
    for (Tick t = 0; t < 40; ++t) {
        const World before = world;
        model.advance(t);
        for (PersonId me : world.post.ids())
            for (TieId tie : world.ties(me)) {
                const auto trust = static_cast<double>(before.trust[tie]);
                const Behaviour other = before.behaviour[before.neighbour[tie]];
                // f = 0.2, q = 0.4 + 0.25 x 0.6 = 0.55
                double expected = trust + 0.04 * 0.2 * std::max(0.0, 0.35 - trust);
                if (other == Behaviour::collaborate) expected += 0.02 * 1.8 * (1 - trust);
                if (other == Behaviour::compete) expected -= 0.06 * trust;
                if (other == Behaviour::lip_service) expected -= 0.06 * 0.55 * trust;
                if (world.tenure[me] == 0) expected = (trust + 0.35) / 2, ++newcomers;
                ASSERT_NEAR(world.trust[tie], expected, 1e-6) << "week " << t;
            }
    }
    EXPECT_GT(newcomers, 0u);
}

/// But for Choice, People and Trust one after the other, no process sees what another writes.
TEST(Week, OrderOfProcessesDoesNotMatter) {
    const SmallWorld small = lively();
    Ics model = small.model();
    for (Tick t = 0; t < 20; ++t) {
        World world = model.world();
        Common next = world;
        small.rules.governance(world, next, small.draws, t);
        review(small.rules, world, small.draws, t);
        small.rules.learning(world, next);
        replace_leavers(small.rules, world, small.draws, t);
        small.rules.technology(world, next, small.draws, t);
        move_trust(small.rules, world, next);
        small.rules.public_trust(world, next);
        model.advance(t);
        ASSERT_EQ(world.behaviour, model.world().behaviour);
        ASSERT_EQ(world.tenure, model.world().tenure);
        ASSERT_EQ(world.disposition, model.world().disposition);
        ASSERT_EQ(world.trust, model.world().trust);
        ASSERT_EQ(next.link_trust, model.world().link_trust);
        ASSERT_EQ(next.mean_trust, model.world().mean_trust);
        ASSERT_EQ(next.need, model.world().need);
        ASSERT_EQ(next.perceived_need, model.world().perceived_need);
        ASSERT_EQ(next.record_system, model.world().record_system);
        ASSERT_EQ(next.know_how, model.world().know_how);
        ASSERT_EQ(next.use, model.world().use);
        ASSERT_EQ(next.public_trust, model.world().public_trust);
    }
    EXPECT_NE(model.world().behaviour, small.world.behaviour);
    EXPECT_NE(model.world().know_how, small.world.know_how);
}

TEST(Start, PublicTrustIsWhatServicesEarn) {
    const Ics model = SmallWorld().model();
    EXPECT_EQ(model.world().public_trust, model.world().met);
    EXPECT_LT(model.world().public_trust[PlaceId(0)], 1);
    EXPECT_DOUBLE_EQ(model.world().local_trust[organisation(2)], model.world().met[PlaceId(0)]);
}

TEST(Rules, CostMustGrowFasterWithLoadThanBenefit) {
    const auto read = [](const Section& config) {
        Draws draws(1, 0);
        Rules{config, draws};
        Policies(config, {});
        Start(config, draws, 4);
    };
    EXPECT_EQ(problems_of("", read), "");
    EXPECT_NE(problems_of("game.cost_load_exponent = 0.5", read).find("game.benefit_load_exponent"),
              std::string::npos);
}

}  // namespace
}  // namespace concord::ics
