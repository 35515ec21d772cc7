#include "engine/network/edge_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "engine/core/error.hpp"

namespace concord::network {

namespace {
constexpr std::string_view between = " \t\r,";
constexpr std::uint32_t highest = 99'999'999;
constexpr std::size_t most_problems = 20;

std::vector<std::string_view> words_of(std::string_view line) {
    line = line.substr(0, line.find('#'));
    std::vector<std::string_view> words;
    for (std::size_t at = 0; (at = line.find_first_not_of(between, at)) != line.npos;) {
        const std::size_t end = std::min(line.find_first_of(between, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

/// What is wrong with the number of an agent; "" for nothing.
std::string wrong_agent(std::string_view word, std::uint32_t& agent) {
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), agent);
    if (stop == word.data() + word.size() && error == std::errc{} && agent <= highest) return {};
    return fmt::format("{} is not the number of an agent; allowed: whole numbers from 0 to {}", word,
                       highest);
}

class Parser {
  public:
    void read(std::string_view text) {
        for (std::size_t line = 1; !text.empty(); ++line) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            read_line(words_of(text.substr(0, end)), line);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    EdgeList result(const std::string& file) && {
        if (problems_.empty()) return std::move(list_);
        const std::size_t more = problems_.size() - std::min(problems_.size(), most_problems);
        if (more > 0) problems_.erase(problems_.begin() + most_problems, problems_.end());
        for (Problem& problem : problems_) problem.file = file;
        if (more > 0) problems_.push_back({file, 0, 0, fmt::format("and {} more problems", more)});
        throw InputError(std::move(problems_));
    }

  private:
    void read_line(const std::vector<std::string_view>& words, std::size_t line) {
        if (words.empty()) return;
        std::string wrong;
        Tie tie{};
        if (words.size() != 2)
            wrong = fmt::format("has {} {}; expected the numbers of two agents", words.size(),
                                words.size() == 1 ? "entry" : "entries");
        else if (wrong = wrong_agent(words[0], tie.from); wrong.empty())
            wrong = wrong_agent(words[1], tie.to);
        if (wrong.empty()) wrong = add(tie, line);
        if (!wrong.empty()) problems_.push_back({{}, line, 0, wrong});
    }

    /// What is wrong with a tie; "" for nothing.
    std::string add(Tie tie, std::size_t line) {
        if (tie.from == tie.to) return fmt::format("ties agent {} to itself", tie.from);
        const auto [first, added] = lines_.try_emplace({tie.from, tie.to}, line);
        if (!added) return fmt::format("repeats the tie {} {} of line {}", tie.from, tie.to, first->second);
        list_.agents = std::max({list_.agents, tie.from + 1, tie.to + 1});
        if (!lines_.contains({tie.to, tie.from})) list_.ties.push_back(tie);
        return {};
    }

    EdgeList list_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> lines_;  // of each tie as it is listed
    std::vector<Problem> problems_;
};
}  // namespace

EdgeList parse_edge_list(std::string_view text, const std::string& file) {
    Parser parser;
    parser.read(text);
    return std::move(parser).result(file);
}

EdgeList load_edge_list(const std::string& path) {
    const auto refuse = [&](std::string_view why) {
        throw InputError(Problem{path, 0, 0, fmt::format("the list of ties cannot be read: {}", why)});
    };
    if (!std::filesystem::exists(path)) refuse("no such file");
    if (!std::filesystem::is_regular_file(path)) refuse("not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) refuse("permission denied");
    return parse_edge_list(std::string{std::istreambuf_iterator<char>(file), {}}, path);
}

}  // namespace concord::network
