#include "engine/run/checkpoint_files.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
void write(const std::string& path, Tick tick, std::vector<SealedPart> parts = {}) {
    CheckpointHead head;
    head.tick = tick;
    head.parts = std::move(parts);
    write_checkpoint(path, head, [](StateVisitor&) {});
}

bool exists(const std::string& path) {
    return std::filesystem::exists(path);
}

class Files : public testing::Test {
  protected:
    Files() {
        write(output + ".checkpoint-60", 60);
        write(output + ".checkpoint-120", 120);
        write(output + ".checkpoint", 180);
    }
    Tick opened(const std::string& named) const { return open_checkpoint(folder / named)->head().tick; }
    std::string refusal(const std::string& named) const {
        return message_of<InputError>([&] { open_checkpoint(folder / named); });
    }
    Scratch folder;
    const std::string output = folder / "run.h5";
};
}  // namespace

TEST_F(Files, TellWhichOutputIsMeant) {
    for (const char* named : {"a/run.h5", "a/run.h5.checkpoint", "a/run.h5.checkpoint-120"})
        EXPECT_EQ(concord::output_of(named), "a/run.h5");
    for (const char* other :
         {"a.checkpoint-x", "a.checkpoint-", "a.checkpoint.h5", ".checkpoint", "a.checkpoint-12.h5", ""})
        EXPECT_EQ(concord::output_of(other), other);
}

TEST_F(Files, AreListedTheLatestFirst) {
    write_text(output + ".checkpoint-x", "");
    write(output + ".checkpoint-9", 9);
    EXPECT_EQ(checkpoints_of(output),
              (std::vector<std::string>{output + ".checkpoint", output + ".checkpoint-120",
                                        output + ".checkpoint-60", output + ".checkpoint-9"}));
    EXPECT_TRUE(checkpoints_of(folder / "none.h5").empty());
}

TEST_F(Files, AreOpenedByTheNameOfTheOutputOrTheirOwn) {
    EXPECT_EQ(opened("run.h5"), 180u);
    EXPECT_EQ(opened("run.h5.checkpoint"), 180u);
    EXPECT_EQ(opened("run.h5.checkpoint-60"), 60u);
    std::filesystem::remove(output + ".checkpoint");
    EXPECT_EQ(opened("run.h5"), 120u) << "killed between two renamings";
    EXPECT_EQ(refusal("run.h5.checkpoint-61"), folder / "run.h5.checkpoint-61: there is no such checkpoint");
    EXPECT_EQ(refusal("none.h5"), folder / "none.h5.checkpoint: there is no such checkpoint");
}

TEST_F(Files, OneThatIsDamagedNamesAnOlderOne) {
    std::string bytes = content(output + ".checkpoint");
    bytes[bytes.size() / 2] ^= 1;
    write_text(output + ".checkpoint", bytes);
    write_text(output + ".checkpoint-120", "");
    const std::string older = output + ".checkpoint-60";
    EXPECT_EQ(refusal("run.h5"), output + ".checkpoint: is damaged: its content does not fit its SHA-256\n" +
                                     older + ": is older, and whole: concord resume " + older);
    std::filesystem::remove(older);
    EXPECT_EQ(refusal("run.h5"), output + ".checkpoint: is damaged: its content does not fit its SHA-256");
}

TEST_F(Files, OneWhosePartsAreNotThereIsRefused) {
    write(output + ".checkpoint", 180, {{3, std::string(64, '0')}});
    EXPECT_EQ(refusal("run.h5.checkpoint").substr(0, (output + ".part-000: cannot be read").size()),
              output + ".part-000: cannot be read");
}

TEST_F(Files, AnOlderOneBecomesTheLatest) {
    for (const char* part : {".part-000", ".part-001"}) write_text(output + part, "");
    make_latest(output, *open_checkpoint(output + ".checkpoint-120"));
    EXPECT_EQ(checkpoints_of(output),
              (std::vector<std::string>{output + ".checkpoint", output + ".checkpoint-60"}));
    EXPECT_EQ(opened("run.h5"), 120u);
    EXPECT_FALSE(exists(output + ".part-000")) << "recorded later";
}

TEST_F(Files, AreRetiredWhenTheRunIsOver) {
    retire_checkpoints(output, 180, 2);
    EXPECT_EQ(checkpoints_of(output),
              (std::vector<std::string>{output + ".checkpoint-180", output + ".checkpoint-120"}));
    retire_checkpoints(output, 180, 0);
    EXPECT_TRUE(checkpoints_of(output).empty());
}

TEST_F(Files, AreRemovedWithTheirParts) {
    write_text(output + ".part-007", "");
    remove_leftovers(output);
    EXPECT_TRUE(folder.empty());
}

}  // namespace concord
