#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

#include "engine/output/reader.hpp"
#include "tests/program/experiment.hpp"

// Runs of an experiment that are kept whole, beside its file.
namespace concord::test {

namespace {
const std::string runs = "a.h5.runs";

class Kept : public testing::Test {
  protected:
    void write(const std::string& keep, int replicates = 3, int ticks = 5) {
        write_question(folder,
                       "replicates = " + std::to_string(replicates) + "\nkeep = " + keep +
                           "\n[experiment.sweep]\n\"policy.detection\" = [0.1, 0.4]\n",
                       ticks);
    }
    Arguments kept() const {
        Arguments names;
        for (const auto& file : std::filesystem::directory_iterator(folder / runs))
            names.push_back(file.path().filename());
        std::ranges::sort(names);
        return names;
    }
    /// That of `concord run` with the values of the arm "pooled" and the second sample.
    std::string digest_of_pooled(int replicate) const {
        EXPECT_EQ(concord(folder, {"run", "ask.toml", "--quiet", "--force", "--out", "one.h5", "--set",
                                   "policy.pooled_share=0.5", "--set", "policy.detection=0.4", "--set",
                                   "run.replicate=" + std::to_string(replicate)})
                      .err,
                  "");
        return digest_of(folder, "one.h5");
    }
    Scratch folder;
};

const char* const first_and_last = "{ arms = [\"pooled\"], samples = [1], replicates = [0, 2] }";
const Arguments names{"run-11-pooled-sample-1-replicate-2.h5", "run-3-pooled-sample-1-replicate-0.h5"};
}  // namespace

TEST_F(Kept, AreTheFilesThatRunMakes) {
    write(first_and_last);
    const Answer answer = concord(folder, {"experiment", "ask.toml", "--out", "a.h5"});
    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_TRUE(fits(answer.out, "*\n2 runs are kept whole in a.h5.runs\n")) << answer.out;
    EXPECT_EQ(kept(), names);
    EXPECT_EQ(digest_of(folder, runs + "/" + names[0]), digest_of_pooled(2));
    EXPECT_EQ(digest_of(folder, runs + "/" + names[1]), digest_of_pooled(0));
    EXPECT_EQ(Reader(folder / (runs + "/" + names[0])).attribute("", "replicate"), "2");
    EXPECT_TRUE(Reader(folder / (runs + "/" + names[0])).has("organisation/load"));
}

TEST_F(Kept, RecordWhatTheScenarioRecords) {
    write("{ replicates = [1] }");
    write_text(folder / "ask.toml",
               content(folder / "ask.toml") +
                   "[record]\nvariables = [\"trust\"]\norganisation = false\nperson = true\n");
    ASSERT_EQ(concord(folder, ask("a.h5", {"--threads", "3"})).err, "");
    ASSERT_EQ(kept().size(), 4u);
    const Reader file(folder / (runs + "/run-7-pooled-sample-1-replicate-1.h5"));
    EXPECT_TRUE(file.has("trust") && file.has("person/behaviour"));
    EXPECT_FALSE(file.has("collaboration") || file.has("organisation/load"));
    EXPECT_EQ(digest_of(folder, runs + "/run-7-pooled-sample-1-replicate-1.h5"), digest_of_pooled(1));
}

TEST_F(Kept, NeverChangeTheExperiment) {
    write("{ replicates = [0] }");
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    write("{}");
    ASSERT_EQ(concord(folder, ask("none.h5")).err, "");
    EXPECT_FALSE(std::filesystem::exists(folder / "none.h5.runs"));
    for (const char* outcome : {"collaboration", "trust"})
        EXPECT_EQ(Reader(folder / "a.h5").numbers(outcome), Reader(folder / "none.h5").numbers(outcome));
}

TEST_F(Kept, AreMadeByShards) {
    write("{ replicates = [0, 1, 2] }");
    for (const std::string shard : {"2/2", "1/2"})
        ASSERT_EQ(concord(folder, ask("a.h5", {"--shard", shard})).status, 0);
    EXPECT_EQ(kept().size(), 12u);
    const auto made = std::filesystem::last_write_time(folder / (runs + "/" + names[0]));
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    EXPECT_EQ(kept().size(), 12u);
    EXPECT_EQ(std::filesystem::last_write_time(folder / (runs + "/" + names[0])), made) << "not made again";
    EXPECT_EQ(digest_of(folder, runs + "/" + names[0]), digest_of_pooled(2));
}

TEST_F(Kept, AreWholeOrNotThereAfterEveryKill) {
    write("{ arms = [\"pooled\"], samples = [1] }", 100, 100);
    const Arguments command = ask("a.h5", {"--seal-every", "0.01"});
    const auto whole = [&] {
        Arguments files = std::filesystem::exists(folder / runs) ? kept() : Arguments();
        std::erase_if(files, [](const std::string& name) { return !name.ends_with(".h5"); });
        return files;
    };
    for (int kill = 0; kill < 5; ++kill) {
        const std::size_t before = whole().size();
        Program program(folder, command);
        ASSERT_TRUE(eventually([&] { return whole().size() > before; }));
        program.send(SIGKILL);
        program.wait();
        for (const std::string& name : whole())
            EXPECT_EQ(Reader(folder / (runs + "/" + name)).numbers("time").size(), 101u) << name;
    }
    ASSERT_EQ(concord(folder, command).status, 0);
    EXPECT_EQ(kept().size(), 100u);
    for (const std::string& name : kept()) EXPECT_TRUE(name.ends_with(".h5")) << name;
    EXPECT_EQ(work_in(folder / "a.h5.parts").begun_again.size(), 0u);
    EXPECT_EQ(digest_of(folder, runs + "/run-303-pooled-sample-1-replicate-75.h5"), digest_of_pooled(75));
}

TEST_F(Kept, AreMadeAgainWhereTheyWereTakenAway) {
    write("{ replicates = [0] }", 200, 100);
    {
        Program program(folder, ask("a.h5", {"--seal-every", "0.01"}));
        ASSERT_TRUE(eventually([&] { return work_in(folder / "a.h5.parts").sealed.size() > 8; }));
        program.send(SIGTERM);
        ASSERT_EQ(program.wait(), 75);
    }
    ASSERT_TRUE(std::filesystem::remove(folder / (runs + "/" + names[1])));
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    EXPECT_EQ(digest_of(folder, runs + "/" + names[1]), digest_of_pooled(0));
    ASSERT_TRUE(std::filesystem::remove(folder / (runs + "/" + names[1])));
    EXPECT_EQ(
        refusal(folder, ask("a.h5")),
        "2 a.h5: holds this experiment already, complete, but of 4 runs to be kept whole 1 are missing from "
        "a.h5.runs (--force makes all anew)\n");
}

TEST_F(Kept, OfAnotherExperimentAreNotMixedIn) {
    write("{ replicates = [0] }");
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    write_text(folder / (runs + "/notes.txt"), "mine");
    const std::string old = content(folder / (runs + "/" + names[1]));
    std::filesystem::remove(folder / "a.h5");
    EXPECT_TRUE(fits(refusal(folder, ask("a.h5", {"--seed", "2"})),
                     "2 a.h5.runs: has run-*.h5 of another experiment in it (--force removes it)\n"));
    EXPECT_EQ(content(folder / (runs + "/" + names[1])), old);
    write("{ replicates = [0], samples = [1] }");
    ASSERT_EQ(concord(folder, ask("a.h5", {"--seed", "2", "--force"})).err, "");
    EXPECT_EQ(kept(), (Arguments{"notes.txt", "run-2-baseline-sample-1-replicate-0.h5", names[1]}));
    EXPECT_EQ(Reader(folder / (runs + "/" + names[1])).attribute("", "seed"), "2");
}

TEST_F(Kept, OfRunsThatFailAreNotThere) {
    write_question(folder,
                   "replicates = 1\nkeep = { replicates = [0] }\n[experiment.sweep]\n"
                   "\"game.cost_load_exponent\" = [2.0, 0.5]\n");
    const Answer answer = concord(folder, {"experiment", "ask.toml", "--out", "a.h5"});
    EXPECT_EQ(answer.status, 1);
    EXPECT_TRUE(fits(answer.out, "*\n2 runs are kept whole in a.h5.runs\n")) << answer.out;
    EXPECT_EQ(kept().size(), 2u);
}

}  // namespace concord::test
