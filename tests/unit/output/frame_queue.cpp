#include "engine/output/frame_queue.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "engine/core/error.hpp"

namespace concord {

TEST(FrameQueue, HandsOutFramesInOrder) {
    FrameQueue queue(8);
    for (Tick tick = 0; tick != 100; ++tick) {
        Frame frame = queue.empty_frame();
        frame.tick = tick;
        queue.hand_over(std::move(frame));
    }
    queue.finish();
    for (Tick tick = 0; tick != 100; ++tick) {
        auto frame = queue.next();
        ASSERT_TRUE(frame);
        EXPECT_EQ(frame->tick, tick);
        queue.give_back(std::move(*frame));
    }
    EXPECT_FALSE(queue.next());
}

TEST(FrameQueue, IsBoundedInFramesAndInBytes) {
    EXPECT_EQ(FrameQueue(10, {.frames = 8, .bytes = 1000}).capacity(), 8U);
    EXPECT_EQ(FrameQueue(200, {.frames = 8, .bytes = 1000}).capacity(), 5U);
    EXPECT_EQ(FrameQueue(5000, {.frames = 8, .bytes = 1000}).capacity(), 2U)
        << "one to fill while one is written";
    EXPECT_EQ(FrameQueue(0, {.frames = 8, .bytes = 1000}).capacity(), 8U);
}

TEST(FrameQueue, ASlowWriterHoldsUpTheSimulationAndNotMoreMemory) {
    FrameQueue queue(1000, {.frames = 8, .bytes = 1 << 20});
    Tick written = 0;
    std::thread writer([&] {
        while (auto frame = queue.next()) {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            EXPECT_EQ(frame->tick, written++);
            queue.give_back(std::move(*frame));
        }
    });
    for (Tick tick = 0; tick != 300; ++tick) {
        Frame frame = queue.empty_frame();
        frame.tick = tick;
        queue.hand_over(std::move(frame));
        EXPECT_LE(queue.allocated(), 8U);
    }
    queue.finish();
    writer.join();
    EXPECT_EQ(written, 300U);
    EXPECT_EQ(queue.allocated(), 8U);
}

TEST(FrameQueue, UsesFramesAgain) {
    FrameQueue queue(1000, {.frames = 8, .bytes = 1 << 20});
    for (Tick tick = 0; tick != 50; ++tick) {
        queue.hand_over(queue.empty_frame());
        if (tick % 4 != 3) continue;  // the writer is woken once half of the frames wait for it
        for (int i = 0; i != 4; ++i) queue.give_back(std::move(*queue.next()));
    }
    EXPECT_EQ(queue.allocated(), 4U);
}

TEST(FrameQueue, TellsTheSimulationThatTheWriterFailed) {
    FrameQueue queue(8, {.frames = 2, .bytes = 100});
    queue.hand_over(queue.empty_frame());
    Frame held = queue.empty_frame();
    std::thread writer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        queue.fail(std::make_exception_ptr(Failure("disk full")));
    });
    EXPECT_THROW(queue.empty_frame(), Failure) << "also when it is waiting for the writer";
    writer.join();
    EXPECT_THROW(queue.hand_over(std::move(held)), Failure);
    EXPECT_THROW(queue.check(), Failure);
}

TEST(FrameQueue, AbandonedFramesAreNotHandedOut) {
    FrameQueue queue(8);
    queue.hand_over(queue.empty_frame());
    queue.abandon();
    EXPECT_FALSE(queue.next());
}

}  // namespace concord
