#include "engine/experiment/precision.hpp"

#include <gtest/gtest.h>

#include "engine/output/digest.hpp"
#include "engine/output/reader.hpp"
#include "engine/statistics/statistics.hpp"
#include "tests/unit/experiment/tiny.hpp"

namespace concord {

using namespace test;

namespace {
std::string wanted(double half_width, const std::string& more = "") {
    return "[experiment.precision]\noutcome = \"level\"\nhalf_width = " + std::to_string(half_width) +
           "\nminimum = 3\nmaximum = 60\n" + more;
}

/// The least number of replicates from 3 on whose mean is known to within the half-width.
std::uint32_t by_hand(double spread, double half_width) {
    std::vector<double> levels;
    for (std::uint32_t r = 0; r < 1000; ++r) {
        levels.push_back(0.5 + spread * noise(r));
        if (r >= 2 && mean_interval(levels).half_width() <= half_width) return r + 1;
    }
    return 0;
}
}  // namespace

TEST(Precision, StopsAtTheLeastNumberOfReplicates) {
    const Scratch scratch;
    const std::uint32_t least = by_hand(0.1, 0.04);
    ASSERT_GT(least, 4u);
    const Tally tally = make_file(experiment_of(wanted(0.04)), scratch / "a.h5");
    EXPECT_TRUE(tally.precise);
    EXPECT_EQ(tally.replicates, least);
    EXPECT_EQ(tally.runs, least);
    EXPECT_EQ(Reader(scratch / "a.h5").numbers("run").size(), least);
}

TEST(Precision, DoesNotDependOnThreads) {
    const Scratch scratch;
    for (const double half_width : {0.09, 0.04, 0.031}) {
        const Experiment experiment = experiment_of(wanted(half_width));
        const Tally one = make_file(experiment, scratch / "1.h5", 1);
        const std::string digest_of_one = digest(scratch / "1.h5");
        for (const unsigned threads : {2u, 5u, 8u}) {
            const std::string file = scratch / (std::to_string(threads) + ".h5");
            std::filesystem::remove_all(file + ".parts");
            EXPECT_EQ(make_file(experiment, file, threads).replicates, one.replicates);
            EXPECT_EQ(digest(file), digest_of_one) << threads << " threads";
        }
        std::filesystem::remove_all(scratch / "1.h5.parts");
    }
}

TEST(Precision, OfOtherArmsIsThatOfTheDifference) {
    const Scratch scratch;
    const std::string arms =
        "[[experiment.arm]]\nset = { \"model.spread\" = 0.0 }\n[[experiment.arm]]\n"
        "set = { \"model.spread\" = 0.2 }\n[[experiment.arm]]\nset = { \"model.spread\" = 0.0 }\n";
    EXPECT_EQ(make_file(experiment_of(wanted(0.07, arms)), scratch / "a.h5").replicates, by_hand(0.2, 0.07));
    const std::string other = "baseline = \"arm 2\"\n" + wanted(0.07, arms);
    EXPECT_EQ(make_file(experiment_of(other), scratch / "b.h5").replicates, by_hand(0.2, 0.07))
        << "the baseline's own mean, and both differences";
    const std::string alike = wanted(0.07,
                                     "[[experiment.arm]]\nset = { \"model.spread\" = 0.01 }\n"
                                     "[[experiment.arm]]\nset = { \"model.spread\" = 0.02 }\n");
    EXPECT_EQ(make_file(experiment_of(alike), scratch / "c.h5").replicates, 3u);
}

TEST(Precision, ThatCannotBeReachedEndsAtTheMaximum) {
    const Scratch scratch;
    const Tally tally = make_file(experiment_of(wanted(0.000001)), scratch / "a.h5", 8);
    EXPECT_FALSE(tally.precise);
    EXPECT_EQ(tally.replicates, 60u);
    const auto notes = Reader(scratch / "a.h5").texts("provenance/note");
    EXPECT_EQ(notes.back(), "the precision asked for was not reached with 60 replicates");
}

/// Each look is preceded by sealing, which is slow on some disks.
TEST(Precision, LooksSeldomWhereManyReplicatesAreNeeded) {
    const Scratch scratch;
    Store store(scratch / "a.h5", identity_of({{"name", "test"}}));
    const std::string text = wanted(0.000001);
    carry_out(experiment_of(text.substr(0, text.find("maximum")) + "maximum = 500\n"), store);
    EXPECT_EQ(store.finished().size(), 500u);
    EXPECT_LT(segments_in(parts_folder(scratch / "a.h5")).size(), 100u);
}

TEST(Precision, DoesNotWaitForPointsThatFail) {
    const Scratch scratch;
    const std::string samples = "[experiment.sweep]\n\"model.floor\" = [0.1, 0.9]\n";
    const Tally tally = make_file(experiment_of(wanted(0.04, samples)), scratch / "a.h5");
    EXPECT_TRUE(tally.precise);
    EXPECT_EQ(tally.replicates, by_hand(0.1, 0.04));
    EXPECT_EQ(tally.failed.size(), tally.replicates);
}

}  // namespace concord
