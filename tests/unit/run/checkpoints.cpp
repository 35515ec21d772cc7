#include "engine/run/checkpoints.hpp"

#include <gtest/gtest.h>

#include "engine/output/digest.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "engine/run/run.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/run/count.hpp"

namespace concord {

using namespace test;

namespace {
/// A run of the counting model from what a head says, to `last`, with what is asked of its checkpoints.
struct Walk {
    Walk(const Scratch& scratch, const CheckpointHead& head, Tick first = 0)
        : output(scratch / "run.h5"),
          outline(model.outline()),
          record(output, outline, {1, {}, {}}, provenance_of_now(), false, head.parts),
          checkpoints(output, head, model, record, first > 0 ? std::optional(first) : std::nullopt) {}

    Tick to(Tick first, Tick last) {
        Progress progress(Progress::Style::quiet, first, last);
        return run(model, record, first, last, progress, StopRequest(), nullptr, &checkpoints);
    }

    std::string output;
    Count model;
    Outline outline;
    Recorder record;
    Checkpoints checkpoints;
};

CheckpointHead every(Tick ticks, std::uint32_t keep = 0) {
    CheckpointHead head;
    head.every = ticks;
    head.keep = keep;
    return head;
}

std::vector<Tick> ticks_of(const std::string& output) {
    std::vector<Tick> ticks;
    for (const std::string& path : checkpoints_of(output)) ticks.push_back(Checkpoint(path).head().tick);
    return ticks;
}
}  // namespace

TEST(Checkpoints, AreWrittenEverySoManyTicks) {
    const Scratch folder;
    Walk walk(folder, every(4));
    walk.to(0, 3);
    EXPECT_TRUE(ticks_of(walk.output).empty());
    walk.to(4, 11);
    EXPECT_EQ(ticks_of(walk.output), std::vector<Tick>{8}) << "the latest alone";
    EXPECT_EQ(walk.checkpoints.last(), Tick{8});
}

TEST(Checkpoints, AreWrittenByTheClockToo) {
    const Scratch folder;
    CheckpointHead head;
    head.minutes = 1e-9;
    Walk often(folder, head);
    often.to(0, 6);
    EXPECT_EQ(ticks_of(often.output), std::vector<Tick>{5}) << "every tick but the first";
    const Scratch another;
    head.minutes = 1000;
    Walk seldom(another, head);
    seldom.to(0, 6);
    EXPECT_TRUE(ticks_of(seldom.output).empty());
}

TEST(Checkpoints, AreKeptAsManyAsWanted) {
    const Scratch folder;
    Walk walk(folder, every(2, 3));
    walk.to(0, 13);
    EXPECT_EQ(ticks_of(walk.output), (std::vector<Tick>{12, 10, 8}));
    walk.record.complete();
    walk.checkpoints.retire();
    EXPECT_EQ(checkpoints_of(walk.output).front(), walk.output + ".checkpoint-12");
    EXPECT_EQ(ticks_of(walk.output), (std::vector<Tick>{12, 10, 8}));
}

TEST(Checkpoints, AreGoneWhenTheRunIsOver) {
    const Scratch folder;
    {
        Walk walk(folder, every(2));
        walk.to(0, 9);
        walk.record.complete();
        walk.checkpoints.retire();
    }
    EXPECT_TRUE(checkpoints_of(folder / "run.h5").empty());
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder / "."), {}), 1) << "the output";
}

TEST(Checkpoints, OneOfATickIsWrittenOnce) {
    const Scratch folder;
    Walk walk(folder, every(4, 5));
    walk.to(0, 5);
    const auto written = std::filesystem::last_write_time(walk.output + ".checkpoint");
    walk.checkpoints.write(4);
    EXPECT_EQ(std::filesystem::last_write_time(walk.output + ".checkpoint"), written);
    EXPECT_EQ(ticks_of(walk.output).size(), 1u);
}

TEST(Checkpoints, ARunGoesOnFromThem) {
    const Scratch folder, other;
    {
        Walk walk(folder, every(4));
        walk.to(0, 10);
    }
    auto from = open_checkpoint(folder / "run.h5");
    EXPECT_EQ(numbered_beside(folder / "run.h5", ".part-").size(), 2u) << "ticks 8 and 9 are lost";
    {
        const CheckpointHead head = from->head();
        Walk walk(folder, head, head.tick);
        from->restore([&](StateVisitor& visit) { walk.model.state(visit); });
        EXPECT_EQ(walk.model.steps.size(), 8u);
        walk.to(head.tick, 20);
        walk.record.complete();
        walk.checkpoints.retire();
    }
    Walk whole(other, every(7));
    whole.to(0, 20);
    whole.record.complete();
    EXPECT_EQ(digest(folder / "run.h5"), digest(other / "run.h5"));
}

}  // namespace concord
