#include "models/ics/setup/lay_ties.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

OrganisationId other_side(const World& world, TieId tie) {
    return organisation_of(world.post[world.neighbour[tie]]);
}

/// Three organisations of many people, the first of more than make a part.
Blueprint uneven() {
    Blueprint plan = four_organisations();
    for (auto& organisation : plan.organisations) organisation.people = {1, 2, 3, 100, 4};
    plan.organisations[0].people = {1, 2, 3, 5000, 4};
    return plan;
}

TEST(Ties, ArePutDownOnceEach) {
    const SmallWorld small("world.cross_ties = 5", uneven(), PartnerByLink(uneven()));
    const World& world = small.world;
    const std::set<TieId> different(world.own_ties.begin(), world.own_ties.end());
    EXPECT_EQ(different.size(), world.neighbour.size());
    EXPECT_EQ(different.size(), (5006u + 3 * 106) * 5);
    for (PersonId me : world.post.ids())
        EXPECT_EQ(world.ties(me).size(), tier_of(world.post[me]) == Tier::public_voice ? 0u : 5u);
}

TEST(Ties, OfAPartLieTogether) {
    const SmallWorld small("world.cross_ties = 5", uneven(), PartnerByLink(uneven()));
    const World& world = small.world;
    ASSERT_GE(world.parts.size(), 3u);
    for (const Part& part : world.parts)
        for (PersonId me : part.people)
            for (TieId tie : world.ties(me)) {
                EXPECT_GE(tie.index(), part.first_tie);
                EXPECT_LT(tie.index(), part.first_tie + part.ties);
            }
}

/// Strip by strip, round by round: every tie goes where its strip's link does, and comes from there.
TEST(Ties, LieAlongTheLinksOfTheirStrips) {
    const SmallWorld small("world.cross_ties = 5", uneven(), PartnerByLink(uneven()));
    const World& world = small.world;
    Column<TieId, PersonId> owner(world.neighbour.size());
    for (PersonId me : world.post.ids())
        for (TieId tie : world.ties(me)) owner[tie] = me;
    std::vector<std::uint32_t> number(world.partner.size());
    for (const Part& part : world.parts) {
        std::size_t next = part.first_tie;
        for (const std::uint32_t strips : part.rounds)
            for (std::size_t strip = 0; strip < strips; ++strip, ++next) {
                const LinkId link = part.link[strip];
                EXPECT_EQ(other_side(world, TieId(next)), world.partner[link]);
                const auto links = world.links(organisation_of(world.post[owner[TieId(next)]]));
                EXPECT_TRUE(link >= links.first && link < links.last);
                ++number[link.index()];
            }
        EXPECT_EQ(next, part.first_tie + part.ties);
        EXPECT_LE(part.rounds.size(), 64u);
    }
    EXPECT_TRUE(std::ranges::equal(number, world.link_ties));
}

TEST(Ties, OfAWorldWithoutAnyAreNone) {
    const SmallWorld small("world.cross_ties = 0");
    EXPECT_TRUE(small.world.own_ties.empty());
    for (const Part& part : small.world.parts) EXPECT_EQ(part.ties, 0u);
    EXPECT_EQ(std::ranges::count(small.world.strangers, OrganisationId(0), &Stranger::owner), 2);
}

}  // namespace
}  // namespace concord::ics
