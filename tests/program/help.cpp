#include <fmt/format.h>
#include <gtest/gtest.h>

#include <regex>

#include "engine/output/reader.hpp"
#include "tests/program/program.hpp"

// What the program tells of itself, and that what ships with it is in order.
namespace concord::test {

namespace {
/// "run.ticks" and so on: the keys of a resolved configuration, those of arrays of tables left out.
std::vector<std::string> keys_of(const std::string& configuration) {
    std::vector<std::string> keys;
    std::istringstream lines(configuration);
    std::string table;
    bool array = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("[")) {
            array = line.starts_with("[[");
            table = line.substr(1, line.size() - 2);
        } else if (!array && line.find(" = ") != line.npos) {
            keys.push_back(table + "." + line.substr(0, line.find(" = ")));
        }
    }
    return keys;
}
}  // namespace

TEST(Help, ListsSubcommandsExamplesAndExitStatuses) {
    const Scratch folder;
    const Answer help = concord(folder, {"--help"});
    EXPECT_EQ(help.status, 0);
    for (const std::string word :
         {"Usage: concord", "  run ", "  resume ", "  branch ", "  check ", "  describe ", "  digest ",
          "Examples:",
          "Exit status: 0 done, 1 failed or stopped for good, 2 bad input, 75 stopped with a checkpoint"})
        EXPECT_NE(help.out.find(word), help.out.npos) << word;
    for (const std::string option :
         {"CONFIG", "--set KEY=VALUE", "--seed N", "--out FILE", "--threads N", "--profile", "--quiet",
          "--force", "--checkpoint-every TICKS", "--checkpoint-minutes MINUTES", "--keep-checkpoints N"})
        EXPECT_NE(concord(folder, {"run", "--help"}).out.find(option), std::string::npos) << option;
}

TEST(Help, VersionSaysWhatTheProgramWasMadeOf) {
    const Scratch folder;
    const Answer version = concord(folder, {"--version"});
    EXPECT_EQ(version.status, 0);
    EXPECT_TRUE(std::regex_search(version.out, std::regex(R"(^concord \d+\.\d+\.\d+\n)"))) << version.out;
    EXPECT_TRUE(std::regex_search(version.out, std::regex(R"(\ncommit ([0-9a-f]{40}|unknown) \(\w+\)\n)")));
    for (const std::string library : {"Boost ", "oneTBB ", "HDF5 ", "fmt ", "toml++ ", "CLI11 "})
        EXPECT_NE(version.out.find("\n" + library), version.out.npos) << library;
}

TEST(Help, DescribesEveryParameterOfAResolvedConfiguration) {
    const Scratch folder;
    const std::string table = fmt::format("\n{}", concord(folder, {"describe", "ics"}).out);
    const std::pair<const char*, std::size_t> scenarios[] = {{"toy", 90}, {"south-yorkshire", 95}};
    for (const auto& [name, fewest] : scenarios) {
        ASSERT_EQ(concord(folder, {"run", source(std::string("configs/") + name + ".toml"), "--quiet",
                                   "--set", "run.ticks=0"})
                      .err,
                  "");
        const Reader file(folder / (std::string(name) + ".h5"));
        const auto keys = keys_of(file.texts("provenance/configuration").front());
        EXPECT_GE(keys.size(), fewest);
        for (const std::string& key : keys) EXPECT_NE(table.find("\n" + key + " = "), table.npos) << key;
    }
}

TEST(Help, DescribesOneParameter) {
    const Scratch folder;
    const Answer page = concord(folder, {"describe", "policy.pooled_share"});
    EXPECT_EQ(page.status, 0);
    for (const std::string part : {"policy.pooled_share\n", "default", "range", "source", "lever", "--set"})
        EXPECT_NE(page.out.find(part), page.out.npos) << part;
    EXPECT_TRUE(fits(concord(folder, {"describe", "world.kind"}).out, "world.kind\n*england*toy*"));
}

TEST(Help, AResolvedConfigurationGivesTheSameRun) {
    const Scratch folder;
    write_toy(
        folder,
        "[policy]\npooled_share = 0.25\n[[intervention]]\nat = 1\nset = { \"policy.pooled_share\" = 0.5 }\n");
    ASSERT_EQ(concord(folder, {"run", "toy.toml", "--quiet", "--out", "first.h5"}).err, "");
    write_text(folder / "again.toml", Reader(folder / "first.h5").texts("provenance/configuration").front());
    ASSERT_EQ(concord(folder, {"run", "again.toml", "--quiet"}).err, "");
    EXPECT_EQ(concord(folder, {"digest", "again.h5"}).out, concord(folder, {"digest", "first.h5"}).out);
}

TEST(Help, ShippedScenariosAreInOrder) {
    const Scratch folder;
    int scenarios = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source("configs"))) {
        if (entry.path().extension() != ".toml") continue;
        const Answer answer = concord(folder, {"check", entry.path().string()});
        EXPECT_EQ(answer.status, 0) << answer.err;
        EXPECT_TRUE(answer.out.starts_with(entry.path().string() + ": no problems, ")) << answer.out;
        ++scenarios;
    }
    EXPECT_GE(scenarios, 3);
}

}  // namespace concord::test
