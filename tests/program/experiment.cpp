#include "tests/program/experiment.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <csignal>

#include "engine/output/reader.hpp"

// Experiments as one asks for them: what comes out, and what is refused.
namespace concord::test {

namespace {
std::vector<double> row_of(const Reader& file, const std::string& variable, std::size_t run,
                           std::size_t times) {
    const std::vector<double> all = file.numbers(variable);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(run * times);
    return {first, first + static_cast<std::ptrdiff_t>(times)};
}
}  // namespace

TEST(Experiment, ARunOfAnArmIsThatOfTheScenario) {
    const Scratch folder;
    write_question(folder, "replicates = 3\n[experiment.sweep]\n\"policy.detection\" = [0.1, 0.4]\n");
    const Answer answer = concord(folder, ask("a.h5"));
    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.out + answer.err, "");
    const Reader file(folder / "a.h5");
    EXPECT_EQ(file.numbers("run").size(), 12u);
    for (const int run : {0, 3, 9, 10}) {
        Arguments arguments{"run",     "ask.toml",
                            "--quiet", "--force",
                            "--out",   "one.h5",
                            "--set",   "run.replicate=" + std::to_string(run / 4),
                            "--set",   std::string("policy.detection=") + (run % 4 < 2 ? "0.1" : "0.4")};
        if (run % 2 == 1) arguments.insert(arguments.end(), {"--set", "policy.pooled_share=0.5"});
        ASSERT_EQ(concord(folder, arguments).err, "");
        for (const std::string outcome : {"collaboration", "unmet_need"})
            EXPECT_EQ(row_of(file, outcome, static_cast<std::size_t>(run), 6),
                      Reader(folder / "one.h5").numbers(outcome))
                << outcome << " of run " << run;
    }
}

TEST(Experiment, AnArmHasInterventionsOfItsOwn) {
    const Scratch folder;
    const std::string scenario =
        "[world]\nkind = \"toy\"\n[run]\nticks = 5\n[[intervention]]\nat = 1\nset = { \"policy.detection\" = "
        "0.9 "
        "}\n";
    const std::string later = "at = 2\nover = 2\nset = { \"policy.pooled_share\" = 0.5 }\n";
    write_text(folder / "ask.toml",
               scenario +
                   "[experiment]\nreplicates = 2\n[[experiment.arm]]\nname = \"as now\"\n"
                   "[[experiment.arm]]\nname = \"later\"\n[[experiment.arm.intervention]]\n" +
                   later);
    write_text(folder / "later.toml", scenario + "[[intervention]]\n" + later);
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    const Reader file(folder / "a.h5");
    ASSERT_EQ(concord(folder, {"run", "ask.toml", "--quiet"}).err, "");
    ASSERT_EQ(concord(folder, {"run", "later.toml", "--quiet"}).err, "");
    EXPECT_EQ(row_of(file, "collaboration", 0, 6), Reader(folder / "ask.h5").numbers("collaboration"));
    EXPECT_EQ(row_of(file, "collaboration", 1, 6), Reader(folder / "later.h5").numbers("collaboration"));
    EXPECT_NE(row_of(file, "collaboration", 0, 6), row_of(file, "collaboration", 1, 6));
    EXPECT_EQ(file.texts("setting/arm_name"), (Arguments{"as now", "later"}));
    EXPECT_EQ(file.texts("setting/arm_change")[1],
              "intervention = [{ at = 2, over = 2, set = { \"policy.pooled_share\" = 0.5 } }]\n"
              "name = \"later\"\n");
    EXPECT_EQ(refusal(folder, ask("a.h5", {"--seed", "1", "--set", "experiment.arm=[{}]"})),
              "2 a.h5: exists already (--force replaces it)\n");
}

