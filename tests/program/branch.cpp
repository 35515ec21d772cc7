#include <gtest/gtest.h>

#include <csignal>

#include "engine/output/reader.hpp"
#include "tests/program/compare.hpp"
#include "tests/program/program.hpp"

// A run goes on from some tick with other policies, as if it had had them in its scenario.
namespace concord::test {

namespace {
const std::string interventions =
    "record_every = 1\n[record]\nperson = true\n[[intervention]]\nat = 20\nover = 30\nset = { "
    "\"policy.pooled_share\" = 0.3 }\n";

/// A finished run of 100 ticks, base.h5, with the checkpoints of ticks 40, 60 and 80.
class Branched : public testing::Test {
  protected:
    Branched() {
        write_toy(folder, interventions);
        EXPECT_EQ(concord(folder, {"run", "toy.toml", "--quiet", "--out", "base.h5", "--set", "run.ticks=100",
                                   "--checkpoint-every", "20", "--keep-checkpoints", "3"})
                      .err,
                  "");
    }
    void branch(const std::string& out, const std::string& at, const Arguments& more,
                const std::string& from = "base.h5") const {
        EXPECT_EQ(answer(out, at, more, from).err, "");
    }
    Answer answer(const std::string& out, const std::string& at, const Arguments& more,
                  const std::string& from = "base.h5") const {
        Arguments arguments{"branch", from, "--at", at, "--out", out, "--quiet"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return concord(folder, arguments);
    }
    std::string refused(const std::string& at, const Arguments& more,
                        const std::string& from = "base.h5") const {
        const Answer refusal = answer("refused.h5", at, more, from);
        EXPECT_FALSE(std::filesystem::exists(folder / "refused.h5"));
        return std::to_string(refusal.status) + " " + refusal.err;
    }
    std::string digest(const std::string& file) const { return concord(folder, {"digest", file}).out; }
    Reader open(const std::string& file) const { return Reader(folder / file); }
    Scratch folder;
};

/// Of a run from the start.
void run(const Scratch& folder, const std::string& scenario, const std::string& out, const Arguments& more) {
    Arguments arguments{"run", scenario, "--quiet", "--out", out, "--set", "run.ticks=100"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(concord(folder, arguments).err, "");
}
}  // namespace

TEST_F(Branched, LeavesTheCheckpointsThatWereToBeKept) {
    EXPECT_EQ(files_in(folder), (Arguments{"base.h5", "base.h5.checkpoint-40", "base.h5.checkpoint-60",
                                           "base.h5.checkpoint-80", "toy.toml"}));
}

TEST_F(Branched, AtTheStartItIsARunWithThoseSettings) {
    for (const Arguments& more :
         {Arguments{}, Arguments{"--set", "policy.pooled_share=0.5", "--set", "policy.pool_scope=place"}}) {
        run(folder, "toy.toml", "whole.h5", more);
        branch("branch.h5", "0", more);
        EXPECT_EQ(digest("branch.h5"), digest("whole.h5"));
        for (const char* file : {"whole.h5", "branch.h5"}) std::filesystem::remove(folder / file);
    }
}

TEST_F(Branched, WithoutAChangeItIsTheRunFromThere) {
    for (const std::string at : {"40", "60", "63", "21", "100"}) {
        const std::string out = "branch-" + at + ".h5";
        branch(out, at, {"--threads", "2"});
        const Reader branch = open(out);
        EXPECT_EQ(branch.numbers("time").front(), std::stod(at));
        EXPECT_EQ(branch.numbers("time").back(), 100);
        EXPECT_GT(compare_from(branch, open("base.h5"), std::stod(at)), 20u);
        EXPECT_EQ(branch.texts("provenance/configuration"),
                  open("base.h5").texts("provenance/configuration"));
    }
}

/// In force from its tick on, over an intervention that is under way, and by tier.
TEST_F(Branched, ItIsARunWithAnInterventionThere) {
    const Arguments levers{"--set", "policy.pooled_share=0.9",
                           "--set", "policy.appraisal=[0.1, 0.2, 0.2, 0.3]",
                           "--set", "policy.pool_scope=place"};
    write_text(
        folder / "reform.toml",
        content(folder / "toy.toml") +
            "[[intervention]]\nat = 45\nset = { \"policy.pooled_share\" = 0.9, \"policy.appraisal\" = [0.1, "
            "0.2, 0.2, 0.3], \"policy.pool_scope\" = \"place\" }\n");
    run(folder, "reform.toml", "whole.h5", {});
    branch("branch.h5", "45", levers);
    EXPECT_GT(compare_from(open("branch.h5"), open("whole.h5"), 45), 20u);
    EXPECT_EQ(open("branch.h5").texts("provenance/configuration"),
              open("whole.h5").texts("provenance/configuration"));
    EXPECT_NE(open("branch.h5").numbers("collaboration").back(),
              open("base.h5").numbers("collaboration").back());
}

TEST_F(Branched, WhateverCheckpointItBeginsWithItIsTheSame) {
    const Arguments lever{"--set", "policy.detection=0.9"};
    branch("near.h5", "83", lever);
    branch("far.h5", "83", lever, "base.h5.checkpoint-40");
    for (const char* tick : {"40", "60"})
        std::filesystem::remove(folder / (std::string("base.h5.checkpoint-") + tick));
    branch("start.h5", "30", lever);  // the one of tick 80 says which run it is
    EXPECT_EQ(digest("near.h5"), digest("far.h5"));
    EXPECT_EQ(open("start.h5").numbers("time").front(), 30);
}

TEST_F(Branched, RecordsAndRunsAsLongAsItLikes) {
    branch("branch.h5", "60",
           {"--set", "run.ticks=130", "--set", "run.record_every=50", "--set", "record.person=false"});
    const Reader file = open("branch.h5");
    EXPECT_EQ(file.numbers("time"), (std::vector<double>{100, 130}));
    EXPECT_FALSE(file.has("person/behaviour"));
}

TEST_F(Branched, SaysWhereItComesFrom) {
    branch("branch.h5", "63", {"--set", "policy.detection=0.9"});
    const std::string parent = open("branch.h5").attribute("", "parent_checkpoint");
    EXPECT_TRUE(fits(parent, "base.h5.checkpoint-60, tick 60, sha256 +([0-9a-f]), branched at tick 63"))
        << parent;
    const std::string bytes = content(folder / "base.h5.checkpoint-60");
    EXPECT_NE(parent.find(bytes.substr(bytes.size() - 65, 64)), parent.npos);
}

TEST_F(Branched, HasCheckpointsOfItsOwn) {
    branch("whole.h5", "50", {"--set", "policy.detection=0.9", "--set", "run.ticks=3000"});
    Program program(folder, {"branch", "base.h5", "--at", "50", "--set", "policy.detection=0.9", "--set",
                             "run.ticks=3000", "--out", "branch.h5", "--quiet", "--checkpoint-every", "200"});
    ASSERT_TRUE(eventually([&] { return std::filesystem::exists(folder / "branch.h5.checkpoint"); }));
    program.send(SIGKILL);
    EXPECT_EQ(program.wait(), -SIGKILL);
    EXPECT_EQ(concord(folder, {"resume", "branch.h5", "--quiet"}).err, "");
    EXPECT_EQ(digest("branch.h5"), digest("whole.h5"));
    EXPECT_EQ(open("branch.h5").attribute("", "parent_checkpoint"),
              open("whole.h5").attribute("", "parent_checkpoint"));
}

TEST_F(Branched, WhatShapesTheWorldIsRefused) {
    for (const std::string key :
         {"world.organisations=20", "run.seed=2", "culture.habit=0.1", "people.initial_mix=[1,0,0]"})
        EXPECT_EQ(
            refused("60", {"--set", key}),
            "2 --set " + key.substr(0, key.find('=')) +
                ": is fixed for a whole run, as it shapes the world or its rules: run the scenario with it "
                "from the start; a branch can set levers, run.ticks, run.record_every and record.*\n");
    EXPECT_TRUE(refused("60", {"--set", "intervention=[]"}).starts_with("2 --set intervention: is fixed"));
}

TEST_F(Branched, WhatIsWrongIsToldAsEver) {
    EXPECT_EQ(
        refused("60", {"--set", "policy.pooled_shar=0.5"}),
        "2 --set policy.pooled_shar: policy.pooled_shar: unknown key (did you mean policy.pooled_share?)\n");
    EXPECT_EQ(
        refused("60", {"--set", "policy.pooled_share=5"}),
        "2 --set policy.pooled_share: policy.pooled_share = 5: is out of range; allowed: a number from 0 "
        "to 1\n");
    EXPECT_EQ(refused("101", {}), "2 --at: 101 is after the end of the run, run.ticks = 100\n");
    EXPECT_EQ(refused("60", {}, "none.h5"), "2 none.h5.checkpoint: there is no such checkpoint\n");
    EXPECT_EQ(refusal(folder, {"branch", "base.h5", "--at", "60", "--out", "base.h5", "--force"}),
              "2 base.h5: belongs to the run that this one branches from\n");
    EXPECT_EQ(
        refusal(folder, {"branch", "base.h5", "--at", "60", "--out", "base.h5.checkpoint-60", "--force"}),
        "2 base.h5.checkpoint-60: would overwrite base.h5.checkpoint-60, which this run reads\n");
}

TEST_F(Branched, MayHaveAShockAtItsTick) {
    branch("shock.h5", "50", {"--set", "shock.need=0.5"});
    const std::string shocked = interventions + "[[intervention]]\nat = 50\nset = { \"shock.need\" = 0.5 }\n";
    write_toy(folder, shocked);
    run(folder, "toy.toml", "whole.h5", {});
    const auto need = [&](const char* file) { return open(file).numbers("organisation/need").back(); };
    EXPECT_EQ(need("shock.h5"), need("whole.h5"));
    EXPECT_GT(need("shock.h5"), need("base.h5"));
    EXPECT_EQ(open("shock.h5").numbers("collaboration").back(),
              open("whole.h5").numbers("collaboration").back());
    EXPECT_EQ(refused("50", {"--set", "shock.need=5"}),
              "2 --set shock.need: shock.need = 5: is out of range; allowed: a number from -0.9 to 2\n");
}

}  // namespace concord::test
