#include "engine/config/shared.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

#include "engine/config/document.hpp"

namespace concord {
namespace {

TEST(Shared, MakesAValueOnceForAKey) {
    Shared shared;
    int made = 0;
    const auto make = [&] { return ++made; };
    EXPECT_EQ(*shared.get<int>("number", "a", 2, make), 1);
    EXPECT_EQ(*shared.get<int>("number", "a", 2, make), 1);
    EXPECT_EQ(*shared.get<int>("number", "b", 2, make), 2);
    EXPECT_EQ(*shared.get<int>("other", "a", 2, make), 3);
}

TEST(Shared, KeepsTheLatestOnly) {
    Shared shared;
    int made = 0;
    const auto make = [&] { return ++made; };
    for (const char* key : {"a", "b", "c"}) shared.get<int>("number", key, 2, make);
    EXPECT_EQ(*shared.get<int>("number", "c", 2, make), 3);
    EXPECT_EQ(*shared.get<int>("number", "a", 2, make), 4);
}

TEST(Shared, MakesItAnewAfterAFailure) {
    Shared shared;
    const std::function<int()> fails = []() -> int { throw std::runtime_error("no table"); };
    EXPECT_THROW(shared.get<int>("number", "a", 2, fails), std::runtime_error);
    EXPECT_EQ(*shared.get<int>("number", "a", 2, [] { return 5; }), 5);
}

TEST(Shared, IsMadeByOneThreadWhileOthersWait) {
    Shared shared;
    std::atomic<int> made = 0, right = 0;
    std::vector<std::thread> threads;
    for (int n = 0; n < 8; ++n)
        threads.emplace_back([&] {
            const auto value = shared.get<int>("number", "a", 2, [&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                return ++made;
            });
            right += *value == 1;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(right, 8);
}

TEST(Shared, BelongsToADocumentAndItsCopies) {
    const Document document, other;
    EXPECT_FALSE(document.shared()->is_shared());
    const Document copy = document.copy();
    EXPECT_EQ(copy.shared(), document.shared());
    EXPECT_TRUE(document.shared()->is_shared());
    EXPECT_NE(other.shared(), document.shared());
}

}  // namespace
}  // namespace concord
