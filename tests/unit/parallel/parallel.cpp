#include "engine/parallel/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <numeric>
#include <set>
#include <stdexcept>
#include <thread>

namespace concord {
namespace {

class Parallel : public testing::TestWithParam<unsigned> {
  protected:
    void run(const std::function<void()>& work) { Threads(GetParam()).execute(work); }
};
INSTANTIATE_TEST_SUITE_P(Threads, Parallel, testing::Values(1, 2, 3, 8));

TEST_P(Parallel, HasTheThreadsAskedFor) {
    EXPECT_EQ(Threads(GetParam()).count(), GetParam());
    EXPECT_GE(Threads().count(), 1);
}

TEST_P(Parallel, VisitsEveryRowOnceInFixedBlocks) {
    for (const std::size_t rows : {0, 1, 9, 10, 11, 1000, 1003}) {
        std::vector<int> visits(rows);
        std::set<std::pair<std::size_t, std::size_t>> blocks;
        std::mutex guard;
        run([&] {
            for_blocks(rows, 10, [&](std::size_t first, std::size_t last) {
                for (std::size_t row = first; row != last; ++row) ++visits[row];
                const std::scoped_lock lock(guard);
                blocks.emplace(first, last);
            });
        });
        EXPECT_EQ(visits, std::vector<int>(rows, 1));
        EXPECT_EQ(blocks.size(), (rows + 9) / 10);
        for (const auto& [first, last] : blocks) {
            EXPECT_EQ(first % 10, 0);
            EXPECT_EQ(last, std::min(rows, first + 10));
        }
    }
}

TEST_P(Parallel, VisitsEveryRowOnceBetweenCuts) {
    std::vector<int> visits(100);
    const std::vector<std::size_t> cuts{0, 1, 1, 50, 99, 100};
    run([&] {
        for_cuts(cuts, [&](std::size_t first, std::size_t last) {
            for (std::size_t row = first; row != last; ++row) ++visits[row];
        });
    });
    EXPECT_EQ(visits, std::vector<int>(100, 1));
}

double awkward(std::size_t row) {
    return 1.0 / (1.0 + static_cast<double>(row)) * (row % 3 == 0 ? -1e8 : 1);
}

TEST_P(Parallel, SumsToTheSameBitsOnAnyNumberOfThreads) {
    const std::size_t rows = 100'001, block = 128;
    double expected = 0;
    for (std::size_t first = 0; first < rows; first += block) {
        double sum = 0;
        for (std::size_t row = first; row < std::min(rows, first + block); ++row) sum += awkward(row);
        expected += sum;
    }
    run([&] { EXPECT_EQ(sum_blocks(rows, block, awkward), expected); });
}

TEST_P(Parallel, SumsWholeNumbersExactly) {
    run([&] {
        EXPECT_EQ(sum_blocks(100'000, 64, [](std::size_t row) { return row % 2 == 0; }), 50'000);
        EXPECT_EQ(sum_blocks(3, 1, [](std::size_t) { return std::uint32_t{4'000'000'000}; }), 12'000'000'000);
        EXPECT_EQ(sum_blocks(0, 64, [](std::size_t) { return 1.0; }), 0);
    });
}

TEST_P(Parallel, LetsExceptionsReachTheCaller) {
    const auto fails = [](std::size_t first, std::size_t) {
        if (first == 500) throw std::runtime_error("row 500");
    };
    EXPECT_THROW(run([&] { for_blocks(1000, 10, fails); }), std::runtime_error);
    EXPECT_THROW(run([] { throw std::logic_error("outside of loops"); }), std::logic_error);
}

TEST_P(Parallel, WorksAgainAfterAnException) {
    Threads threads(GetParam());
    const auto fails = [](std::size_t, std::size_t) { throw std::runtime_error("always"); };
    EXPECT_THROW(threads.execute([&] { for_blocks(100, 1, fails); }), std::runtime_error);
    std::atomic<int> visits = 0;
    threads.execute([&] { for_blocks(100, 1, [&](std::size_t, std::size_t) { ++visits; }); });
    EXPECT_EQ(visits, 100);
}

TEST_P(Parallel, NestsLoopsWithinLoops) {
    std::vector<std::int64_t> sums(50);
    run([&] {
        for_blocks(50, 1, [&](std::size_t outer, std::size_t) {
            sums[outer] = sum_blocks(1000, 10, [&](std::size_t inner) { return inner * outer; });
        });
    });
    for (std::size_t outer = 0; outer < 50; ++outer) EXPECT_EQ(sums[outer], 499'500 * outer);
}

TEST(ForBlocks, UsesMoreThanOneThreadWhereAllowed) {
    std::set<std::thread::id> seen;
    std::mutex guard;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    const auto two_seen = [&] {
        const std::scoped_lock lock(guard);
        seen.insert(std::this_thread::get_id());
        return seen.size() > 1;
    };
    // Each block waits for a second thread to come along, which never happens in a plain loop.
    Threads(2).execute([&] {
        for_blocks(2, 1, [&](std::size_t, std::size_t) {
            while (!two_seen() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
        });
    });
    EXPECT_EQ(seen.size(), 2);
}

TEST(ForBlocks, StaysOnTheCallersThreadWithOneThreadOrOneBlock) {
    const auto here = std::this_thread::get_id();
    const auto stays = [&](std::size_t, std::size_t) { EXPECT_EQ(std::this_thread::get_id(), here); };
    Threads(1).execute([&] { for_blocks(1000, 1, stays); });
    Threads(8).execute([&] { for_blocks(1000, 1000, stays); });
    EXPECT_THROW(for_blocks(10, 0, stays), std::invalid_argument);
}

TEST(EvenCuts, CutByTiesAndNotByRows) {
    std::vector<std::uint64_t> offsets(1001);
    for (std::size_t row = 0; row < 1000; ++row) offsets[row + 1] = offsets[row] + (row < 100 ? 90 : 1);
    const auto cuts = even_cuts(offsets, 8);
    ASSERT_EQ(cuts.size(), 9);
    EXPECT_EQ(cuts.front(), 0);
    EXPECT_EQ(cuts.back(), 1000);
    const double total = static_cast<double>(offsets.back()) + 1000;
    for (std::size_t part = 0; part < 8; ++part) {
        const auto work =
            static_cast<double>(offsets[cuts[part + 1]] - offsets[cuts[part]] + cuts[part + 1] - cuts[part]);
        EXPECT_NEAR(work, total / 8, 91) << part;
    }
}

TEST(EvenCuts, MeetEmptyRowsAHubAndMorePartsThanRows) {
    using Cuts = std::vector<std::size_t>;
    EXPECT_EQ(even_cuts(std::vector<std::uint64_t>{0}, 4), Cuts{0});
    EXPECT_EQ(even_cuts(std::vector<std::uint64_t>{0, 0, 0}, 1), (Cuts{0, 2}));
    EXPECT_EQ(even_cuts(std::vector<std::uint64_t>{0, 0, 0, 0, 0}, 2), (Cuts{0, 2, 4}));
    EXPECT_EQ(even_cuts(std::vector<std::uint64_t>{0, 1, 2, 3}, 100), (Cuts{0, 1, 2, 3}));
    EXPECT_EQ(even_cuts(std::vector<std::uint64_t>{0, 1, 1000, 1001}, 2), (Cuts{0, 2, 3}));
    EXPECT_THROW(even_cuts({}, 1), std::invalid_argument);
    EXPECT_THROW(even_cuts(std::vector<std::uint64_t>{0, 1}, 0), std::invalid_argument);
}

}  // namespace
}  // namespace concord
