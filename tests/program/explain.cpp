#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/output/reader.hpp"
#include "tests/program/program.hpp"

// Why somebody chose as they did, held against what the run recorded.
namespace concord::test {

namespace {
using Json = nlohmann::json;

Answer explain(const Scratch& folder, const Arguments& more) {
    Arguments arguments{"explain"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return concord(folder, arguments);
}

Json told(const Scratch& folder, Arguments arguments) {
    arguments.push_back("--json");
    const Answer answer = explain(folder, arguments);
    EXPECT_EQ(answer.status, 0) << answer.err;
    return answer.status == 0 ? Json::parse(answer.out) : Json();
}

std::string refused(const Scratch& folder, const Arguments& arguments) {
    Arguments all{"explain"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return refusal(folder, all);
}

/// Sixty ticks of a toy with people recorded and checkpoints of ticks 20 and 40, in toy.h5.
class Explain : public testing::Test {
  protected:
    Explain() {
        write_toy(folder, "[record]\nperson = true\n");
        run({"--out", "toy.h5", "--checkpoint-every", "20", "--keep-checkpoints", "2"});
    }
    void run(const Arguments& more) const {
        Arguments arguments{"run", "toy.toml", "--quiet", "--set", "run.ticks=60"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        EXPECT_EQ(concord(folder, arguments).err, "");
    }
    Scratch folder;
};

std::vector<double> row(const std::vector<double>& all, std::size_t tick, std::size_t people) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(tick * people);
    return {first, first + static_cast<std::ptrdiff_t>(people)};
}
}  // namespace

TEST_F(Explain, IsOfWhatTheFileRecorded) {
    const Reader file(folder / "toy.h5");
    const auto behaviour = file.numbers("person/behaviour"), tenure = file.numbers("person/tenure");
    const std::size_t people = behaviour.size() / 61;
    std::size_t reviewed = 0;
    for (const std::size_t tick : {0u, 25u, 59u}) {
        const auto before = row(behaviour, tick, people), after = row(behaviour, tick + 1, people);
        const auto weeks = row(tenure, tick + 1, people);
        for (std::size_t person = tick; person < people; person += 53) {
            const Json all =
                told(folder, {"toy.h5", "--person", std::to_string(person), "--tick", std::to_string(tick)});
            const auto option = [&](double number) {
                return all["options"][static_cast<std::size_t>(number)];
            };
            EXPECT_EQ(all["before"], option(before[person]));
            EXPECT_EQ(all["after"], option(after[person]));
            EXPECT_EQ(all["left"], weeks[person] == 0);
            if (all["left"]) continue;
            EXPECT_EQ(all["after"], all["review"]["reviews"] ? all["weighed"]["choice"] : all["before"]);
            reviewed += all["review"]["reviews"].get<bool>();
        }
    }
    EXPECT_GT(reviewed, 0u);
}

TEST_F(Explain, TellsTheWeekOfTheReviewBeforeAndAfter) {
    std::size_t person = 0;
    Json all;
    do all = told(folder, {"toy.h5", "--person", std::to_string(person++), "--tick", "30"});
    while (all["review"]["reviews"] || all["review"]["last"].is_null() || all["review"]["next"].is_null());
    const std::string number = std::to_string(person - 1);
    const int last = all["review"]["last"], next = all["review"]["next"];
    EXPECT_LT(last, 30);
    EXPECT_GT(next, 30);
    for (int tick = last; tick <= next; ++tick) {
        const Json then = told(folder, {"toy.h5", "--person", number, "--tick", std::to_string(tick)});
        EXPECT_EQ(then["review"]["reviews"], tick == last || tick == next) << tick;
    }
}

/// The last review of some lies before the checkpoint of tick 40 that the explanation begins with.
TEST_F(Explain, IsTheSameFromACheckpointAndFromTheStart) {
    const auto all_of = [&] {
        std::vector<std::string> all;
        for (int person = 0; person < 640; person += 71)
            all.push_back(
                explain(folder, {"toy.h5", "--person", std::to_string(person), "--tick", "42"}).out);
        return all;
    };
    const auto from_checkpoints = all_of();
    for (const char* tick : {"20", "40"})
        EXPECT_TRUE(std::filesystem::remove(folder / (std::string("toy.h5.checkpoint-") + tick)));
    EXPECT_EQ(all_of(), from_checkpoints);
    EXPECT_NE(from_checkpoints.front().find("Whose behaviour makes conformity"), std::string::npos);
}

TEST_F(Explain, TakesNoCheckpointOfAnotherRun) {
    const std::string before = explain(folder, {"toy.h5", "--person", "9", "--tick", "45"}).out;
    run({"--out", "other.h5", "--seed", "2", "--checkpoint-every", "40", "--keep-checkpoints", "1"});
    std::filesystem::rename(folder / "other.h5.checkpoint-40", folder / "toy.h5.checkpoint-41");
    write_text(folder / "toy.h5.checkpoint-42", "damaged");
    EXPECT_EQ(explain(folder, {"toy.h5", "--person", "9", "--tick", "45"}).out, before);
}

TEST_F(Explain, GivesTheMeansOfAnOrganisationOrASystem) {
    const Json one = told(folder, {"toy.h5", "--organisation", "T03", "--tick", "30"});
    EXPECT_EQ(one["people"], 16);
    EXPECT_EQ(told(folder, {"toy.h5", "--organisation", "Organisation 3", "--tick", "30"}), one);
    std::vector<double> sum(3);
    for (int person = 48; person < 64; ++person) {
        const Json each = told(folder, {"toy.h5", "--person", std::to_string(person), "--tick", "30"});
        EXPECT_NE(each["about"]["post"].get<std::string>().find("T03"), std::string::npos);
        for (std::size_t n = 0; n < 3; ++n)
            sum[n] += each["weighed"]["utility"][each["options"][n].get<std::string>()].get<double>() / 16;
    }
    for (std::size_t n = 0; n < 3; ++n)
        EXPECT_NEAR(one["utility"][one["options"][n].get<std::string>()].get<double>(), sum[n], 1e-12);
    EXPECT_EQ(told(folder, {"toy.h5", "--system", "TOY", "--tick", "30"})["people"], 640);
    EXPECT_TRUE(
        fits(explain(folder, {"toy.h5", "--system", "Toy system", "--tick", "30"}).out,
             "toy.h5, week 30: TOY (Toy system): 640 who choose, *\nnow:*later:*\n  purpose *chance*"));
}

TEST_F(Explain, TellsWhereTwoRunsPart) {
    write_text(folder / "toy.toml", content(folder / "toy.toml") +
                                        "[[intervention]]\nat = 10\nset = { \"policy.label\" = 0.8 }\n");
    run({"--out", "label.h5"});
    const Json all = told(folder, {"toy.h5", "--person", "9", "--tick", "50", "--against", "label.h5"});
    EXPECT_EQ(all["parted"]["terms_at"], 10);
    EXPECT_EQ(all["parted"]["terms"].size(), 1u);
    EXPECT_EQ(all["parted"]["terms"][0]["name"], "label");
    EXPECT_EQ(all["parted"]["terms"][0]["there"]["lip_service"], 0.8);
    EXPECT_TRUE(all["parted"]["same_draws"]);
    EXPECT_EQ(all["here"]["review"]["draw"], all["there"]["review"]["draw"]);
    const std::string text =
        explain(folder, {"toy.h5", "--person", "9", "--tick", "50", "--against", "label.h5"}).out;
    EXPECT_NE(text.find("Parted in week 10, when for the first time its terms differ:"), text.npos) << text;
    const Json same = told(folder, {"toy.h5", "--person", "9", "--tick", "9", "--against", "label.h5"});
    EXPECT_TRUE(same["parted"]["terms_at"].is_null());
    EXPECT_TRUE(same["parted"]["does_otherwise_at"].is_null());
}

TEST_F(Explain, RefusesWhomAndWhenThereIsNot) {
    const auto refused_with = [&](Arguments more) {
        more.insert(more.begin(), "toy.h5");
        return refused(folder, more);
    };
    EXPECT_EQ(refused_with({"--person", "640", "--tick", "3"}),
              "2 --person: \"640\" is none of them; allowed: 0 to 639\n");
    EXPECT_EQ(refused_with({"--organisation", "T40", "--tick", "3"}),
              "2 --organisation: \"T40\" is none of them (did you mean \"T00\"?)\n");
    EXPECT_TRUE(fits(refused_with({"--person", "1", "--tick", "60"}), "2 --tick: is 60; allowed: 0 to 59,*"));
    EXPECT_TRUE(fits(refused_with({"--person", "1", "--tick", "-1"}), "2 --tick: is -1; allowed: 0 to 59,*"));
    EXPECT_TRUE(fits(refused_with({"--tick", "1"}), "2 whom?*"));
    EXPECT_TRUE(fits(refused_with({"--person", "1", "--system", "TOY", "--tick", "1"}), "2 *excludes*"));
    EXPECT_TRUE(
        fits(refused(folder, {"no.h5", "--person", "1", "--tick", "1"}), "2 no.h5: there is no such*"));
    EXPECT_TRUE(fits(refused(folder, {"toy.toml", "--person", "1", "--tick", "1"}), "2 toy.toml: not a*"));
}

TEST_F(Explain, RefusesAnotherWorldBesideIt) {
    run({"--out", "small.h5", "--set", "world.organisations=10"});
    EXPECT_TRUE(fits(refused(folder, {"toy.h5", "--person", "1", "--tick", "1", "--against", "small.h5"}),
                     "2 small.h5: has 160 who could choose, toy.h5 has 640*"));
}

TEST_F(Explain, RefusesFilesOfOtherModelsAndUnfinishedRuns) {
    EXPECT_EQ(concord(folder, {"run", source("configs/classic/voter.toml"), "--quiet", "--set", "run.ticks=2",
                               "--out", "voter.h5"})
                  .status,
              0);
    EXPECT_TRUE(
        fits(refused(folder, {"voter.h5", "--person", "1", "--tick", "1"}), "2 voter.h5: the model voter *"));
    std::filesystem::rename(folder / "toy.h5.checkpoint-40", folder / "gone.h5.checkpoint");
    EXPECT_TRUE(
        fits(refused(folder, {"gone.h5", "--person", "1", "--tick", "1"}), "2 gone.h5: *concord resume*"));
}

TEST_F(Explain, SaysWhatToDoWithAnExperiment) {
    write_text(folder / "toy.toml", content(folder / "toy.toml") + "[experiment]\nreplicates = 2\n");
    const Arguments ask{"explain", "toy-runs.h5", "--person", "1", "--tick", "1"};
    Arguments make{"experiment", "toy.toml", "--quiet", "--set", "run.ticks=5", "--out", "toy-runs.h5"};
    ASSERT_EQ(concord(folder, make).status, 0);
    EXPECT_TRUE(
        fits(refusal(folder, ask), "2 toy-runs.h5: is of an experiment, *keep = { replicates = [[]0[]] }*"));
    make.insert(make.end(), {"--force", "--set", "experiment.keep.replicates=[1]"});
    ASSERT_EQ(concord(folder, make).status, 0);
    EXPECT_TRUE(
        fits(refusal(folder, ask), "2 *such as toy-runs.h5.runs/run-1-*replicate-1.h5 (1 of them there)*"));
    std::string kept;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "toy-runs.h5.runs"))
        kept = entry.path().string();
    EXPECT_EQ(told(folder, {kept, "--person", "1", "--tick", "4"})["tick"], 4);
}

/// A record that is not what the configuration makes of itself: the digits of a value in the middle.
TEST_F(Explain, RefusesAFileThatIsNotWhatItSays) {
    run({"--out", "plain.h5", "--seed", "3"});
    const std::string program =
        "import sys, h5py\nwith h5py.File(sys.argv[1], 'r+') as f: exec(sys.argv[2])\n";
    write_text(folder / "edit.py", program);
    const auto edit = [&](const std::string& file, const std::string& what) {
        return output_of(
            fmt::format("/usr/bin/python3 {} {} \"{}\"", folder / "edit.py", folder / file, what));
    };
    ASSERT_EQ(edit("plain.h5", "f['collaboration'][30] += 1e-9"), "");
    EXPECT_TRUE(fits(refused(folder, {"plain.h5", "--person", "1", "--tick", "30"}),
                     "1 *plain.h5: simulated again, collaboration at tick 30 is not what the file has*"));
    EXPECT_EQ(explain(folder, {"plain.h5", "--person", "1", "--tick", "29"}).status, 0);
    ASSERT_EQ(edit("plain.h5", "f.attrs['git_commit'] = 'abc'; f.attrs['program_version'] = '0.0.9'"), "");
    EXPECT_TRUE(fits(refused(folder, {"plain.h5", "--person", "1", "--tick", "29"}),
                     "2 plain.h5: git commit of the program is abc there and * here\n"
                     "plain.h5: version of the program is 0.0.9 there and * here\n"));
}

}  // namespace concord::test
