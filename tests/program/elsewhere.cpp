#include <gtest/gtest.h>

#include <cmath>

#include "tests/program/experiment.hpp"

// engine/experiment/ELSEWHERE.md, done as it is written. SALib and the EMA Workbench are in no Debian: what
// is theirs is done where somebody has installed them, for /usr/bin/python3; what they are given is looked at
// in any case.
namespace concord::test {

namespace {
const std::string python = "/usr/bin/python3 ";

/// The blocks of a kind, ```KIND to ```, in order.
std::vector<std::string> blocks(const std::string& kind) {
    std::vector<std::string> all;
    std::istringstream text(content(source("engine/experiment/ELSEWHERE.md")));
    bool here = false;
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with("```")) {
            here = line == "```" + kind;
            if (here) all.emplace_back();
        } else if (here) {
            all.back() += line + "\n";
        }
    }
    return all;
}

enum Block { make_samples, read_outcome, salib_samples, salib_analyses, ema_tables, ema_prim };

class Elsewhere : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(blocks("python").size(), 6u);
        ASSERT_EQ(blocks("toml").size(), 1u);
        write_text(folder / "elsewhere.toml", blocks("toml")[0]);
        if (said("import numpy, pandas\n").find("No module named") != std::string::npos)
            GTEST_SKIP() << "no pandas here";
    }
    /// What Python prints in the folder.
    std::string said(const std::string& program) {
        write_text(folder / "program.py", program);
        return output_of("cd " + (folder / "") + " && " + python + "program.py 2>&1");
    }
    bool has(const std::string& module) { return said("import " + module + "\n").empty(); }
    void simulate() {
        std::istringstream commands(blocks("sh").at(0));
        for (std::string line; std::getline(commands, line);) {
            std::istringstream words(line);
            Arguments arguments;
            for (std::string word; words >> word;) arguments.push_back(word);
            arguments.erase(arguments.begin());
            const Answer answer = concord(folder, arguments);
            EXPECT_EQ(answer.status, 0) << answer.err;
        }
    }
    static std::string block(Block number) { return blocks("python")[number]; }
    Scratch folder;
};

const std::string the_function =
    "def ishigami(x):\n    return numpy.sin(x[:, 0]) + 7 * numpy.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * "
    "numpy.sin(x[:, 0])\n";
}  // namespace

TEST_F(Elsewhere, OutcomesComeInTheOrderOfTheSamples) {
    EXPECT_EQ(said(block(make_samples)), "");
    simulate();
    const std::string compared = block(make_samples) + block(read_outcome) + the_function +
                                 "given = samples.to_numpy()\n"
                                 "print(len(outcome), abs(outcome - ishigami(given)).max() < 1e-12)\n"
                                 "print((runs[names].to_numpy() == given).all(), list(runs.columns))\n";
    EXPECT_EQ(
        said(compared),
        "500 True\nTrue ['run', 'arm', 'replicate', 'sample', 'model.x1', 'model.x2', 'model.x3', 'time', "
        "'y']\n");
}

TEST_F(Elsewhere, TablesOfNumPyAreTakenAsTheyAre) {
    EXPECT_EQ(said("import numpy\nproblem = {'names': ['model.x2', 'model.x1']}\n"
                   "samples = numpy.random.default_rng(2).uniform(-numpy.pi, numpy.pi, (20, 2))\n"
                   "numpy.savetxt(\"samples.csv\", samples, delimiter=\",\", "
                   "header=\",\".join(problem[\"names\"]))\n"
                   "numpy.save('given.npy', samples)\n"),
              "");
    simulate();
    EXPECT_EQ(said("import numpy\n" + block(read_outcome) +
                   "given = numpy.load('given.npy')\n"
                   "print((runs[['model.x2', 'model.x1']].to_numpy() == given).all(), len(outcome))\n"),
              "True 20\n");
}

TEST_F(Elsewhere, ReplicatesAreAveragedWithinASample) {
    write_question(folder,
                   "replicates = 3\noutcomes = [\"trust\"]\n[experiment.sample]\ndesign = \"csv\"\n"
                   "file = \"samples.csv\"\n");
    write_text(folder / "samples.csv", "policy.detection\n0.9\n0.1\n0.5\n");
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    ASSERT_EQ(concord(folder, {"export", "a.h5", "--csv", "runs.csv"}).err, "");
    const Results results(folder / "a.h5");
    const auto trust = results.of_arm(results.at(results.outcome("trust"), 5), 0);
    std::string lines = block(read_outcome);
    lines.replace(lines.find(".y."), 3, ".trust.");
    std::istringstream outcome(said(lines + "print(*outcome)\n"));
    for (std::size_t sample = 0; sample < 3; ++sample) {
        double mean = 0;
        outcome >> mean;
        EXPECT_NEAR(mean, (trust[3 * sample] + trust[3 * sample + 1] + trust[3 * sample + 2]) / 3, 1e-12);
    }
}

TEST_F(Elsewhere, ScenarioDiscoveryGetsWhatVariedAndWhatCameOut) {
    EXPECT_EQ(said(block(make_samples)), "");
    simulate();
    const std::string tables = "import pandas\n" + block(ema_tables);
    EXPECT_EQ(
        said(tables +
             "print(experiments.shape, list(experiments.columns), list(outcomes), outcomes['y'].shape)\n"),
        "(500, 4) ['arm', 'model.x1', 'model.x2', 'model.x3'] ['y'] (500,)\n");
    if (!has("ema_workbench")) return;
    EXPECT_EQ(said(tables + block(ema_prim) + "print(box.mean > 0.5)\n"), "True\n");
}

TEST_F(Elsewhere, SalibDoesAsShown) {
    if (!has("SALib")) GTEST_SKIP() << "no SALib here";
    EXPECT_EQ(said(block(salib_samples)), "");
    simulate();
    std::istringstream first(said(block(salib_samples).substr(0, block(salib_samples).find("samples =")) +
                                  block(read_outcome) + block(salib_analyses) + "print(*indices['S1'])\n"));
    for (const double known : {0.3139, 0.4424, 0.0}) {
        double index = -1;
        first >> index;
        EXPECT_NEAR(index, known, 0.05);
    }
}

}  // namespace concord::test
