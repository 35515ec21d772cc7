#include "engine/config/declaration.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "engine/config/section.hpp"

namespace concord {
namespace {

std::vector<Declaration> declarations() {
    const Document document = Document::parse("policy.pooled_share = 0.3", "north.toml");
    const Section config(document);
    config.choice("world.kind", 0, {"toy", "england"}, "which world is built");
    config.lever("policy.pooled_share", {0}, {}, {0, 1}, "share", "budget that follows need",
                 "Better Care Fund");
    config.reals(
        "policy.appraisal", {0, 0, 0.1, 0.1}, {"board", "senior", "middle", "front"}, {0, 0.5}, "1",
        "weight of the objectives of the system in the appraisal of a person, which is a long text that has "
        "to be wrapped at the width of a terminal");
    config.text("run.title", "it's", "a title");
    return config.declarations();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

TEST(TableOf, AlignsAndGroupsAndWraps) {
    EXPECT_EQ(table_of(declarations()),
              R"(world.kind = "toy"                       toy, england  which world is built (assumption)

policy.pooled_share = 0.3                0..1, share   budget that follows need (Better Care Fund)
policy.appraisal = [0.0, 0.0, 0.1, 0.1]  0..0.5        weight of the objectives of the system in the appraisal
                                                       of a person, which is a long text that has to be
                                                       wrapped at the width of a terminal (assumption)

run.title = "it's"                       text          a title (assumption)
)");
}

TEST(TableOf, IsNowhereWiderThanATerminal) {
    for (const std::string& line : lines_of(table_of(declarations()))) {
        EXPECT_LE(line.size(), 110u) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST(TableOf, OfNothingIsEmpty) {
    EXPECT_EQ(table_of({}), "");
}

TEST(PageOf, TellsAllOfALever) {
    EXPECT_EQ(page_of(declarations()[1]), R"(policy.pooled_share
  budget that follows need

  type     number
  default  0.0
  here     0.3
  range    0..1, share
  source   Better Care Fund
  lever    yes: may change over time and differ by cell

  In the configuration:

      [policy]
      pooled_share = 0.3

  From a tick on, as for all levers (with over, until and where if wanted):

      [[intervention]]
      at = 260
      set = { "policy.pooled_share" = 0.3 }

  On the command line:

      --set policy.pooled_share=0.3
)");
}

TEST(PageOf, TellsTheElementsOfAListAndHowToQuoteIt) {
    EXPECT_EQ(page_of(declarations()[2]), R"(policy.appraisal
  weight of the objectives of the system in the appraisal of a person, which is a long text that has to be
  wrapped at the width of a terminal

  type     a number for each element, or one for all
  default  [0.0, 0.0, 0.1, 0.1]
  range    0..0.5
  elements board, senior, middle, front
  source   assumption
  lever    no: the same for the whole run

  In the configuration:

      [policy]
      appraisal = [0.0, 0.0, 0.1, 0.1]

  On the command line:

      --set 'policy.appraisal=[0.0, 0.0, 0.1, 0.1]'
)");
}

TEST(PageOf, QuotesForTheShell) {
    EXPECT_NE(page_of(declarations()[3]).find("--set 'run.title=\"it'\\''s\"'\n"), std::string::npos);
    EXPECT_NE(page_of(declarations()[0]).find("--set 'world.kind=\"toy\"'\n"), std::string::npos);
}

}  // namespace
}  // namespace concord
