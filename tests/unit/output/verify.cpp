#include <gtest/gtest.h>

#include <stdexcept>

#include "engine/output/layout.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

/// What is said against the sample's outline after a change.
template <class Change>
std::string objection(Change change) {
    Sample sample;
    change(sample.outline);
    return message_of<std::logic_error>([&] { verify(sample.outline); });
}

Variable variable(const std::string& path, Storage storage = Storage::float64,
                  std::vector<std::string> dimensions = {}, std::vector<std::string> flags = {}) {
    return {{path, "1", path, std::move(dimensions), std::move(flags)}, storage, [](std::byte*) {}};
}

template <class... Arguments>
std::string objection_to(const Arguments&... arguments) {
    return objection([&](Outline& outline) { outline.variables.push_back(variable(arguments...)); });
}

}  // namespace

TEST(Verify, TakesTheSample) {
    EXPECT_EQ(objection([](Outline&) {}), "");
}

TEST(Verify, WantsNames) {
    EXPECT_EQ(objection_to("a b"), "the model's outline: a b: is not a path of names");
    EXPECT_NE(objection_to("1a"), "");
    EXPECT_NE(objection_to(""), "");
    EXPECT_NE(objection_to("/a"), "");
    EXPECT_NE(objection_to("a/"), "");
    EXPECT_NE(objection_to("a//b"), "");
    EXPECT_EQ(objection_to("a/b/c_1"), "");
}

TEST(Verify, WantsEachNameOnce) {
    EXPECT_EQ(objection_to("by_tier"), "the model's outline: by_tier: is offered twice");
    EXPECT_EQ(objection_to("tie"), "the model's outline: tie: is the name of a group already");
    EXPECT_NE(objection_to("time"), "");
    EXPECT_NE(objection_to("organisation/organisation"), "") << "the coordinate stands there";
    EXPECT_NE(objection_to("x", Storage::float64, std::vector<std::string>{"organisation"}), "")
        << "its coordinate would stand where the group does";
    EXPECT_NE(objection_to("provenance/x"), "");
}

TEST(Verify, WantsDimensionsThatExistOnce) {
    EXPECT_EQ(objection_to("x", Storage::float64, std::vector<std::string>{"nowhere"}),
              "the model's outline: x: dimension nowhere is not declared");
    EXPECT_NE(objection([](Outline& o) { o.dimensions.push_back({"tier", 2, "", {}}); }), "");
    EXPECT_NE(objection([](Outline& o) { o.dimensions.push_back({"time", 2, "", {}}); }), "");
    EXPECT_EQ(objection([](Outline& o) { o.dimensions[0].labels.pop_back(); }),
              "the model's outline: system: has 2 labels for 3 rows");
}

TEST(Verify, WantsAsManyConstantsAsRows) {
    EXPECT_EQ(objection([](Outline& o) { o.constants[1].values = std::vector<double>{1}; }),
              "the model's outline: setting/latitude: has 1 values for 4 rows");
}

TEST(Verify, WantsFlagsOnWholeNumbersOnly) {
    const std::vector<std::string> flags{"no", "yes"}, many(257, "x"), none;
    EXPECT_EQ(objection_to("x", Storage::uint8, none, flags), "");
    EXPECT_NE(objection_to("x", Storage::float32, none, flags), "");
    EXPECT_NE(objection_to("x", Storage::uint8, none, many), "");
}

}  // namespace concord
