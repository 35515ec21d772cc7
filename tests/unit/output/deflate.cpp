#include "engine/output/deflate.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <array>

#include "engine/core/draws.hpp"
#include "engine/core/error.hpp"
#include "engine/output/reader.hpp"
#include "engine/output/recorder.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
using Bytes = std::vector<std::byte>;

/// As any reader does it.
Bytes inflated(std::span<const std::byte> packed, std::size_t size) {
    Bytes bytes(size + 1);
    uLongf found = bytes.size();
    EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(bytes.data()), &found,
                         reinterpret_cast<const Bytef*>(packed.data()), packed.size()),
              Z_OK);
    bytes.resize(found);
    EXPECT_EQ(found, size);
    return bytes;
}

/// Bytes that nothing can be made of, so that they do not shrink.
Bytes noise(std::size_t size) {
    Draws draws(3, 0);
    Dice dice = draws.dice(draws.stream("deflate"), 0, 0);
    Bytes found(size);
    for (std::byte& byte : found) byte = static_cast<std::byte>(dice.below(256));
    return found;
}

/// Flags of which one in `rarity` is set, at random.
Bytes flags(std::size_t rows, std::uint32_t rarity) {
    Draws draws(1, 0);
    Dice dice = draws.dice(draws.stream("deflate"), 0, 0);
    Bytes found;
    for (std::size_t n = 0; n < rows; ++n) found.push_back(std::byte{dice.below(rarity) == 0});
    return found;
}

/// Numbers of `rows` at each of `ticks`: noise in [1, 2), but for those that stay what they were.
std::vector<double> numbers(std::size_t rows, std::size_t ticks, double staying) {
    Draws draws(2, 0);
    Dice dice = draws.dice(draws.stream("deflate"), 0, 0);
    std::vector<double> all(rows * ticks);
    for (std::size_t n = 0; n < all.size(); ++n)
        all[n] = n >= rows && dice.chance(staying) ? all[n - rows] : 1 + dice.uniform();
    return all;
}
/// Memory as others leave it.
[[gnu::noinline]] void leave_on_the_stack(std::uint16_t value) {
    std::array<std::uint16_t, 100'000> junk;
    for (std::uint16_t& one : junk) static_cast<volatile std::uint16_t&>(one) = value;
}
[[gnu::noinline]] Bytes packed(const Bytes& chunk) {
    Deflate deflate;
    const auto packed = deflate(chunk, 1);
    return {packed.begin(), packed.end()};
}
}  // namespace

