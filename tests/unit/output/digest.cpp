#include "engine/output/digest.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <set>

#include "engine/core/error.hpp"
#include "engine/output/sha256.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

std::string digest_of_sample(const std::string& path, const Provenance& provenance = sample_provenance()) {
    Sample sample;
    record_sample(path, sample, 20, everything(), provenance);
    return digest(path);
}

/// Of a file where a single value is `value`.
std::string digest_of_value(const std::string& path, double value, const std::string& unit = "1") {
    Outline outline;
    outline.observe({"a", unit, "a", {}, {}}, [&](auto out) { out[0] = value; });
    Recorder recorder(path, outline, {}, sample_provenance(), true);
    recorder.observe(0);
    recorder.complete();
    return digest(path);
}

}  // namespace

TEST(Digest, DoesNotDependOnWhenWhereAndByWhomTheFileWasMade) {
    Scratch scratch;
    Provenance other = sample_provenance();
    other.build = {"9.9.9", "unknown", "dirty", "Clang 20", {}};
    other.started = "2031-01-01T00:00:00Z";
    other.host = "elsewhere";
    other.threads = 64;
    other.command_line = "concord resume sample.ckpt";
    other.parent_checkpoint = "sample.ckpt";
    other.inputs[0].path = "../england/trusts.csv";
    EXPECT_EQ(digest_of_sample(scratch / "one.h5"), digest_of_sample(scratch / "two.h5", other));
    EXPECT_NE(content(scratch / "one.h5"), content(scratch / "two.h5"));
}

TEST(Digest, DependsOnWhatTheRunIs) {
    Scratch scratch;
    std::set<std::string> digests;
    const auto add = [&](const Provenance& provenance) {
        return digests.insert(digest_of_sample(scratch / "run.h5", provenance)).second;
    };
    Provenance seed = sample_provenance(), replicate = seed, configuration = seed, input = seed, model = seed;
    seed.seed = 1;
    replicate.replicate = 8;
    configuration.configuration += " ";
    input.inputs[1].sha256[63] = 'd';
    model.model = "other";
    EXPECT_TRUE(add(sample_provenance()));
    EXPECT_TRUE(add(seed));
    EXPECT_TRUE(add(replicate));
    EXPECT_TRUE(add(configuration));
    EXPECT_TRUE(add(input));
    EXPECT_TRUE(add(model));
    EXPECT_FALSE(add(sample_provenance()));
}

TEST(Digest, DoesNotDependOnChunksAndCompression) {
    Scratch scratch;
    const std::string path = scratch / "run.h5", other = scratch / "other.h5";
    const std::string expected = digest_of_sample(path);
    ASSERT_EQ(output_of("h5repack -f GZIP=9 " + path + " " + other), "");
    ASSERT_NE(content(other), content(path));
    EXPECT_EQ(digest(other), expected);
    ASSERT_EQ(output_of("h5repack -f NONE -l by_tier:CHUNK=1x2x1 -l person/behaviour:CHUNK=7x4 " + path +
                        " " + other),
              "");
    EXPECT_EQ(digest(other), expected);
}

TEST(Digest, SeesASingleBit) {
    Scratch scratch;
    const std::string expected = digest_of_value(scratch / "run.h5", 0.1);
    EXPECT_EQ(digest_of_value(scratch / "run.h5", 0.1), expected);
    EXPECT_NE(
        digest_of_value(scratch / "run.h5", std::bit_cast<double>(std::bit_cast<std::uint64_t>(0.1) ^ 1)),
        expected);
    EXPECT_NE(digest_of_value(scratch / "run.h5", 0.0), digest_of_value(scratch / "run.h5", -0.0));
    EXPECT_NE(digest_of_value(scratch / "run.h5", 0.1, "week"), expected) << "nor a unit";
}

TEST(Digest, IsWhatTheFormatDefines) {
    Scratch scratch;
    digest_of_value(scratch / "run.h5", 1.0);
    const std::string program =
        std::string("/usr/bin/python3 ") + CONCORD_SOURCE "/tests/unit/output/digest.py ";
    EXPECT_EQ(output_of(program + (scratch / "run.h5")), digest(scratch / "run.h5") + "\n");
    const std::string expected = digest_of_sample(scratch / "sample.h5");
    EXPECT_EQ(output_of(program + (scratch / "sample.h5")), expected + "\n");
}

TEST(Digest, ReadsWhatIsLargerThanASlab) {
    Scratch scratch;
    std::vector<double> wide(1500000, 1.5);  // 12 MB a tick: a row does not fit in a slab
    Outline outline;
    outline.dimensions = {{"half", 2, "", {}}, {"row", wide.size() / 2, "", {}}};
    outline.column({"a", "1", "a", {"half", "row"}, {}}, [&] { return std::span(wide); });
    std::set<std::string> digests;
    for (const std::size_t changed : {0UL, 749999UL, 750000UL, 1499999UL}) {
        Recorder recorder(scratch / "run.h5", outline, {}, sample_provenance(), true);
        recorder.observe(0);
        wide[changed] += 1;
        recorder.observe(1);
        recorder.complete();
        digests.insert(digest(scratch / "run.h5"));
    }
    EXPECT_EQ(digests.size(), 4U);
}

TEST(Digest, OfADamagedFileIsBadInput) {
    Scratch scratch;
    digest_of_sample(scratch / "run.h5");
    const std::string whole = content(scratch / "run.h5");
    write_text(scratch / "cut.h5", whole.substr(0, whole.size() - 1));
    EXPECT_THROW(digest(scratch / "cut.h5"), InputError);
    EXPECT_THROW(digest(scratch / "none.h5"), InputError);
}

}  // namespace concord
