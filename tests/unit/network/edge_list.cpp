#include "engine/network/edge_list.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord::network {
namespace {

using test::message_of;

std::string refusal(const std::string& text) {
    return message_of<InputError>([&] { parse_edge_list(text, "ties.txt"); });
}

TEST(EdgeList, ReadsATieALine) {
    const EdgeList list = parse_edge_list(
        "# who knows whom\n0 1\n\n  2\t1 # blanks, tabs\n3,0\r\n1, 3\n   # nothing\n5 0", "ties.txt");
    EXPECT_EQ(list.ties, (std::vector<Tie>{{0, 1}, {2, 1}, {3, 0}, {1, 3}, {5, 0}}));
    EXPECT_EQ(list.agents, 6u);
}

TEST(EdgeList, MayBeEmpty) {
    for (const char* text : {"", "\n\n", "# none\n"}) {
        EXPECT_EQ(parse_edge_list(text, "ties.txt").agents, 0u);
        EXPECT_TRUE(parse_edge_list(text, "ties.txt").ties.empty());
    }
}

TEST(EdgeList, CountsATieListedFromBothEndsOnce) {
    const EdgeList list = parse_edge_list("0 1\n1 2\n1 0\n2 1\n", "ties.txt");
    EXPECT_EQ(list.ties, (std::vector<Tie>{{0, 1}, {1, 2}}));
}

TEST(EdgeList, SaysInWhichLineWhatIsWrong) {
    EXPECT_EQ(refusal("0 1\n2\n"), "ties.txt:2: has 1 entry; expected the numbers of two agents");
    EXPECT_EQ(refusal("0 1 2.5"), "ties.txt:1: has 3 entries; expected the numbers of two agents");
    const std::string allowed = " is not the number of an agent; allowed: whole numbers from 0 to 99999999";
    EXPECT_EQ(refusal("0 b\n"), "ties.txt:1: b" + allowed);
    EXPECT_EQ(refusal("-1 0\n"), "ties.txt:1: -1" + allowed);
    EXPECT_EQ(refusal("0 1.0\n"), "ties.txt:1: 1.0" + allowed);
    EXPECT_EQ(refusal("0 100000000\n"), "ties.txt:1: 100000000" + allowed);
    EXPECT_EQ(refusal("99999999999999999999 0\n"), "ties.txt:1: 99999999999999999999" + allowed);
    EXPECT_EQ(refusal("0 1\n\n4 4\n"), "ties.txt:3: ties agent 4 to itself");
    EXPECT_EQ(refusal("0 1\n1 0\n0 1\n"), "ties.txt:3: repeats the tie 0 1 of line 1");
}

TEST(EdgeList, TellsAllProblemsOfAFileUpToTwenty) {
    EXPECT_EQ(refusal("0\n1 1\n"),
              "ties.txt:1: has 1 entry; expected the numbers of two agents\n"
              "ties.txt:2: ties agent 1 to itself");
    std::string many;
    for (int n = 0; n < 23; ++n) many += "x\n";
    const std::string told = refusal(many);
    EXPECT_NE(told.find("ties.txt:20: "), told.npos);
    EXPECT_EQ(told.find("ties.txt:21: "), told.npos);
    EXPECT_TRUE(told.ends_with("ties.txt: and 3 more problems")) << told;
}

TEST(EdgeList, RefusesFilesThatCannotBeRead) {
    const test::Scratch scratch;
    EXPECT_NE(message_of<InputError>([&] { load_edge_list(scratch / "none.txt"); }).find("no such file"),
              std::string::npos);
    EXPECT_NE(message_of<InputError>([&] { load_edge_list(scratch / ""); }).find("not a file"),
              std::string::npos);
    test::write_text(scratch / "ties.txt", "0 2\n");
    EXPECT_EQ(load_edge_list(scratch / "ties.txt").agents, 3u);
}

}  // namespace
}  // namespace concord::network
