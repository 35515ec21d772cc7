#include "engine/run/rerun.hpp"

#include <gtest/gtest.h>

#include "engine/run/checkpoint_files.hpp"
#include "engine/run/provenance.hpp"
#include "engine/run/run.hpp"
#include "engine/run/selection.hpp"
#include "tests/support/scratch.hpp"

/// A run done again begins as late as it can, and comes to the same.
namespace concord::test {
namespace {

/// Fifty ticks of the toy world, recorded, with the checkpoints of ticks 20 and 40 kept.
void record_toy(const std::string& path) {
    const Scenario scenario(Document::parse("[world]\nkind = \"toy\"\n[run]\nticks = 50\n", "toy.toml"));
    const auto model = scenario.plan.build(Draws(scenario.settings.seed, scenario.settings.replicate));
    const Outline outline = model->outline();
    CheckpointHead head;
    head.provenance = provenance_of(scenario, "");
    head.every = 20, head.keep = 2;
    Recorder record(path, outline, selection_of(scenario.config, scenario.settings, outline), head.provenance,
                    false, head.parts);
    Checkpoints checkpoints(path, head, *model, record);
    const StopRequest stop;
    Progress progress(Progress::Style::quiet, 0, 50);
    run(*model, record, 0, 50, progress, stop, nullptr, &checkpoints);
    record.complete();
    checkpoints.retire();
}

std::vector<Tick> ticks_to(const Rerun& run, Tick t) {
    std::vector<Tick> seen;
    run.at(t, [&](const Model&, Tick now) { seen.push_back(now); });
    return seen;
}

TEST(Rerun, BeginsWithTheLatestCheckpointBeforeTheTick) {
    const Scratch folder;
    record_toy(folder / "toy.h5");
    const Rerun run(folder / "toy.h5");
    EXPECT_EQ(ticks_to(run, 43), (std::vector<Tick>{40, 41, 42}));
    EXPECT_EQ(ticks_to(run, 40), std::vector<Tick>{});
    EXPECT_EQ(ticks_to(run, 22), (std::vector<Tick>{20, 21}));
    EXPECT_EQ(ticks_to(run, 3), (std::vector<Tick>{0, 1, 2}));
    std::filesystem::remove(checkpoint_path(folder / "toy.h5", 40));
    EXPECT_EQ(ticks_to(run, 43).front(), 20u);
}

}  // namespace
}  // namespace concord::test