TEST(Experiment, AnArmMayWaitShakeTurnAndMerge) {
    const Scratch folder;
    const auto interventions = [](const std::string& header) {
        return header + "when = { observable = \"load\", above = 0.1 }\nset = { \"policy.label\" = 1 }\n" +
               header + "at = 1\nset = { \"shock.need\" = 0.5 }\n" + header +
               "at = 1\nseed = { behaviour = \"collaborate\", number = 90, clustered = true }\n" + header +
               "at = 2\nmerge = [\"T00\", \"T01\"]\n";
    };
    const std::string scenario = "[world]\nkind = \"toy\"\n[run]\nticks = 5\n";
    write_text(folder / "ask.toml", scenario +
                                        "[experiment]\nreplicates = 2\n[[experiment.arm]]\nname = \"now\"\n" +
                                        "[[experiment.arm]]\nname = \"all\"\n" +
                                        interventions("[[experiment.arm.intervention]]\n"));
    write_text(folder / "all.toml", scenario + interventions("[[intervention]]\n"));
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    ASSERT_EQ(concord(folder, {"run", "all.toml", "--quiet"}).err, "");
    const Reader file(folder / "a.h5"), alone(folder / "all.h5");
    for (const char* outcome : {"collaboration", "unmet_need", "share_lip_service"}) {
        EXPECT_EQ(row_of(file, outcome, 1, 6), alone.numbers(outcome)) << outcome;
        EXPECT_NE(row_of(file, outcome, 0, 6), row_of(file, outcome, 1, 6)) << outcome;
    }
}

TEST(Experiment, OtherInterventionsAreAnotherExperiment) {
    const Scratch folder;
    const auto asked = [&](const std::string& at) {
        write_question(folder, "replicates = 500\n", 300);
        write_text(folder / "ask.toml", content(folder / "ask.toml") +
                                            "[[experiment.arm.intervention]]\nat = " + at +
                                            "\nset = { \"policy.detection\" = 0.9 }\n");
        return ask("a.h5", {"--seal-every", "0.01"});
    };
    {
        Program program(folder, asked("2"));
        ASSERT_TRUE(eventually([&] { return !work_in(folder / "a.h5.parts").sealed.empty(); }));
        program.send(SIGTERM);
        ASSERT_EQ(program.wait(), 75);
    }
    EXPECT_TRUE(
        fits(refusal(folder, asked("3")), "2 a.h5.parts: *configuration*holds the runs of another *"));
}

TEST(Experiment, MistakesInAnArmsInterventionsAreToldWithTheirPlaces) {
    const Scratch folder;
    write_question(folder, "");
    const std::string arms = content(folder / "ask.toml");
    const auto refused = [&](const std::string& more) {
        write_text(folder / "ask.toml", arms + more);
        return refusal(folder, ask("a.h5"));
    };
    EXPECT_TRUE(fits(refused("[[experiment.arm.intervention]]\nset = { \"policy.detecton\" = 1.0 }\n"),
                     "2 ask.toml:12:9: policy.detecton: unknown lever (did you mean policy.detection?)\n"));
    EXPECT_TRUE(
        fits(refused("[[experiment.arm.intervention]]\natt = 3\nset = { \"policy.detection\" = 2.0 }\n"),
             "2 ask.toml:12:1: intervention.att: unknown key *\n*ask.toml:13:9: policy.detection = 2.0: *"))
        << refused("[[experiment.arm.intervention]]\natt = 3\nset = { \"policy.detection\" = 2.0 }\n");
    EXPECT_TRUE(
        fits(refused("[[experiment.arm.intervention]]\nwhen = { observable = \"lod\", above = 1 }\n"
                     "set = { \"policy.detection\" = 1.0 }\n"),
             "2 ask.toml:12:10: intervention.when.observable = \"lod\": is no scalar observable *\n"));
    EXPECT_EQ(
        refused("intervention = 3\n"),
        "2 ask.toml:11:1: experiment.arm.intervention = 3: is a whole number; allowed: tables, each under "
        "[[experiment.arm.intervention]]\n");
}

