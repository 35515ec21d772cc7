#include "engine/output/parts.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/output/digest.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
bool exists(const std::string& path) {
    return std::filesystem::exists(path);
}

void record(Recorder& recorder, Sample& sample, Tick first, Tick last) {
    for (Tick tick = first; tick != last; ++tick) {
        sample.advance(tick);
        recorder.observe(tick);
    }
}

/// The digest of ticks 0 to 30, recorded in one go.
std::string digest_of_whole(const Scratch& folder, const Selection& selection) {
    Sample sample;
    record_sample(folder / "whole.h5", sample, 30, selection);
    return digest(folder / "whole.h5");
}
}  // namespace

TEST(Parts, MakeTheSameFile) {
    for (const unsigned every : {1u, 7u}) {
        const Scratch folder;
        const std::string path = folder / "run.h5";
        Selection selection = everything();
        selection.every = every;
        Sample sample;
        Recorder recorder(path, sample.outline, selection, sample_provenance(), false, {});
        record(recorder, sample, 0, 10);
        EXPECT_EQ(recorder.cut().size(), 1u);
        EXPECT_EQ(recorder.cut().size(), 1u) << "nothing recorded, no part";
        record(recorder, sample, 10, 11);
        record(recorder, sample, 11, 25);
        EXPECT_EQ(recorder.cut().size(), 2u);
        EXPECT_TRUE(exists(folder / "run.h5.part-000") && exists(folder / "run.h5.part-001"));
        record(recorder, sample, 25, 30);
        sample.advance(30);
        recorder.record(30);
        EXPECT_FALSE(exists(path));
        recorder.complete();
        EXPECT_EQ(digest(path), digest_of_whole(folder, selection));
        EXPECT_FALSE(exists(folder / "run.h5.part-000")) << "no longer needed";
    }
}

TEST(Parts, AreGoneOnFromByAnotherRecorder) {
    const Scratch folder;
    const std::string path = folder / "run.h5";
    Sample sample;
    std::vector<SealedPart> parts;
    {
        Recorder recorder(path, sample.outline, everything(), sample_provenance(), false, {});
        record(recorder, sample, 0, 10);
        parts = recorder.cut();
        record(recorder, sample, 10, 15);
    }
    EXPECT_FALSE(exists(path));
    EXPECT_TRUE(exists(folder / "run.h5.part-000")) << "sealed";
    EXPECT_FALSE(exists(folder / "run.h5.part-001") || exists(folder / "run.h5.part-001.part"));
    verify_parts(path, parts);
    Recorder recorder(path, sample.outline, everything(), sample_provenance(), false, parts);
    record(recorder, sample, 10, 30);
    sample.advance(30);
    recorder.record(30);
    recorder.complete();
    EXPECT_EQ(digest(path), digest_of_whole(folder, everything()));
}

TEST(Parts, AreVerified) {
    const Scratch folder;
    const std::string path = folder / "run.h5", part = folder / "run.h5.part-000";
    Sample sample;
    Recorder recorder(path, sample.outline, {}, sample_provenance(), false, {});
    record(recorder, sample, 0, 10);
    const std::vector<SealedPart> parts = recorder.cut();
    EXPECT_EQ(parts[0].frames, 10u);
    const std::string whole = content(part);
    for (std::size_t n = 0; n < whole.size(); n += 13) {
        std::string changed = whole;
        changed[n] = static_cast<char>(changed[n] + 1);
        write_text(part, changed);
        EXPECT_THROW(verify_parts(path, parts), InputError) << n;
    }
    write_text(part, whole);
    verify_parts(path, parts);
    EXPECT_EQ(message_of<InputError>([&] {
                  verify_parts(path, {{10, std::string(64, '0')}});
              }),
              part + ": is not what was recorded before the checkpoint");
    EXPECT_EQ(message_of<InputError>([&] { for_frames(part, parts[0], 7, [](Tick, const std::byte*) {}); }),
              part + ": holds other variables than this run");
    std::filesystem::remove(part);
    EXPECT_EQ(message_of<InputError>([&] { recorder.complete(); }),
              part + ": cannot be read: No such file or directory");
    EXPECT_FALSE(exists(path));
}

TEST(Parts, OnlyARecorderInPartsIsCut) {
    const Scratch folder;
    Sample sample;
    Recorder recorder(folder / "run.h5", sample.outline, {}, sample_provenance(), false);
    EXPECT_THROW(recorder.cut(), std::logic_error);
}

TEST(Parts, AreFoundByTheirNumbers) {
    const Scratch folder;
    for (const char* name : {"a.h5.part-000", "a.h5.part-012", "a.h5.part-1000", "a.h5.part-", "a.h5.part-1x",
                             "a.h5.part-002.part", "b.h5.part-003", "a.h5.part-99999999999999999999"})
        write_text(folder / name, "");
    EXPECT_EQ(numbered_beside(folder / "a.h5", ".part-"), (std::vector<std::uint64_t>{0, 12, 1000}));
    EXPECT_EQ(numbered_beside(folder / "none/a.h5", ".part-"), std::vector<std::uint64_t>{});
    remove_parts(folder / "a.h5", 12);
    EXPECT_EQ(numbered_beside(folder / "a.h5", ".part-"), std::vector<std::uint64_t>{0});
    EXPECT_TRUE(exists(folder / "b.h5.part-003"));
}

}  // namespace concord
