#pragma once
#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/support/scratch.hpp"

namespace concord::test {

using Arguments = std::vector<std::string>;

/// The real program at work, in a folder of its own, with its streams in files.
class Program {
  public:
    /// `prepare` is called in the child before the program starts: for limits, users, streams.
    Program(const Scratch& folder, const Arguments& arguments, const std::function<void()>& prepare = {});
    ~Program();  // kills it if it still runs
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    std::string out() const { return content(streams_ / "out"); }
    std::string err() const { return content(streams_ / "err"); }
    void send(int signal) const;
    /// Waits for the end: the exit status, or minus the signal that ended it.
    int wait();

  private:
    Scratch streams_;
    pid_t child_;
};

/// What the program did, once it has ended.
struct Answer {
    int status;
    std::string out, err;
};
Answer concord(const Scratch& folder, const Arguments& arguments, const std::function<void()>& prepare = {});

/// "STATUS MESSAGE" of a call that should be refused; besides, whatever it printed on the standard output or
/// left behind in the folder, neither of which it should.
std::string refusal(const Scratch& folder, const Arguments& arguments,
                    const std::function<void()>& prepare = {});

/// Waits for something that another process does, up to half a minute; whether it has happened.
bool eventually(const std::function<bool()>& happened);

/// Names of all in a folder, sorted.
std::vector<std::string> files_in(const Scratch& folder);

/// A toy world of few ticks, in the folder as toy.toml.
void write_toy(const Scratch& folder, const std::string& more = "");

/// A file of the repository.
std::string source(const std::string& path);

}  // namespace concord::test
