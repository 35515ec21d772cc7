#include "engine/experiment/keep.hpp"

#include <gtest/gtest.h>

#include "tests/unit/experiment/tiny.hpp"

// The table [experiment.keep]. The first line of each text is line 4 of north.toml.
namespace concord {

using namespace test;
using Messages = std::vector<std::string>;

namespace {
const std::string arms =
    "[[experiment.arm]]\nname = \"a\"\n[[experiment.arm]]\nname = \"b\"\n[experiment.sweep]\n"
    "\"model.level\" = [0.1, 0.2, 0.3]\n";

/// "a0.1": of arm a, sample 0, replicate 1.
std::string kept(const std::string& text) {
    const Experiment experiment = experiment_of(text + arms);
    const Keep& keep = experiment.settings().keep;
    std::string all;
    std::size_t count = 0;
    for (std::size_t arm = 0; arm < 2; ++arm)
        for (std::size_t sample = 0; sample < 3; ++sample)
            for (std::size_t replicate = 0; replicate < 50; ++replicate)
                if (keep.holds(arm, sample, replicate)) {
                    if (count > 0) all += ' ';
                    all += arm == 0 ? 'a' : 'b';
                    all.append(std::to_string(sample)).append(1, '.').append(std::to_string(replicate));
                    ++count;
                }
    EXPECT_EQ(keep.size(), count);
    return all;
}
}  // namespace

TEST(Keep, IsNothingUnlessAskedFor) {
    EXPECT_EQ(kept("replicates = 2\n"), "");
    EXPECT_EQ(kept("replicates = 2\nkeep = {}\n"), "");
    EXPECT_EQ(kept("replicates = 2\nkeep = { arms = [], samples = [], replicates = [] }\n"), "");
}

TEST(Keep, IsAllOfWhatIsNotListed) {
    EXPECT_EQ(kept("replicates = 2\nkeep = { replicates = [1] }\n"), "a0.1 a1.1 a2.1 b0.1 b1.1 b2.1");
    EXPECT_EQ(kept("replicates = 2\nkeep = { arms = [\"b\"] }\n"), "b0.0 b0.1 b1.0 b1.1 b2.0 b2.1");
    EXPECT_EQ(kept("replicates = 2\nkeep.samples = [2, 0]\n"), "a0.0 a0.1 a2.0 a2.1 b0.0 b0.1 b2.0 b2.1");
}

TEST(Keep, IsWhatAllListsHaveInCommon) {
    EXPECT_EQ(kept("replicates = 4\nkeep = { arms = [\"a\"], samples = [1, 2], replicates = [3, 3] }\n"),
              "a1.3 a2.3");
}

TEST(Keep, IsOfReplicatesThatThereAreInAnyCase) {
    const std::string precision =
        "precision = { outcome = \"level\", half_width = 1, minimum = 3, maximum = 9 }\n";
    EXPECT_EQ(kept(precision + "keep = { arms = [\"a\"], samples = [0] }\n"), "a0.0 a0.1 a0.2");
    EXPECT_EQ(
        problems_of(precision + "keep = { replicates = [3] }\n"),
        Messages{"north.toml:5:10: experiment.keep.replicates = [3]: has 3; allowed: whole numbers from 0 "
                 "to 2"});
}

TEST(Keep, SaysWhatIsNotThere) {
    EXPECT_EQ(
        problems_of("keep = { arms = [\"c\"], samples = [0.5], replicates = [-1], arm = 1 }\n" + arms),
        (Messages{"north.toml:4:10: experiment.keep.arms = [\"c\"]: there is no arm \"c\"; allowed: \"a\", "
                  "\"b\"",
                  "north.toml:4:24: experiment.keep.samples = [0.5]: has 0.5; allowed: whole numbers from "
                  "0 to 2",
                  "north.toml:4:55: experiment.keep.replicates = [-1]: entry 1, -1, is out of range; "
                  "allowed: a list of numbers from 0 to 10000000",
                  "north.toml:4:60: experiment.keep.arm: unknown key (did you mean "
                  "experiment.keep.arms?)"}));
    EXPECT_EQ(problems_of("keep = true\n"),
              Messages{"north.toml:4:1: experiment.keep = true: is true or false; allowed: a table, "
                       "[experiment.keep]"});
    EXPECT_EQ(
        problems_of("replicates = 200000\nkeep = { arms = [\"a\"] }\n[[experiment.arm]]\nname = \"a\"\n"),
        Messages{"north.toml:5:1: experiment.keep = { arms = [\"a\"] }: keeps 200000 runs, a file each; at "
                 "most 100000 are allowed"});
}

}  // namespace concord
