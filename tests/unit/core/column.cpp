#include "engine/core/column.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace concord {
namespace {

using PersonId = Id<struct PersonTag>;
using PostId = Id<struct PostTag>;

template <class AnyColumn, class AnyIndex>
concept IndexedBy = requires(AnyColumn column, AnyIndex index) {
    column[index];
};

TEST(Column, IsIndexedByItsOwnIdAlone) {
    using Trust = Column<PersonId, double>;
    EXPECT_TRUE((IndexedBy<Trust, PersonId>));
    EXPECT_FALSE((IndexedBy<Trust, PostId>));
    EXPECT_FALSE((IndexedBy<Trust, int>));
}

TEST(Column, KeepsAValueARow) {
    Column<PersonId, double> trust(3, 0.5);
    trust[PersonId(1)] = 2;
    EXPECT_EQ(trust, (Column<PersonId, double>(std::vector{0.5, 2.0, 0.5})));
    EXPECT_EQ(std::accumulate(trust.begin(), trust.end(), 0.0), 3);
    double sum = 0;
    for (const PersonId me : trust.ids()) sum += trust[me];
    EXPECT_EQ(sum, 3);
}

TEST(Column, GrowsAndIsReplaced) {
    Column<PersonId, int> column;
    EXPECT_TRUE(column.empty());
    column.push_back(4);
    EXPECT_EQ(column.size(), 1);
    column.assign(2, 9);
    column.values()[1] = 7;
    EXPECT_EQ(column[PersonId(0)] + column[PersonId(1)], 16);
}

}  // namespace
}  // namespace concord
