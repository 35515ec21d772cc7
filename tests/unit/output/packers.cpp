#include "engine/output/packers.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "engine/output/recorder.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
using Bytes = std::vector<std::byte>;

/// The n-th chunk: some take much longer than others.
Bytes chunk(std::size_t n) {
    Bytes bytes(n % 7 == 0 ? 200'000 : 10);
    for (std::size_t at = 0; at < bytes.size(); ++at) bytes[at] = static_cast<std::byte>(at * (n + 3) / 5);
    return bytes;
}

std::vector<Bytes> written(unsigned threads, std::size_t chunks) {
    std::vector<Bytes> all;
    Packers packers(threads);
    for (std::size_t n = 0; n < chunks; ++n)
        packers.add(chunk(n), 1, [&](auto packed) { all.emplace_back(packed.begin(), packed.end()); });
    packers.finish();
    return all;
}
}  // namespace

TEST(Packers, WriteInTheOrderInWhichChunksCameWhateverTheirNumber) {
    const std::vector<Bytes> alone = written(0, 100);
    ASSERT_EQ(alone.size(), 100u);
    Deflate deflate;
    for (std::size_t n = 0; n < alone.size(); ++n) {
        const auto packed = deflate(chunk(n), 1);
        EXPECT_EQ(alone[n], Bytes(packed.begin(), packed.end())) << n;
    }
    for (const unsigned threads : {1u, 2u, 5u}) EXPECT_EQ(written(threads, 100), alone) << threads;
}

TEST(Packers, WhatWritingThrowsReachesWhoBringsChunks) {
    for (const unsigned threads : {0u, 3u}) {
        Packers packers(threads);
        EXPECT_THROW(
            {
                for (std::size_t n = 0; n < 100; ++n)
                    packers.add(chunk(n), 1, [](auto) { throw std::runtime_error("full"); });
                packers.finish();
            },
            std::runtime_error);
    }
}

TEST(Packers, MayBeLeftBeforeTheEnd) {
    int written = 0;
    {
        Packers packers(2);
        for (std::size_t n = 0; n < 5; ++n) packers.add(chunk(7 * n), 1, [&](auto) { ++written; });
    }
    EXPECT_LT(written, 6);
}

TEST(Packers, MakeTheSameFile) {
    const Scratch scratch;
    std::string alone;
    for (const unsigned threads : {0u, 3u}) {
        std::vector<double> rows(3000);
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"row", rows.size(), "row", {}}};
        outline.column({"a", "1", "a", {"row"}, {}}, [&] { return std::span<const double>(rows); });
        outline.column({"b", "1", "b", {"row"}, {}}, [&] { return std::span<const double>(rows); });
        const std::string path = scratch / "run.h5";
        Recorder recorder(path, outline, {.packers = threads}, sample_provenance(), true);
        for (Tick tick = 0; tick != 50; ++tick) {
            for (std::size_t n = 0; n < rows.size(); ++n) rows[n] = 1.0 / static_cast<double>(tick + n + 1);
            recorder.observe(tick);
        }
        recorder.complete();
        if (threads == 0) alone = content(path);
        EXPECT_TRUE(content(path) == alone);
    }
}

}  // namespace concord