TEST(Deflate, GivesBackFlagsThatAreFrequentOrRare) {
    Deflate deflate;
    std::size_t smallest = 10'000;
    for (const std::uint32_t rarity : {2u, 30u, 1'000'000u}) {
        const Bytes chunk = flags(10'000, rarity);
        const auto packed = deflate(chunk, 1);
        EXPECT_LT(packed.size(), smallest) << rarity;  // the less there is to tell
        smallest = packed.size();
        EXPECT_EQ(inflated(packed, chunk.size()), chunk) << rarity;
    }
    EXPECT_LT(smallest, 100u);
}

TEST(Deflate, ShufflesTheBytesOfWiderElements) {
    Deflate deflate;
    for (const std::size_t width : {2, 4, 8})
        for (const std::size_t elements : {1, 3, 16, 1001}) {
            const Bytes chunk = noise(width * elements),
                        shuffled = inflated(deflate(chunk, width), chunk.size());
            for (std::size_t n = 0; n < chunk.size(); ++n)
                ASSERT_EQ(shuffled[n % width * elements + n / width], chunk[n]) << width << ' ' << elements;
        }
}

TEST(Deflate, GivesBackNumbersOfEveryKind) {
    Deflate deflate;
    for (const std::size_t rows : {1, 40, 1000})
        for (const double staying : {0.0, 0.05, 0.3, 0.9, 1.0}) {
            const std::vector<double> values = numbers(rows, 10'000 / rows, staying);
            const auto chunk = std::as_bytes(std::span(values));
            const Bytes shuffled = inflated(deflate(chunk, 8), chunk.size());
            for (std::size_t n = 0; n < chunk.size(); ++n)
                ASSERT_EQ(shuffled[n % 8 * values.size() + n / 8], chunk[n]) << rows << ' ' << staying;
        }
}

TEST(Deflate, FewBytesAreFewBytes) {
    Deflate deflate;
    for (const std::size_t elements : {1, 2, 127, 128, 129}) {
        const std::vector<double> values = numbers(1, elements, 0);
        const auto packed = deflate(std::as_bytes(std::span(values)), 8);
        EXPECT_LE(packed.size(), 8 * elements + 64);
        EXPECT_EQ(inflated(packed, 8 * elements)[0], std::as_bytes(std::span(values))[0]);
    }
}

/// Around the sizes at which another block begins, up to the largest chunk.
TEST(Deflate, GivesBackWhatDoesNotShrink) {
    Deflate deflate;
    for (const std::size_t size : {0, 1, 2, 1000, 65'534, 65'535, 65'536, 131'070, 131'071, 1 << 20}) {
        const Bytes chunk = noise(size);
        const auto packed = deflate(chunk, 1);
        EXPECT_LE(packed.size(), size + size / 1000 + 11) << size;
        EXPECT_EQ(inflated(packed, size), chunk) << size;
    }
}

TEST(Deflate, RefusesElementsOfNoWidthThereIs) {
    EXPECT_THROW(Deflate()(Bytes(6), 3), Failure);
}

/// Chunks that are cut, begun and filled: rows that take several, the last of them in part; two dimensions,
/// of which both are cut; and chunks of ticks.
TEST(Deflate, IsReadBackFromChunksOfEveryShape) {
    Scratch scratch;
    std::vector<std::uint8_t> flag(1'500'000);
    std::vector<float> wide(700'001), table(10 * 40'000);
    std::vector<double> narrow(3);
    Outline outline{.tick_unit = "1"};
    outline.dimensions = {{"a", flag.size(), "a"},
                          {"b", wide.size(), "b"},
                          {"c", 10, "c"},
                          {"d", 40'000, "d"},
                          {"e", narrow.size(), "e"}};
    outline.column({"flag", "1", "flag", {"a"}, {}}, [&] { return std::span<const std::uint8_t>(flag); });
    outline.column({"wide", "1", "wide", {"b"}, {}}, [&] { return std::span<const float>(wide); });
    outline.column({"table", "1", "table", {"c", "d"}, {}}, [&] { return std::span<const float>(table); });
    outline.column({"narrow", "1", "narrow", {"e"}, {}}, [&] { return std::span<const double>(narrow); });
    Recorder recorder(scratch / "run.h5", outline, {}, sample_provenance(), false);
    for (Tick t = 0; t < 2; ++t) {
        for (std::size_t n = 0; n < flag.size(); ++n) flag[n] = (n + t) % 7 == 0;
        for (std::size_t n = 0; n < wide.size(); ++n) wide[n] = static_cast<float>(n + t);
        for (std::size_t n = 0; n < table.size(); ++n) table[n] = static_cast<float>(n) * 0.5f;
        narrow = {0.5 + t, 1.5 + t, 2.5 + t};
        recorder.observe(t);
    }
    recorder.complete();
    const Reader file(scratch / "run.h5");
    const auto last = [&](const char* name, std::size_t rows) {
        const std::vector<double> all = file.numbers(name);
        EXPECT_EQ(all.size(), 2 * rows);
        return std::vector<double>(all.end() - static_cast<std::ptrdiff_t>(rows), all.end());
    };
    EXPECT_EQ(last("flag", flag.size()), std::vector<double>(flag.begin(), flag.end()));
    EXPECT_EQ(last("wide", wide.size()), std::vector<double>(wide.begin(), wide.end()));
    EXPECT_EQ(last("table", table.size()), std::vector<double>(table.begin(), table.end()));
    EXPECT_EQ(file.numbers("narrow"), (std::vector<double>{0.5, 1.5, 2.5, 1.5, 2.5, 3.5}));
}

/// ISA-L reads a field that it does not set.
TEST(Deflate, DoesNotDependOnWhatLiesInMemory) {
    const Bytes chunk = flags(65'000, 5);
    leave_on_the_stack(0);
    const Bytes expected = packed(chunk);
    for (const std::uint16_t value : {1, 3, 9, 65'535}) {
        leave_on_the_stack(value);
        EXPECT_TRUE(packed(chunk) == expected) << value;
    }
}

}  // namespace concord
