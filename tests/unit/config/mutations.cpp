// Whatever is written in a file, it is read or refused: never a crash, never another exception.
#include <gtest/gtest.h>

#include <cstdint>

#include "engine/config/schedule.hpp"
#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

const std::string valid = R"(# A configuration that uses most of TOML.
title = "caf\u00e9 \"north\" \\ 1"
[world]
kind = "england"  # a comment
systems = ["QF7", 'QHM',
           "QE1"]
[run]
ticks = 1_000
seed = 0x2a
start = 2024-04-01
stamp = 2024-04-01T07:32:00Z
clock = 07:32:00.5
quiet = true
record.every = 4
note = """
several
  lines \
  joined"""
path = '''C:\raw\n'''
[policy]
pooled_share = 0.25
detection = 4e-1
appraisal = [0, 0.1, 1.5e-1, 0.2]
"label" = +0.5
nested = { a = { b = [1, [2, 3], { c = "d" }] }, "e f" = -0.0 }
[[intervention]]
at = 260
over = 52
until = 520
where = { system = "QF7", tier = ["board", "front_line"] }
set = { "policy.pooled_share" = 0.3, policy.detection = 0.9 }
[[intervention]]
at = 300
when = { observable = "trust", below = 0.4, for = 52, scope = "system", release = 0.5 }
set.policy.scope = "place"
[[experiment.arm]]
name = "pooled"
[experiment.sweep]
"policy.detection" = [0.1, 0.4, 0.8]
)";

// Reads everything, the Schedule included. Whether the text was accepted: anything but InputError fails the
// test.
bool reads(const std::string& text) {
    try {
        const Document document = Document::parse(text, "mutant.toml");
        const Section config(document);
        config.text("title", "", "");
        config.choice("world.kind", 0, {"toy", "england"}, "");
        config.texts("world.systems", {}, "", {"QF7", "QHM", "QE1"});
        config.whole("run.ticks", 1, {1, 10000}, "weeks", "");
        config.whole("run.record.every", 1, {1, 100}, "weeks", "");
        config.lever("policy.pooled_share", {0}, {}, {0, 1}, "share", "");
        config.lever("policy.detection", {0}, {}, {0, 1}, "1", "");
        config.lever("policy.scope", 0, {"system", "place"}, "");
        config.reals("policy.appraisal", {0}, {"a", "b", "c", "d"}, {0, 0.5}, "1", "");
        const Schedule schedule(config, {{"system", {"QF7", "QHM"}}, {"tier", {"board", "front_line"}}});
        std::vector<double> values(schedule.cells() * schedule.levers());
        schedule.values(280, values);
        EXPECT_LE(schedule.events().size(), 100u);
        Document::parse(config.resolved(), "resolved.toml");
        config.finish();
    } catch (const InputError& error) {
        EXPECT_FALSE(error.problems().empty());
        return false;
    }
    return true;
}

bool parses(const std::string& text) {
    return testing::refusals([&] { Document::parse(text, "mutant.toml"); }).empty();
}

TEST(Mutations, EveryPrefixIsReadOrRefused) {
    std::size_t good = 0;
    for (std::size_t length = 0; length <= valid.size(); ++length) {
        const std::string prefix = valid.substr(0, length);
        EXPECT_NO_THROW(reads(prefix)) << prefix;
        good += parses(prefix);
    }
    EXPECT_TRUE(parses(valid));
    EXPECT_GT(good, 50u);
    EXPECT_LT(good, valid.size());
}

TEST(Mutations, EveryChangedByteIsReadOrRefused) {
    std::uint64_t state = 2024;
    const auto roll = [&state](std::uint64_t sides) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return (state >> 33) % sides;
    };
    std::size_t good = 0;
    for (int i = 0; i < 500; ++i) {
        std::string mutant = valid;
        const std::size_t place = roll(mutant.size());
        mutant[place] = static_cast<char>(roll(256));
        EXPECT_NO_THROW(reads(mutant)) << "byte " << place << "\n" << mutant;
        good += parses(mutant);
    }
    EXPECT_GT(good, 20u);
    EXPECT_LT(good, 500u);
}

TEST(Mutations, EveryOverrideIsReadOrRefused) {
    std::uint64_t state = 7;
    const std::string letters = "policy.detection=[{\"0,1'}] \n#\xc3\xa9\xff\\-+e_";
    std::size_t good = 0;
    for (int i = 0; i < 500; ++i) {
        std::string assignment = i % 2 ? "policy.x=" : "";
        for (int n = 0; n < 12; ++n) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            assignment += letters[(state >> 33) % letters.size()];
        }
        Document document = Document::parse("policy.x = 1", "north.toml");
        EXPECT_NO_THROW(good += testing::refusals([&] { document.set(assignment); }).empty()) << assignment;
    }
    EXPECT_GT(good, 20u);
    EXPECT_LT(good, 500u);
}

}  // namespace
}  // namespace concord
