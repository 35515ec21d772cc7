#include "engine/store/lock.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/store/here_and_now.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
std::string refusal(const std::string& path) {
    return message_of<Failure>([&] { FileLock lock(path); });
}

/// A process of its own that has a lock until it is killed.
class Other {
  public:
    explicit Other(const std::string& path) : child_(fork()) {
        if (child_ == 0) {
            const FileLock lock(path);
            for (;;) pause();
        }
        for (int n = 0; n < 3000 && !FileLock::holder(path); ++n) usleep(10'000);
    }
    ~Other() { kill_now(); }
    void kill_now() {
        if (child_ > 0) kill(child_, SIGKILL), waitpid(child_, nullptr, 0);
        child_ = 0;
    }
    pid_t pid() const { return child_; }

  private:
    pid_t child_;
};
}  // namespace

TEST(Lock, IsOfOneAtATimeAndNamesIt) {
    const Scratch scratch;
    {
        const FileLock lock(scratch / "lock");
        const std::string start = (scratch / "lock") + " is taken by process " + std::to_string(getpid()) +
                                  " on " + host_name() + ", since 2";
        EXPECT_TRUE(refusal(scratch / "lock").starts_with(start)) << refusal(scratch / "lock");
    }
    EXPECT_EQ(refusal(scratch / "lock"), "");
}

TEST(Lock, TellsItsHolder) {
    const Scratch scratch;
    EXPECT_FALSE(FileLock::holder(scratch / "lock")) << "no such file";
    {
        const FileLock lock(scratch / "lock");
        ASSERT_TRUE(FileLock::holder(scratch / "lock"));
        EXPECT_EQ(FileLock::holder(scratch / "lock")->pid, getpid());
        EXPECT_TRUE(time_of(FileLock::holder(scratch / "lock")->since));
        write_text(scratch / "lock", "rubbish");
        EXPECT_EQ(FileLock::holder(scratch / "lock")->text(),
                  "process 0 on an unknown host, since an unknown time");
    }
    EXPECT_FALSE(FileLock::holder(scratch / "lock"));
}

TEST(Lock, IsFreeOnceItsProcessIsKilled) {
    const Scratch scratch;
    Other other(scratch / "lock");
    const std::string message = refusal(scratch / "lock");
    EXPECT_TRUE(message.find("process " + std::to_string(other.pid()) + " on") != std::string::npos)
        << message;
    other.kill_now();
    EXPECT_EQ(refusal(scratch / "lock"), "");
}

TEST(Lock, LookingForItsHolderDoesNotDisturb) {
    const Scratch scratch;
    write_text(scratch / "lock", "");
    std::atomic<bool> stop = false;
    std::thread looking([&] {
        while (!stop) FileLock::holder(scratch / "lock");
    });
    for (int n = 0; n < 200; ++n) EXPECT_EQ(refusal(scratch / "lock"), "");
    stop = true;
    looking.join();
}

TEST(Lock, CanBeWaitedFor) {
    const Scratch scratch;
    std::atomic<int> inside = 0, most = 0;
    std::vector<std::thread> threads;
    for (int n = 0; n < 8; ++n)
        threads.emplace_back([&] {
            const FileLock lock(scratch / "lock", FileLock::IfTaken::wait);
            most = std::max(most.load(), ++inside);
            --inside;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(most, 1);
}

TEST(Lock, OfAFolderThatIsNotThereIsAFailure) {
    const Scratch scratch;
    EXPECT_EQ(refusal(scratch / "no/lock"),
              "cannot write " + (scratch / "no/lock") + ": No such file or directory");
}

}  // namespace concord
