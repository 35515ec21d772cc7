#include "engine/core/outline.hpp"

#include <gtest/gtest.h>

namespace concord {
namespace {

Outline two_by_three() {
    Outline outline;
    outline.dimensions = {{"system", 2, "care system", {"QF7", "QHM"}}, {"tier", 3, "tier", {}}};
    return outline;
}

Meaning meaning(std::vector<std::string> dimensions) {
    return {"x", "1", "a number", std::move(dimensions), {}};
}

TEST(Outline, CountsTheRowsOfAVariable) {
    const Outline outline = two_by_three();
    EXPECT_EQ(outline.rows(meaning({})), 1);
    EXPECT_EQ(outline.rows(meaning({"system"})), 2);
    EXPECT_EQ(outline.rows(meaning({"system", "tier"})), 6);
    EXPECT_THROW(outline.rows(meaning({"place"})), std::logic_error);
}

TEST(Outline, FillsObservablesWithWhatIsComputedThen) {
    Outline outline = two_by_three();
    double now = 1;
    outline.observe(meaning({"system"}), [&](std::span<double> out) {
        for (double& value : out) value = now;
    });
    now = 4;
    std::vector<double> rows(2);
    outline.variables.at(0).fill(reinterpret_cast<std::byte*>(rows.data()));
    EXPECT_EQ(rows, (std::vector<double>{4, 4}));
    EXPECT_EQ(outline.variables[0].storage, Storage::float64);
}

TEST(Outline, CopiesColumnsAsTheyStandInTheirOwnType) {
    enum class Mood : std::uint8_t { low, high };
    Outline outline = two_by_three();
    std::vector<Mood> moods{Mood::low, Mood::high};
    outline.column(meaning({"system"}), [&] { return std::span<const Mood>(moods); });
    moods[0] = Mood::high;
    std::vector<Mood> rows(2);
    outline.variables.at(0).fill(reinterpret_cast<std::byte*>(rows.data()));
    EXPECT_EQ(rows, moods);
    EXPECT_EQ(outline.variables[0].storage, Storage::uint8);
}

}  // namespace
}  // namespace concord