TEST(Experiment, ThreadsNeverChangeAFile) {
    const Scratch folder;
    write_question(folder,
                   "[experiment.precision]\noutcome = \"collaboration\"\nhalf_width = 0.008\nmaximum = 60\n");
    for (const std::string threads : {"1", "2", "5"})
        ASSERT_EQ(concord(folder, ask(threads + ".h5", {"--threads", threads})).err, "");
    const std::size_t replicates = Results(folder / "1.h5").replicates();
    EXPECT_GT(replicates, 8u);
    EXPECT_LT(replicates, 60u);
    EXPECT_EQ(digest_of(folder, "2.h5"), digest_of(folder, "1.h5"));
    EXPECT_EQ(digest_of(folder, "5.h5"), digest_of(folder, "1.h5"));
}

TEST(Experiment, ThatIsCompleteIsLeftAsItIs) {
    const Scratch folder;
    write_question(folder, "replicates = 2\n");
    ASSERT_EQ(concord(folder, ask("a.h5")).status, 0);
    const std::string before = content(folder / "a.h5");
    const Answer again = concord(folder, ask("a.h5"));
    EXPECT_EQ(again.status, 0);
    EXPECT_EQ(again.err, "a.h5 holds this experiment already, complete\n");
    EXPECT_EQ(content(folder / "a.h5"), before);
    EXPECT_EQ(files_in(folder), (Arguments{"a.h5", "ask.toml"}));
    EXPECT_EQ(concord(folder, ask("a.h5", {"--force"})).err, "");
    EXPECT_NE(content(folder / "a.h5"), before) << "made anew, at another time";
}

TEST(Experiment, DoesNotReplaceAnother) {
    const Scratch folder;
    write_question(folder, "replicates = 2\n");
    ASSERT_EQ(concord(folder, ask("a.h5")).status, 0);
    const std::string exists = "2 a.h5: exists already (--force replaces it)\n";
    EXPECT_EQ(refusal(folder, ask("a.h5", {"--seed", "2"})), exists);
    EXPECT_EQ(refusal(folder, ask("ask.toml", {"--force"})),
              "2 ask.toml: would overwrite ask.toml, which this run reads\n");
    EXPECT_EQ(concord(folder, ask("a.h5", {"--seed", "2", "--force"})).status, 0);
    EXPECT_EQ(Reader(folder / "a.h5").attribute("", "seed"), "2");
}

TEST(Experiment, OtherSamplesAreAnotherExperiment) {
    const Scratch folder;
    write_question(folder, "replicates = 1\n[experiment.sample]\ndesign = \"csv\"\nfile = \"s.csv\"\n");
    write_text(folder / "s.csv", "policy.detection\n0.1\n0.2\n");
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    write_text(folder / "s.csv", "policy.detection\n0.1\n0.3\n");
    EXPECT_EQ(refusal(folder, ask("a.h5")), "2 a.h5: exists already (--force replaces it)\n");
    EXPECT_EQ(refusal(folder, ask("s.csv", {"--force"})),
              "2 s.csv: would overwrite s.csv, which this run reads\n");
}

TEST(Experiment, RunsThatFailAreTriedAgainByTheSameCommand) {
    const Scratch folder;
    write_question(folder, "replicates = 2\n[experiment.sweep]\n\"game.cost_load_exponent\" = [2.0, 0.5]\n");
    const std::string failure =
        "run 2 failed: ask.toml, sample 1: game.cost_load_exponent = 0.5: *\n"
        "run 3 failed: *\nrun 6 failed: *\nrun 7 failed: *\n4 of 8 runs failed; the same command tries them "
        "again, from what is kept in a.h5.parts\n";
    for (int attempt = 0; attempt < 2; ++attempt) {
        const Answer answer = concord(folder, ask("a.h5"));
        EXPECT_EQ(answer.status, 1);
        EXPECT_TRUE(fits(answer.err, failure)) << answer.err;
        const Reader file(folder / "a.h5");
        EXPECT_EQ(file.numbers("state"), (std::vector<double>{0, 0, 1, 1, 0, 0, 1, 1}));
        EXPECT_TRUE(std::isnan(row_of(file, "collaboration", 2, 6).front()));
        EXPECT_FALSE(std::isnan(row_of(file, "collaboration", 4, 6).back()));
    }
    EXPECT_EQ(work_in(folder / "a.h5.parts").begun_again.size(), 0u);
    const Answer status = concord(folder, {"status", "a.h5"});
    EXPECT_TRUE(fits(status.out,
                     "a.h5: 4 of 8 runs done, 4 failed, 0 running or not safe yet, 0 interrupted\n*"
                     "run 2 failed, attempt 1: ask.toml, sample 1: *"))
        << status.out;
    EXPECT_TRUE(fits(concord(folder, {"compare", "a.h5"}).out, "*4 of 8 runs failed and are left out*"));
}

