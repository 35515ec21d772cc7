#include "tools/describe/odd.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace concord::test {
namespace {
Parameter parameter(const std::string& key, const std::string& fallback) {
    Declaration declaration;
    declaration.key = key;
    declaration.fallback = fallback;
    declaration.range = {0, 1};
    declaration.source = "assumption";
    return {declaration, {"small"}};
}

Catalogue with_document(const std::string& document) {
    Catalogue catalogue;
    catalogue.worlds = {"small"};
    catalogue.parameters = {parameter("game.cost", "0.5"), parameter("game.gain", "0.25")};
    catalogue.document = document;
    return catalogue;
}

const std::string heads = "| key | default | range | unit | lever | source | symbol |\n";
const std::string cost = "| `game.cost` | 0.5 | 0..1 | - | - | assumption | c |\n";
const std::string gain = "| `game.gain` | 0.25 | 0..1 | - | - | assumption | - |\n";
const std::string begin = "<!-- from the program: parameters of every world -->\n", end = "<!-- end -->\n";
}  // namespace

TEST(Odd, AddsRowsThatAreMissingAndKeepsWhatPeopleWrote) {
    const std::string line = "|---|---|---|---|---|---|---|\n";
    const std::string before = "Prose | here.\n" + begin + heads + line + cost + end + "More.\n";
    const std::string after = "Prose | here.\n" + begin + heads + line + cost + gain + end + "More.\n";
    EXPECT_EQ(odd_of(with_document(before)), after);
    EXPECT_EQ(odd_of(with_document(after)), after);
}

TEST(Odd, CorrectsRowsAndDropsThoseOfNoParameter) {
    const std::string old =
        "| `game.cost` | 0.7 | 0..9 | - | - | guess | c |\n| `game.gone` | 1 | - | - | - | - | x |\n";
    const std::string made = odd_of(with_document(begin + heads + "|---|\n" + old + end));
    EXPECT_NE(made.find(cost), made.npos) << made;
    EXPECT_EQ(made.find("gone"), made.npos) << made;
}

TEST(Odd, RefusesTablesItDoesNotKnowAndThoseWithoutEnd) {
    EXPECT_THROW(odd_of(with_document("<!-- from the program: weather -->\n" + end)), Failure);
    EXPECT_THROW(odd_of(with_document(begin + heads)), Failure);
}

TEST(Odd, NoCellIsCutShortByItsText) {
    Catalogue catalogue = with_document("<!-- from the program: variables by entity -->\n" + end);
    catalogue.observables = {{{"person/mood", "1", "good|bad", {"person"}, {}}}};
    EXPECT_NE(odd_of(catalogue).find("| `person/mood` | 1 | good\\|bad |\n"), std::string::npos);
}

}  // namespace concord::test
