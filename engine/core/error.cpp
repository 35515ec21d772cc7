#include "engine/core/error.hpp"

#include <fmt/format.h>

namespace concord {

namespace {
std::string all_messages(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += problem.message();
    }
    return text;
}
}  // namespace

std::string Problem::message() const {
    if (file.empty()) return text;
    if (line == 0) return fmt::format("{}: {}", file, text);
    if (column == 0) return fmt::format("{}:{}: {}", file, line, text);
    return fmt::format("{}:{}:{}: {}", file, line, column, text);
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(all_messages(problems)), problems_(std::move(problems)) {}

InputError::InputError(Problem problem) : InputError(std::vector{std::move(problem)}) {}

}  // namespace concord
