#include "engine/store/segment.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <random>

#include "engine/core/error.hpp"
#include "engine/store/checksum.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

std::vector<std::byte> bytes_of(const std::string& text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

Batch sample() {
    Batch batch;
    batch.add(7, bytes_of("seven"));
    batch.add(3, bytes_of(""));
    batch.add(1'000'000'000'000, bytes_of(std::string(3000, 'x')));
    return batch;
}

std::vector<std::byte> block_at(const std::string& path, const Extent& block) {
    std::vector<std::byte> bytes;
    read_block(path, block, bytes);
    return bytes;
}

/// The bytes of a sound segment of the experiment "mine".
std::string sealed() {
    const Scratch scratch;
    write_segment(scratch / "s", "mine", sample());
    return content(scratch / "s");
}

/// The same bytes with a checksum that fits them: what no accident does.
std::string with_checksum(std::string bytes) {
    bytes.resize(bytes.size() - 16);
    Checksum sum;
    sum.add(bytes);
    return bytes + sum.text();
}

std::string with_number(std::string bytes, std::size_t at, std::uint64_t value) {
    for (std::size_t n = 0; n < 8; ++n) bytes[at + n] = static_cast<char>(value >> (8 * n));
    return bytes;
}

constexpr std::size_t identity_size_at = 18, count_at = identity_size_at + 8 + 4,
                      first_size_at = count_at + 16;

/// Of what was not sealed, or not so.
class BadSegment : public testing::Test {
  protected:
    Segment read(const std::string& bytes) const {
        write_text(scratch / "s", bytes);
        return read_segment(scratch / "s", "mine");
    }
    std::string refusal_of(const std::string& bytes) const { return read(bytes).refusal; }
    Scratch scratch;
};

}  // namespace

TEST(Segment, GivesBackWhatWasSealed) {
    const Scratch scratch;
    const auto written = write_segment(scratch / "s", "mine", sample());
    const Segment read = read_segment(scratch / "s", "mine");
    EXPECT_EQ(read.refusal, "");
    ASSERT_EQ(read.blocks.size(), 3);
    for (std::size_t n = 0; n < 3; ++n) {
        EXPECT_EQ(read.blocks[n].run, written[n].run);
        EXPECT_EQ(read.blocks[n].offset, written[n].offset);
        EXPECT_EQ(read.blocks[n].size, written[n].size);
    }
    EXPECT_EQ(block_at(scratch / "s", read.blocks[0]), bytes_of("seven"));
    EXPECT_TRUE(block_at(scratch / "s", read.blocks[1]).empty());
    EXPECT_EQ(block_at(scratch / "s", read.blocks[2]), bytes_of(std::string(3000, 'x')));
}

TEST(Segment, HasNothingUnderItsNameUntilItIsComplete) {
    const Scratch scratch;
    EXPECT_THROW(write_segment(scratch / "no/s", "mine", sample()), std::runtime_error);
    write_segment(scratch / "s", "mine", {});
    EXPECT_EQ(read_segment(scratch / "s", "mine").refusal, "");
    EXPECT_FALSE(std::filesystem::exists(scratch / "s.part"));
}

TEST(Segment, OfAnotherExperimentIsRefused) {
    const Scratch scratch;
    write_segment(scratch / "s", "yours", sample());
    EXPECT_EQ(read_segment(scratch / "s", "mine").refusal, "belongs to another experiment");
    EXPECT_EQ(read_segment(scratch / "s", "yours and").refusal, "belongs to another experiment");
}

TEST_F(BadSegment, OfAnotherFormat) {
    std::string bytes = sealed();
    bytes[16] = '1';
    EXPECT_EQ(refusal_of(with_checksum(bytes)), "is not a segment of the format that is read here");
}

TEST_F(BadSegment, CutShortAnywhere) {
    const std::string bytes = sealed();
    for (std::size_t size = 0; size < bytes.size(); size += size < 300 ? 1 : 17)
        EXPECT_NE(refusal_of(bytes.substr(0, size)), "") << size;
    EXPECT_NE(refusal_of(bytes + "x"), "");
}

TEST_F(BadSegment, WithAnyBitFlipped) {
    const std::string bytes = sealed();
    std::mt19937 random(1);
    for (int n = 0; n < 1000; ++n) {
        std::string flipped = bytes;
        flipped[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
        EXPECT_NE(refusal_of(flipped), "");
    }
}

TEST_F(BadSegment, OfAnyOtherBytes) {
    std::mt19937 random(2);
    for (int n = 0; n < 300; ++n) {
        std::string bytes(random() % 500, '\0');
        std::ranges::generate(bytes, [&] { return static_cast<char>(random()); });
        EXPECT_NE(refusal_of(bytes), "");
    }
}

TEST_F(BadSegment, WithLengthsThatCannotBe) {
    const std::string bytes = sealed();
    for (const std::uint64_t huge : {std::uint64_t{4'000}, std::uint64_t{1} << 32, std::uint64_t{1} << 60,
                                     std::uint64_t{1} << 63, ~std::uint64_t{0}, ~std::uint64_t{0} - 4})
        for (const std::size_t at : {identity_size_at, count_at, first_size_at, first_size_at + 16})
            EXPECT_NE(refusal_of(with_checksum(with_number(bytes, at, huge))), "") << huge << " at " << at;
    EXPECT_EQ(refusal_of(with_checksum(with_number(bytes, first_size_at, 4))),
              "is damaged: its runs do not fit into it");
}

/// Whatever stands there, with a checksum that fits: read or refused, but never beyond the file.
TEST_F(BadSegment, NeverLeadsAstray) {
    const std::string bytes = sealed();
    std::mt19937 random(3);
    for (int n = 0; n < 1000; ++n) {
        std::string changed = bytes;
        for (int change = 0; change < 3; ++change)
            changed[random() % (first_size_at + 40)] = static_cast<char>(random());
        const Segment segment = read(with_checksum(changed));
        EXPECT_EQ(segment.blocks.empty(), !segment.refusal.empty());
        for (const Extent& block : segment.blocks)
            EXPECT_EQ(block_at(scratch / "s", block).size(), block.size);
    }
}

TEST(Segment, ThatIsNoPlainFileIsRefused) {
    const Scratch scratch;
    std::filesystem::create_directory(scratch / "folder");
    ASSERT_EQ(mkfifo((scratch / "pipe").c_str(), 0600), 0);
    EXPECT_NE(read_segment(scratch / "folder", "mine").refusal, "");
    EXPECT_NE(read_segment(scratch / "pipe", "mine").refusal, "");
    EXPECT_THROW(read_segment(scratch / "none", "mine"), Failure);
}

TEST(Segment, AfterItWasReadItMayNotShrink) {
    const Scratch scratch;
    const auto blocks = write_segment(scratch / "s", "mine", sample());
    std::filesystem::resize_file(scratch / "s", 1000);
    EXPECT_EQ(message_of<Failure>([&] { block_at(scratch / "s", blocks[2]); }),
              "cannot read run 1000000000000 in " + (scratch / "s") + ": the file has become shorter");
}

}  // namespace concord
