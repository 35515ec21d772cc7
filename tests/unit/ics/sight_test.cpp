#include "models/ics/processes/sight.hpp"

#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

TEST(Sight, EverybodySeesWhatThoseTheyKnowDo) {
    SmallWorld small("[world]\ncross_ties = 3\n");
    World& world = small.world;
    for (PersonId me : world.post.ids()) world.behaviour[me] = static_cast<Behaviour>(me.index() % 3);
    look_around(world);
    for (TieId tie : world.neighbour.ids())
        EXPECT_EQ(static_cast<std::size_t>(world.seen[tie]), world.neighbour[tie].index() % 3);
}

TEST(Sight, IsUpToDateInEveryWeek) {
    SmallWorld small("[world]\ncross_ties = 3\n[culture]\nreview_rate = 0.5\n[people]\nturnover = 0.02\n");
    Ics model = small.model();
    const World& world = model.world();
    std::size_t changes = 0;
    for (Tick t = 0; t < 40; ++t) {
        const Column<TieId, Behaviour> before = world.seen;
        model.advance(t);
        for (TieId tie : world.neighbour.ids()) {
            ASSERT_EQ(world.seen[tie], world.behaviour[world.neighbour[tie]]) << "week " << t;
            changes += world.seen[tie] != before[tie];
        }
    }
    EXPECT_GT(changes, 100u);
}

}  // namespace
}  // namespace concord::ics
