#include "engine/store/sealer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "engine/core/error.hpp"

namespace concord {

namespace {
using namespace std::chrono_literals;

constexpr SealAt never{1 << 30, 1 << 30, 1h};

std::vector<std::byte> block(std::size_t size) {
    return std::vector<std::byte>(size);
}

/// Notes how many runs were sealed together.
struct Sealed {
    std::mutex mutex;
    std::vector<std::size_t> sizes;
    Sealer::Seal note() {
        return [this](const Batch& batch) {
            const std::lock_guard alone(mutex);
            sizes.push_back(batch.parts.size());
        };
    }
    std::size_t batches() {
        const std::lock_guard alone(mutex);
        return sizes.size();
    }
    bool eventually(std::size_t count) {
        for (int n = 0; n < 3000 && batches() < count; ++n) std::this_thread::sleep_for(10ms);
        return batches() >= count;
    }
};
}  // namespace

TEST(Sealer, SealsAtASizeOrANumberOrAnAge) {
    for (const SealAt at :
         {SealAt{100, 1 << 30, 1h}, SealAt{1 << 30, 10, 1h}, SealAt{1 << 30, 1 << 30, 50ms}}) {
        Sealed sealed;
        Sealer sealer(at, sealed.note());
        for (RunNumber run = 0; run < 10; ++run) sealer.add(run, block(10));
        EXPECT_TRUE(sealed.eventually(1));
    }
}

TEST(Sealer, WaitsForNothingElse) {
    Sealed sealed;
    Sealer sealer(never, sealed.note());
    sealer.add(1, block(1));
    sealer.add(2, block(0));
    std::this_thread::sleep_for(20ms);
    EXPECT_EQ(sealed.batches(), 0);
    sealer.flush();
    EXPECT_EQ(sealed.sizes, std::vector<std::size_t>{2});
    sealer.flush();
    EXPECT_EQ(sealed.batches(), 1) << "there was nothing to seal";
}

TEST(Sealer, SealsWhatIsThereAtTheEnd) {
    Sealed sealed;
    { Sealer(never, sealed.note()).add(1, block(1)); }
    EXPECT_EQ(sealed.batches(), 1);
}

TEST(Sealer, FlushCoversAllThatWasAddedBefore) {
    std::mutex mutex;
    std::vector<bool> there(8000);
    Sealer sealer({200, 16, 1ms}, [&](const Batch& batch) {
        const std::lock_guard alone(mutex);
        for (const Batch::Part& part : batch.parts) there[part.run] = true;
    });
    std::atomic<int> missed = 0;
    std::vector<std::thread> threads;
    for (RunNumber thread = 0; thread < 4; ++thread)
        threads.emplace_back([&, thread] {
            for (RunNumber run = thread; run < there.size(); run += 4) {
                sealer.add(run, block(run % 40));
                if (run % 10 != 0) continue;
                sealer.flush();
                const std::lock_guard alone(mutex);
                missed += !there[run];
            }
        });
    for (std::thread& thread : threads) thread.join();
    sealer.flush();
    EXPECT_EQ(missed, 0);
    EXPECT_EQ(std::ranges::count(there, false), 0);
}

TEST(Sealer, HoldsBackThreadsThatAreTooFast) {
    std::size_t most = 0;
    Sealer sealer({1000, 1 << 30, 1h}, [&](const Batch& batch) {
        most = std::max(most, batch.bytes.size());
        std::this_thread::sleep_for(1ms);
    });
    for (RunNumber run = 0; run < 1000; ++run) sealer.add(run, block(100));
    sealer.flush();
    EXPECT_EQ(most, 1000);
}

TEST(Sealer, AFailureReachesAllWhoComeLater) {
    int calls = 0;
    Sealer sealer({100, 1, 1h}, [&](const Batch&) {
        ++calls;
        throw Failure("the disk is full");
    });
    sealer.add(1, block(1));
    EXPECT_THROW(sealer.flush(), Failure);
    EXPECT_THROW(sealer.add(2, block(1)), Failure);
    EXPECT_THROW(sealer.flush(), Failure);
    EXPECT_THROW(sealer.check(), Failure);
    EXPECT_EQ(calls, 1);
}

}  // namespace concord
