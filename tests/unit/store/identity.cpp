#include "engine/store/identity.hpp"

#include <gtest/gtest.h>

#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
/// What differs from an experiment that the folder was made for.
std::string compared(const std::vector<Trait>& there, const std::vector<Trait>& here) {
    const Scratch scratch;
    write_identity(scratch / "", identity_of(there));
    std::string text;
    for (const Problem& problem : differences(scratch / "", identity_of(here))) text += problem.text + "\n";
    return text;
}

std::string damaged(const std::string& text) {
    const Scratch scratch;
    write_text(scratch / "experiment.json", text);
    const std::string message = message_of<InputError>([&] {
        differences(scratch / "", identity_of({{"seed", "1"}}));
    });
    return message.substr(message.rfind(": ") + 2);
}
}  // namespace

TEST(Identity, IsADigestOfAllTraits) {
    EXPECT_EQ(identity_of({{"seed", "1"}}).text.size(), 64);
    EXPECT_EQ(identity_of({{"seed", "1"}}).text, identity_of({{"seed", "1"}}).text);
    EXPECT_NE(identity_of({{"seed", "1"}}).text, identity_of({{"seed", "2"}}).text);
    EXPECT_NE(identity_of({{"ab", "c"}}).text, identity_of({{"a", "bc"}}).text);
}

TEST(Identity, NamesWhatDiffers) {
    const std::vector<Trait> there{{"commit", "1a2b"}, {"seed", "1"}, {"table", "x"}};
    EXPECT_EQ(compared(there, there), "");
    EXPECT_EQ(compared(there, {{"commit", "3c4d"}, {"seed", "1"}, {"threads", "2"}}),
              "commit: 1a2b there, 3c4d here\n"
              "threads: nothing there, 2 here\n"
              "table: x there, nothing here\n");
}

TEST(Identity, OfLongTextsTheFirstLineThatDiffersIsShown) {
    EXPECT_EQ(
        compared({{"configuration", "a = 1\nb = 2\nc = 3"}}, {{"configuration", "a = 1\nb = 4\nc = 5"}}),
        "configuration: b = 2 there, b = 4 here\n");
    EXPECT_EQ(compared({{"configuration", "a = 1"}}, {{"configuration", "a = 1\nb = 4"}}),
              "configuration: nothing there, b = 4 here\n");
}

TEST(Identity, WithoutTraitsTheTextsAreCompared) {
    const Scratch scratch;
    write_identity(scratch / "", {"aaa", {}});
    EXPECT_TRUE(differences(scratch / "", {"aaa", {}}).empty());
    EXPECT_EQ(differences(scratch / "", {"bbb", {}}).at(0).text, "identity: aaa there, bbb here");
}

TEST(Identity, AnyBytesMayBeInATrait) {
    const std::string odd = "\xff\"\n\\";
    EXPECT_EQ(compared({{"odd", odd}}, {{"odd", odd}}), "");
}

TEST(Identity, ADamagedDescriptionIsRefused) {
    const std::string refusal =
        "it does not tell whose runs are kept there; remove this file, and the same command goes on with the "
        "finished runs that say they are its own";
    for (const char* text : {"", "{", "[]", "{\"identity\": 1}", "{\"identity\": \"a\", \"traits\": [1]}"})
        EXPECT_EQ(damaged(text), refusal) << text;
    EXPECT_EQ(damaged(std::string(100'000, '[')), refusal);
}

TEST(Identity, AMissingDescriptionIsAFailure) {
    const Scratch scratch;
    EXPECT_THROW(differences(scratch / "", identity_of({})), Failure);
}

}  // namespace concord
