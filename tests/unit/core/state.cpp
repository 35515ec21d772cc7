#include "engine/core/state.hpp"

#include <gtest/gtest.h>

#include "tests/support/snapshot.hpp"

namespace concord {

using namespace test;

namespace {
enum class Colour : std::uint8_t { red, blue };

struct Things {
    std::vector<double> heights{1.5, -2};
    std::vector<Colour> colours{Colour::blue, Colour::red, Colour::blue};
    std::vector<std::uint32_t> guests{7, 8, 9};
    std::uint64_t count = 1ull << 40;
    float share = 0.25f;
    std::int16_t balance = -3;
    bool over = true;
    bool operator==(const Things&) const = default;

    void state(StateVisitor& visit) {
        visit("height", heights);
        visit("colour", std::span(colours));
        visit.varying("guest", guests);
        visit("count", count);
        visit("share", share);
        visit("balance", balance);
        visit("over", over);
    }
};
}  // namespace

TEST(State, IsLaidOpenByNameAndType) {
    Things things;
    const Snapshot taken = snapshot_of(things);
    std::string names;
    for (const Snapshot::Column& column : taken.columns)
        names += column.name + " " + column.type + " " + std::to_string(column.bytes.size()) + ", ";
    EXPECT_EQ(names,
              "height float64 16, colour uint8 3, guest uint32 12, count uint64 8, share float32 4, "
              "balance int16 2, over uint8 1, ");
}

TEST(State, IsPutBackByTheSameFunction) {
    Things was, other{{0, 0}, {Colour::red, Colour::red, Colour::red}, {}, 0, 0, 0, false};
    const Snapshot taken = snapshot_of(was);
    ASSERT_NE(was, other);
    PutSnapshot visitor(taken);
    other.state(visitor);
    EXPECT_EQ(was, other) << "as many guests as were saved, too";
}

TEST(State, MayBeEmpty) {
    Things nobody{{}, {}, {}, 0, 0, 0, false}, other;
    const Snapshot taken = snapshot_of(nobody);
    EXPECT_TRUE(taken.columns[0].bytes.empty());
    other.heights.clear(), other.colours.clear();
    PutSnapshot visitor(taken);
    other.state(visitor);
    EXPECT_EQ(other, nobody);
}

}  // namespace concord
