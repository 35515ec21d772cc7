#include "engine/config/grammar.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace concord::test {

TEST(Grammar, TellsWhatMayStandInInterventionsAndAlongWhichAxes) {
    const Document document = Document::parse("[[intervention]]\nwhen = {}\n", "");
    const Section config(document);
    config.lever("policy.label", {0.0}, {}, {0, 1}, "1", "a lever");
    const Schedule schedule(config, {{"system", {"QF7"}}, {"tier", {"board", "front_line"}}});
    const Grammar grammar = grammar_of(config);
    EXPECT_EQ(grammar.arrays, std::vector<std::string>{"intervention"});
    ASSERT_EQ(grammar.axes.size(), 2u);
    EXPECT_EQ(grammar.axes[1].labels, (std::vector<std::string>{"board", "front_line"}));
    for (const char* key : {"intervention.at", "intervention.until", "intervention.when.below"})
        EXPECT_NE(std::ranges::find(grammar.in_arrays, key, &Declaration::key), grammar.in_arrays.end())
            << key;
    for (const char* key : {"intervention.set", "intervention.where"})
        EXPECT_NE(std::ranges::find(grammar.own_tables, key), grammar.own_tables.end()) << key;
}

TEST(Grammar, OfADocumentWithoutArraysKnowsNoKeysInThem) {
    const Document empty;
    const Section config(empty);
    const Schedule schedule(config, {});
    EXPECT_TRUE(grammar_of(config).in_arrays.empty());
    EXPECT_TRUE(grammar_of(config).axes.empty());
}

}  // namespace concord::test
