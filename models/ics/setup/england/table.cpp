#include "models/ics/setup/england/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

namespace concord::ics {

namespace {

std::string content(const std::string& path) {
    const auto refuse = [&](std::string_view why) {
        throw InputError({path, 0, 0, fmt::format("the table cannot be read: {}", why)});
    };
    if (!std::filesystem::exists(path)) refuse("no such file");
    if (!std::filesystem::is_regular_file(path)) refuse("not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) refuse("permission denied");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string wording(Range range) {
    if (range.high < not_negative.high) return fmt::format("a number from {} to {}", range.low, range.high);
    return fmt::format("a number of at least {}", range.low);
}

/// What is wrong with the text as a number of the range; empty if nothing is.
std::string_view fault(const std::string& text, Range range, double& value) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty()) return "missing";
    if (stop != end || error != std::errc{}) return "not a number";
    if (!std::isfinite(value)) return "not a finite number";
    if (value < range.low || value > range.high) return "out of range";
    return {};
}

/// The first problems of a table and how many more there are: a file that is no table at all has thousands.
[[noreturn]] void throw_first(std::vector<Problem> problems) {
    constexpr std::size_t most = 20;
    std::ranges::stable_sort(problems, {}, &Problem::line);
    if (problems.size() > most) {
        const std::string file = problems.front().file;
        const std::size_t more = problems.size() - most;
        problems.resize(most);
        problems.push_back({file, 0, 0, fmt::format("and {} more", more)});
    }
    throw InputError(std::move(problems));
}

}  // namespace

Table Table::load(const std::string& path, const std::vector<std::string>& required) {
    std::vector<Problem> problems;
    std::vector<CsvRecord> records = parse_csv(content(path), path, problems);
    if (records.empty()) {
        problems.insert(problems.begin(), {path, 0, 0,
                                           fmt::format("the table is empty; expected the columns {}",
                                                       fmt::join(required, ", "))});
        throw_first(std::move(problems));
    }
    Table table(path, std::move(records), std::move(problems));
    table.check_columns(required);
    table.drop_broken_lines();
    if (table.records_.empty()) {
        if (table.problems_.empty())
            table.problems_.push_back(
                {path, 0, 0, "the table has no rows; expected at least one below the heading"});
        table.finish();
    }
    return table;
}

Table::Table(std::string path, std::vector<CsvRecord> records, std::vector<Problem> problems)
    : path_(std::move(path)),
      columns_(std::move(records.front().fields)),
      records_(std::make_move_iterator(records.begin() + 1), std::make_move_iterator(records.end())),
      problems_(std::move(problems)) {}

void Table::check_columns(const std::vector<std::string>& required) const {
    std::vector<Problem> problems = problems_;
    for (const std::string& column : required) {
        const auto count = std::count(columns_.begin(), columns_.end(), column);
        const std::string near = nearest(column, columns_);
        const std::string hint = near.empty() ? "" : fmt::format(" (is {} meant?)", near);
        if (count == 0)
            problems.push_back({path_, 1, 0,
                                fmt::format("the column {} is missing{}; the table has {}", column, hint,
                                            fmt::join(columns_, ", "))});
        if (count > 1)
            problems.push_back({path_, 1, 0, fmt::format("the column {} stands there twice", column)});
    }
    if (problems.size() > problems_.size()) throw_first(std::move(problems));
}

void Table::drop_broken_lines() {
    const auto whole = [&](const CsvRecord& record) { return record.fields.size() == columns_.size(); };
    for (const CsvRecord& record : records_)
        if (!whole(record))
            problems_.push_back(
                {path_, record.line, 0,
                 fmt::format("{} fields, expected {} as in the heading: a broken or truncated line",
                             record.fields.size(), columns_.size())});
    std::erase_if(records_, std::not_fn(whole));
}

std::size_t Table::column_index(std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    assert(found != columns_.end() && "read only columns that were required");
    return static_cast<std::size_t>(found - columns_.begin());
}

const std::string& Table::field(std::size_t row, std::string_view column) const {
    return records_[row].fields[column_index(column)];
}

std::string Table::text(std::size_t row, std::string_view column) {
    if (field(row, column).empty()) problem(row, column, "missing; expected a text");
    return field(row, column);
}

std::string Table::optional_text(std::size_t row, std::string_view column) const {
    return field(row, column);
}

double Table::number(std::size_t row, std::string_view column, Range range) {
    double value = range.low;
    const std::string_view wrong = fault(field(row, column), range, value);
    if (wrong.empty()) return value;
    problem(row, column, fmt::format("{}; expected {}", wrong, wording(range)));
    return range.low;
}

std::optional<double> Table::optional_number(std::size_t row, std::string_view column, Range range) {
    if (field(row, column).empty()) return std::nullopt;
    return number(row, column, range);
}

std::size_t Table::code(std::size_t row, std::string_view column, const Codes& known) {
    const std::string& code = field(row, column);
    if (const auto index = known.find(code)) return *index;
    problem(row, column, unknown_code(code, known));
    return 0;
}

void Table::check_unique(const std::vector<std::string>& columns) {
    std::map<std::string, std::size_t> first_line;
    for (const CsvRecord& record : records_) {
        std::vector<std::string> values;
        for (const std::string& column : columns) values.push_back(record.fields[column_index(column)]);
        const std::string key = fmt::format("{}", fmt::join(values, ", "));
        const auto [first, fresh] = first_line.try_emplace(key, record.line);
        if (!fresh)
            problems_.push_back({path_, record.line, 0,
                                 fmt::format("{} = {}: stands there twice, first on line {}; expected once",
                                             fmt::join(columns, ", "), key, first->second)});
    }
}

void Table::problem(std::size_t row, std::string_view column, std::string_view text) {
    problems_.push_back(
        {path_, records_[row].line, 0, fmt::format("{} = \"{}\": {}", column, field(row, column), text)});
}

void Table::finish() const {
    if (!problems_.empty()) throw_first(problems_);
}

}  // namespace concord::ics
