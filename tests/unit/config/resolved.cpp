// The resolved configuration: read again it gives the same run.
#include <gtest/gtest.h>

#include <limits>

#include "engine/config/schedule.hpp"
#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

// Everything a run could depend on, in text and numbers.
struct Outcome {
    std::string resolved;
    std::vector<double> numbers;
    std::vector<std::string> texts;
    bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(const Document& document) {
    const Section config(document);
    Outcome outcome;
    const Range any{-std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    for (const char* key :
         {"top", "real.a", "real.b", "real.c", "real.d", "real.e", "real.f", "real.deeper.g"})
        outcome.numbers.push_back(config.real(key, 0.1, any, "", ""));
    outcome.numbers.push_back(static_cast<double>(config.whole("run.seed", 1, {0, 1e18}, "", "")));
    outcome.numbers.push_back(config.flag("run.quiet", true, ""));
    for (const double x : config.reals("real.list", {0.1, 0.2}, {"x", "y"}, any, "", ""))
        outcome.numbers.push_back(x);
    outcome.texts = config.texts("run.systems", {"a", "b"}, "");
    outcome.texts.push_back(config.text("run.title", "none", ""));
    config.choice("run.kind", 0, {"toy", "england"}, "");
    config.lever("policy.label", {0.3}, {}, {0, 1}, "", "");
    config.lever("policy.scope", 0, {"system", "place"}, "");
    const Schedule schedule(config, {{"system", {"QF7", "Q \"1\""}}});
    std::vector<double> values(schedule.cells() * schedule.levers());
    for (Tick t = 0; t < 50; ++t) {
        schedule.values(t, values);
        outcome.numbers.insert(outcome.numbers.end(), values.begin(), values.end());
    }
    config.finish();
    outcome.resolved = config.resolved();
    return outcome;
}

TEST(Resolved, ReadAgainGivesTheSameRun) {
    Document document = Document::parse(
        "top = 1e300\nreal.deeper = { g = 1e16 }\nreal.list = [0.1, 1e-7]\nreal.b = 0.30000000000000004\n"
        "real.c = 5e-324\nreal.d = 1.7976931348623157e308\nreal.e = -0.0\nreal.f = 3\n[run]\nquiet = false\n"
        "seed = 123456789012345678\nkind = 'england'\nsystems = []\n"
        "title = \"a \\\"quote\\\", a \\\\, a\\ttab,\\na line, \\u0001 and caf\u00e9\"\n"
        "[[intervention]]\nat = 3\nover = 7\nuntil = 40\nset = { 'policy.label' = 0.123456789012345678 }\n"
        "[[intervention]]\nat = 5\nwhere = { system = ['Q \"1\"'] }\nset = { policy = { scope = 'place', "
        "label = 1 } }\n",
        "north.toml");
    document.set("real.a=0.7");
    const Outcome once = outcome_of(document);
    const Outcome again = outcome_of(Document::parse(once.resolved, "resolved"));
    EXPECT_EQ(again, once) << once.resolved;
    EXPECT_EQ(once.numbers[1], 0.7);
    EXPECT_EQ(once.numbers[3], std::numeric_limits<double>::denorm_min());
    EXPECT_NE(once.numbers.back(), once.numbers.front());
}

TEST(Resolved, GivesTheDefaultsOfAnEmptyFile) {
    const Outcome once = outcome_of(Document());
    const Outcome again = outcome_of(Document::parse(once.resolved, "resolved"));
    EXPECT_EQ(again, once) << once.resolved;
}

TEST(Resolved, IsGroupedByTableAndKeepsRealsReal) {
    const Document document = Document::parse(
        "[run]\nseed = 3\n[policy]\nlabel = 1\n[[intervention]]\nat = 2\nset = { 'policy.label' = 0 }\n",
        "north.toml");
    const Section config(document);
    config.whole("run.seed", 1, {0, 9}, "", "");
    config.lever("policy.label", {0.5}, {}, {0, 1}, "", "");
    config.whole("run.ticks", 624, {0, 1000}, "", "");
    config.share("top", 0, "");
    config.real("policy.large", 1e22, {0, 1e30}, "", "");
    config.reals("policy.appraisal", {0, 0.5}, {"x", "y"}, {0, 1}, "", "");
    Schedule(config, {});
    EXPECT_EQ(config.resolved(),
              "top = 0.0\n\n[run]\nseed = 3\nticks = 624\n\n[policy]\nlabel = 1.0\nlarge = 1e+22\n"
              "appraisal = [0.0, 0.5]\n\n[[intervention]]\nat = 2\nset = { \"policy.label\" = 0 }\n");
}

TEST(Resolved, TellsABadValueAsItsDefault) {
    const Document document = Document::parse("a = 5", "north.toml");
    const Section config(document);
    config.share("a", 0.5, "");
    EXPECT_EQ(config.resolved(), "a = 0.5\n");
}

}  // namespace
}  // namespace concord
