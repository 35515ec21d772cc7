#include <gtest/gtest.h>

#include <cmath>

#include "models/ics/processes/sight.hpp"
#include "tests/unit/ics/small_world.hpp"

// Where trust settles when what partners do is drawn anew every week from a fixed mix, without facilitation:
// T* = gain P / (gain P + loss Q), P = Pr(C), Q = Pr(D) + q Pr(L). (Partners who never change end at 1 or 0.)
namespace concord::ics {
namespace {

/// Mean trust over the ties of 20,000 people and the last 200 of 450 weeks.
double settled_trust(const std::string& toml, const std::array<double, behaviours>& mix) {
    SmallWorld small("[policy]\nfacilitation = 0\n" + toml, crowd(10000), other_of_two);
    World& world = small.world;
    const Stream stream = small.draws.stream("test.behaviour");
    double sum = 0;
    Common next = world;
    for (Tick t = 0; t < 450; ++t) {
        for (PersonId me : world.post.ids())
            world.behaviour[me] =
                static_cast<Behaviour>(small.draws.dice(stream, me.index(), t).categorical(mix));
        look_around(world);
        move_trust(small.rules, world, next);
        if (t >= 250) sum += (next.mean_trust[organisation(0)] + next.mean_trust[organisation(1)]) / 2;
    }
    return sum / 200;
}

// What is left of the start after 250 weeks is below 1e-4. Trust of one tie varies by 0.05, and as people may
// know the same third, their mean by less than 0.0005, over 200 weeks by less still: 1% of T* is more than
// five standard deviations, a false alarm below 1e-6.
TEST(TrustAtRest, IsThatOfTheFormulaAtTheDefaults) {
    const double trust = settled_trust("", {0.25, 0.39, 0.36});
    EXPECT_NEAR(trust, 0.2281, 0.0023);  // Q = 0.25 + 0.4 x 0.39 = 0.406
}

TEST(TrustAtRest, IsThatOfTheFormulaWhereAllLipServiceIsSeen) {
    const double gained = 0.03 * 0.5, lost = 0.06 * (0.2 + 0.3);
    EXPECT_NEAR(settled_trust("detection = 1\n[trust]\ngain = 0.03", {0.2, 0.3, 0.5}),
                gained / (gained + lost), 0.0035);
}

}  // namespace
}  // namespace concord::ics
