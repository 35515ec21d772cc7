#include "engine/core/id.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <vector>

namespace concord {
namespace {

using PersonId = Id<struct PersonTag>;
using PostId = Id<struct PostTag>;

TEST(Id, DoesNotMixWithOtherKinds) {
    EXPECT_FALSE((std::is_convertible_v<PersonId, PostId>));
    EXPECT_FALSE((std::is_constructible_v<PersonId, PostId>));
    EXPECT_FALSE((std::is_convertible_v<int, PersonId>));
    EXPECT_FALSE((std::is_convertible_v<PersonId, std::uint32_t>));
}

TEST(Id, IsOrderedByIndex) {
    PersonId id(3);
    EXPECT_EQ(id.index(), 3);
    EXPECT_LT(PersonId(2), id);
    EXPECT_EQ(++id, PersonId(4));
}

TEST(IdRange, RunsFromFirstUpToLast) {
    std::vector<std::uint32_t> seen;
    for (const PersonId id : IdRange<PersonId>(2, 5)) seen.push_back(id.index());
    EXPECT_EQ(seen, (std::vector<std::uint32_t>{2, 3, 4}));
    EXPECT_EQ(IdRange<PersonId>(2, 5).size(), 3);
    EXPECT_TRUE(IdRange<PersonId>(5, 5).empty());
}

}  // namespace
}  // namespace concord
