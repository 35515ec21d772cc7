#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <iterator>

#include "engine/output/reader.hpp"
#include "tests/program/program.hpp"

// The same program, configuration and seed: the same file, whatever the threads; what is recorded changes
// nothing.
namespace concord::test {

namespace {
/// The digest of a run, "" when it fails.
std::string digest_of(const std::string& scenario, int ticks, const Arguments& more) {
    const Scratch folder;
    Arguments arguments{"run",   source("configs/" + scenario),       "--quiet", "--out", "out.h5",
                        "--set", "run.ticks=" + std::to_string(ticks)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    if (concord(folder, arguments).status != 0) return "";
    return concord(folder, {"digest", "out.h5"}).out;
}

/// The values at some ticks of what changes, bit for bit.
std::vector<double> values_at(const Reader& file, const std::string& variable,
                              const std::vector<double>& ticks) {
    const std::vector<double> times = file.numbers("time"), all = file.numbers(variable);
    const std::size_t row = all.size() / times.size();
    std::vector<double> values;
    for (std::size_t t = 0; t != times.size(); ++t)
        if (std::ranges::find(ticks, times[t]) != ticks.end())
            values.insert(values.end(), all.begin() + static_cast<std::ptrdiff_t>(t * row),
                          all.begin() + static_cast<std::ptrdiff_t>((t + 1) * row));
    return values;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

/// Compares all variables that change and stand in both files, at the ticks in both; returns how many.
std::size_t compare(const Reader& a, const Reader& b) {
    const std::vector<double> ticks_a = a.numbers("time"), ticks_b = b.numbers("time");
    std::vector<double> ticks;
    std::ranges::set_intersection(ticks_a, ticks_b, std::back_inserter(ticks));
    EXPECT_GT(ticks.size(), 2u);
    std::size_t compared = 0;
    for (const StoredVariable& variable : a.variables()) {
        const bool changes = !variable.dimensions.empty() && variable.dimensions.front() == "time";
        if (!changes || !b.has(variable.path)) continue;
        EXPECT_TRUE(same_bits(values_at(a, variable.path, ticks), values_at(b, variable.path, ticks)))
            << variable.path;
        ++compared;
    }
    return compared;
}
}  // namespace

TEST(Promises, ThreadsNeverChangeAFile) {
    const std::pair<std::string, int> scenarios[] = {{"toy.toml", 200}, {"south-yorkshire.toml", 12}};
    for (const auto& [scenario, ticks] : scenarios) {
        const std::string one = digest_of(scenario, ticks, {"--threads", "1"});
        ASSERT_EQ(one.size(), 65u) << scenario;
        for (const std::string threads : {"2", "3", "8"})
            EXPECT_EQ(digest_of(scenario, ticks, {"--threads", threads}), one)
                << scenario << " on " << threads;
    }
}

TEST(Promises, ARunAgainIsTheSameAndAnotherSeedIsNot) {
    const std::string once = digest_of("toy.toml", 50, {});
    ASSERT_EQ(once.size(), 65u);
    EXPECT_EQ(digest_of("toy.toml", 50, {}), once);
    EXPECT_EQ(digest_of("toy.toml", 50, {"--seed", "1"}), once) << "the scenario's own seed";
    EXPECT_NE(digest_of("toy.toml", 50, {"--seed", "2"}), once);
    EXPECT_NE(digest_of("toy.toml", 50, {"--set", "run.replicate=1"}), once);
}

TEST(Promises, WhatIsRecordedNeverChangesTheRun) {
    const Scratch folder;
    write_toy(folder);
    const auto run = [&](const std::string& name, const Arguments& more) {
        Arguments arguments{"run", "toy.toml", "--quiet", "--set", "run.ticks=43", "--out", name};
        arguments.insert(arguments.end(), more.begin(), more.end());
        EXPECT_EQ(concord(folder, arguments).err, "");
        return Reader(folder / name);
    };
    const Reader usual = run("usual.h5", {});
    const Reader rare = run("rare.h5", {"--set", "run.record_every=10"});
    const Reader all = run("all.h5", {"--set", "record.person=true", "--set", "record.tie=true"});
    const Reader few =
        run("few.h5", {"--set", "record.variables=[\"trust\"]", "--set", "record.organisation=false"});

    EXPECT_EQ(rare.numbers("time"), (std::vector<double>{0, 10, 20, 30, 40, 43})) << "the last tick always";
    EXPECT_EQ(usual.numbers("time").size(), 44u);
    EXPECT_TRUE(all.has("person/behaviour") && !usual.has("person/behaviour"));
    EXPECT_GT(compare(usual, rare), 20u);
    EXPECT_GT(compare(usual, all), 20u);
    EXPECT_EQ(compare(usual, few), 2u) << "time and trust";
}

}  // namespace concord::test