TEST(Experiment, MistakesAreToldWithTheirPlaces) {
    const Scratch folder;
    write_question(folder, "replicates = 0\n[experiment.sweep]\n\"policy.detecton\" = [0.1]\n");
    const std::string problems =
        "2 ask.toml:6:1: experiment.replicates = 0: is out of range; allowed: a whole number from 1 to "
        "1000000\nask.toml:8:1: policy.detecton = [0.1]: is no parameter of this world (did you mean "
        "\"policy.detection\"?)\n";
    EXPECT_EQ(refusal(folder, ask("a.h5")), problems);
    EXPECT_EQ(refusal(folder, {"check", "ask.toml"}), problems);
    write_question(folder, "replicates = 3\n");
    EXPECT_TRUE(fits(concord(folder, {"check", "ask.toml"}).out,
                     "ask.toml: no problems, 2 arms x 1 sample x 3 replicates, 5 ticks\nask.toml: no "
                     "problems, * parameters, 5 ticks\n*"));
    for (const std::string shard : {"0/3", "4/3", "x", "1/", "1/3x", "-1/3"})
        EXPECT_EQ(refusal(folder, ask("a.h5", {"--shard", shard})),
                  "2 --shard " + shard + ": allowed: I/N, I from 1 to N\n");
    EXPECT_EQ(refusal(folder, ask("no/a.h5")), "2 no/a.h5: there is no folder no\n");
    EXPECT_EQ(refusal(folder, {"status", "none.h5"}).substr(0, 10), "2 none.h5:");
}

TEST(Experiment, ItsTableIsDescribed) {
    const Scratch folder;
    EXPECT_TRUE(fits(concord(folder, {"describe", "experiment.replicates"}).out, "experiment.replicates\n*"));
    const std::string table = concord(folder, {"describe", "ics"}).out;
    for (const std::string key :
         {"replicates", "baseline", "outcomes", "sample.design", "sample.size", "sample.levels",
          "sample.seed", "sample.file", "precision.outcome", "precision.half_width", "keep.arms",
          "keep.samples", "keep.replicates", "precision.minimum", "precision.maximum"})
        EXPECT_NE(table.find("\nexperiment." + key + " = "), table.npos) << key;
}

TEST(Experiment, OfTenThousandRunsIsOneFile) {
    const Scratch folder;
    write_question(folder, "replicates = 5000\n", 1);
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    const Results results(folder / "a.h5");
    EXPECT_EQ(results.runs(), 10'000u);
    EXPECT_EQ(files_in(folder), (Arguments{"a.h5", "ask.toml"}));
    const std::string python = "/usr/bin/python3 -c 'import xarray; run = xarray.open_dataset(\"" +
                               folder / "a.h5" +
                               "\"); print(dict(run.sizes), float(run.collaboration.isnull().sum()))'";
    const std::string said = output_of(python);
    if (said.find("No module named") != said.npos) GTEST_SKIP() << "no xarray here";
    EXPECT_EQ(said, "{'run': 10000, 'time': 2} 0.0\n");
}

}  // namespace concord::test
