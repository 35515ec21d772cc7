#pragma once
#include <stdexcept>
#include <string>
#include <vector>

namespace concord {

/// One thing wrong with what the user gave, and where. Prints as "north.toml:12:17: policy.pooled_shar:
/// unknown key (did you mean policy.pooled_share?)". `line` and `column` count from 1; 0 = not known.
struct Problem {
    std::string file;
    std::size_t line = 0, column = 0;
    std::string text;  // "KEY: what is wrong, with the value; what is allowed"

    std::string message() const;
};

/// Bad input: a configuration, a table, an option. All problems of a file at once. Exit status 2.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Problem> problems);
    explicit InputError(Problem problem);
    const std::vector<Problem>& problems() const { return problems_; }

  private:
    std::vector<Problem> problems_;
};

/// Something that should have worked did not: a full disk, a file that cannot be written. Exit status 1.
class Failure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace concord
