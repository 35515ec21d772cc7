#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/parallel/parallel.hpp"
#include "engine/run/scenario.hpp"
#include "tests/support/simulate.hpp"
#include "tests/support/snapshot.hpp"

/// A model restored from the state of another is that other: all it ever shows afterwards is the same, to the
/// last bit, on any number of threads. For every shipped scenario.
namespace concord::test {
namespace {

using Lines = std::vector<std::string>;

struct Case {
    std::string path;  // of the scenario, in configs
    Lines assignments;
    Tick half;
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const Scenario& scenario : shipped())
        all.push_back({scenario.name + ".toml", scenario.assignments, scenario.ticks / 2});
    for (const auto& entry : std::filesystem::directory_iterator(CONCORD_SOURCE "/configs/classic"))
        all.push_back({"classic/" + entry.path().filename().string(), {}, 15});
    all.push_back({"classic/network-dilemma.toml", {"model.compact=true"}, 15});
    all.push_back({"classic/spatial-dilemma.toml", {"model.order=random-sequential"}, 3});
    all.push_back({"classic/bounded-confidence.toml", {"model.rule=hegselmann-krause"}, 3});
    std::ranges::stable_sort(all, {}, &Case::path);
    return all;
}

concord::Scenario read(const Case& one) {
    Document document = Document::load(CONCORD_SOURCE "/configs/" + one.path);
    for (const std::string& assignment : one.assignments) document.set(assignment);
    return concord::Scenario(std::move(document));
}

/// Everything the model would record now.
void look(const Outline& outline, std::vector<std::byte>& seen) {
    for (const Variable& variable : outline.variables) {
        std::vector<std::byte> bytes(8 * outline.rows(variable.meaning));
        variable.fill(bytes.data());
        seen.insert(seen.end(), bytes.begin(), bytes.end());
    }
}

/// What is to be seen from tick `first` on, and the state at the end.
struct Trace {
    std::vector<std::byte> seen;
    Snapshot end;
    Tick last = 0;
    bool operator==(const Trace&) const = default;
};

Trace follow(Model& model, Tick first, Tick last) {
    const Outline outline = model.outline();
    Trace trace;
    for (; first != last && !model.settled(); ++first) {
        look(outline, trace.seen);
        model.advance(first);
    }
    look(outline, trace.seen);
    trace.end = snapshot_of(model);
    trace.last = first;
    return trace;
}

class Resume : public testing::TestWithParam<std::size_t> {};

/// The same half way, at the very start, and one tick later.
TEST_P(Resume, ARestoredModelGoesOnAsIfNothingHadHappened) {
    const Case one = cases()[GetParam()];
    const concord::Scenario scenario = read(one);
    const Draws draws(scenario.settings.seed, scenario.settings.replicate);
    for (const Tick half : {Tick{0}, Tick{1}, one.half}) {
        Snapshot saved;
        Trace expected;
        Tick at = 0;
        Threads(1).execute([&] {
            const auto model = scenario.plan.build(draws);
            at = follow(*model, 0, half).last;
            saved = snapshot_of(*model);
            expected = follow(*model, at, 2 * one.half);
        });
        for (const unsigned threads : {1u, 2u}) {
            Trace resumed;
            Threads(threads).execute([&] {
                const auto model = scenario.plan.build(draws);
                restore(*model, saved, at);
                resumed = follow(*model, at, 2 * one.half);
            });
            EXPECT_TRUE(resumed == expected) << one.path << " from tick " << at << " on " << threads;
        }
        EXPECT_TRUE(!saved.columns.empty() || expected.last == 0) << one.path << ": no state, but it goes on";
        const bool moves = saved != expected.end;
        EXPECT_TRUE(moves || half != 1 || at != 1) << one.path << ": nothing moves, so nothing is tested";
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, Resume, testing::Range<std::size_t>(0, cases().size()),
                         [](const auto& each) {
                             std::string name = cases()[each.param].path + std::to_string(each.param);
                             std::erase_if(
                                 name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); });
                             return name;
                         });

}  // namespace
}  // namespace concord::test
