#include "engine/output/selection.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/error.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

using Names = std::vector<std::string>;

Names variables(const Selection& selection) {
    const Sample sample;
    Names names;
    for (const Variable* each : choose(sample.outline, selection).variables)
        names.push_back(each->meaning.path);
    return names;
}

Names constants(const Selection& selection) {
    const Sample sample;
    Names names;
    for (const Constant* each : choose(sample.outline, selection).constants)
        names.push_back(each->meaning.path);
    return names;
}

std::string refusal(const Selection& selection) {
    const Sample sample;
    return message_of<InputError>([&] { choose(sample.outline, selection); });
}

}  // namespace

TEST(Selection, OfNothingIsAllAtTheRoot) {
    EXPECT_EQ(variables({}), (Names{"collaboration", "by_tier", "system_mean"}));
}

TEST(Selection, TakesNamesAndPatterns) {
    EXPECT_EQ(variables({.every = 1, .variables = {"by_tier"}, .groups = {}}), (Names{"by_tier"}));
    EXPECT_EQ(variables({.every = 1, .variables = {"*"}, .groups = {}}), variables({})) << "* stops at /";
    EXPECT_EQ(variables({.every = 1, .variables = {"organisation/*a*", "*_mean"}, .groups = {}}),
              (Names{"system_mean", "organisation/load", "organisation/vacancies", "organisation/balance"}));
}

TEST(Selection, TakesGroupsBesides) {
    EXPECT_EQ(variables({.every = 1, .variables = {}, .groups = {"tie"}}),
              (Names{"collaboration", "by_tier", "system_mean", "tie/trust"}));
    EXPECT_EQ(variables({.every = 1, .variables = {"by_tier"}, .groups = {"tie"}}),
              (Names{"by_tier", "tie/trust"}));
}

TEST(Selection, TakesConstantsOfGroupsThatAreRecorded) {
    const Names setting{"setting/code", "setting/latitude", "setting/size", "setting/weight"};
    EXPECT_EQ(constants({}), setting);
    Names with_person = setting;
    with_person.push_back("person/tier");
    EXPECT_EQ(constants({.every = 1, .variables = {"person/behaviour"}, .groups = {}}), with_person);
}

TEST(Selection, OfWhatTheModelHasNotIsBadInput) {
    EXPECT_EQ(refusal({.every = 1, .variables = {"colaboration"}, .groups = {}}).substr(0, 80),
              "recording colaboration: the model has no such variable; it has by_tier, collabor");
    EXPECT_EQ(refusal({.every = 1, .variables = {}, .groups = {"people"}}),
              "recording group people: the model has no such group; it has organisation, person, tie");
    EXPECT_EQ(refusal({.every = 0, .variables = {}, .groups = {}}),
              "recording every 0 ticks: it must be 1 or more");
    const std::string both = refusal({.every = 0, .variables = {"x"}, .groups = {"y"}});
    EXPECT_EQ(std::ranges::count(both, '\n'), 2) << "all problems at once";
}

}  // namespace concord
