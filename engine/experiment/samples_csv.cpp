#include "engine/experiment/samples_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/core/error.hpp"
#include "engine/experiment/csv_line.hpp"

namespace concord {

namespace {
/// Takes the text line by line and gathers problems, so that one pass finds them all.
class SampleReader {
  public:
    explicit SampleReader(const std::string& file) : file_(file) {}

    void read(std::string_view line) {
        ++line_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == line.npos) return;
        if (table_.heading == 0)
            read_keys(line);
        else
            read_row(line);
    }

    SampleTable finish() {
        if (table_.heading == 0)
            note(0,
                 "an empty table of samples; expected a line of keys, then a line of numbers for each row");
        else if (!rows_seen_)
            note(0, "a table of samples without rows; expected at least one below the keys");
        if (!problems_.empty()) throw_first();
        return std::move(table_);
    }

  private:
    void note(std::size_t column, std::string text) {
        problems_.push_back({file_, column == 0 ? 0 : line_, column, std::move(text)});
    }

    void read_keys(std::string_view line) {
        table_.heading = line_;
        auto& keys = table_.samples.keys;
        for (const CsvField& field : fields_of(line)) {
            std::string key = field.text;
            if (keys.empty() && key.starts_with('#')) key.erase(0, key.find_first_not_of("# \t"));
            const auto twin = std::ranges::find(keys, key);
            if (!field.fault.empty())
                note(field.column, fmt::format("{}: {}", key, field.fault));
            else if (key.empty())
                note(field.column, "a column without a name; each needs the key of a parameter");
            else if (twin != keys.end())
                note(field.column,
                     fmt::format("{}: a second column of this key (the first: column {}); one is allowed",
                                 key, table_.columns[static_cast<std::size_t>(twin - keys.begin())]));
            keys.push_back(std::move(key));
            table_.columns.push_back(field.column);
        }
    }

    void read_row(std::string_view line) {
        rows_seen_ = true;
        const std::vector<CsvField> fields = fields_of(line);
        const auto& keys = table_.samples.keys;
        if (fields.size() != keys.size())
            return note(fields.back().column, fmt::format("{} fields; {} are expected, one for each key",
                                                          fields.size(), keys.size()));
        std::vector<double> row;
        for (std::size_t k = 0; k < fields.size(); ++k) row.push_back(number(keys[k], fields[k]));
        table_.samples.rows.push_back(std::move(row));
        table_.lines.push_back(line_);
    }

    double number(const std::string& key, const CsvField& field) {
        double value = 0;
        const char *begin = field.text.data(), *end = begin + field.text.size();
        const auto [stop, error] = std::from_chars(begin, end, value);
        if (!field.fault.empty())
            note(field.column, fmt::format("{}: {}", key, field.fault));
        else if (field.text.empty())
            note(field.column, fmt::format("{}: no value; a finite number is allowed", key));
        else if (stop != end || error != std::errc{} || !std::isfinite(value))
            note(field.column, fmt::format("{} = {}: a finite number is allowed", key, field.text));
        return value;
    }

    /// A file that is no table at all has thousands of problems.
    [[noreturn]] void throw_first() {
        constexpr std::size_t most = 20;
        if (const std::size_t found = problems_.size(); found > most) {
            problems_.resize(most);
            note(0, fmt::format("and {} more", found - most));
        }
        throw InputError(std::move(problems_));
    }

    const std::string& file_;
    std::size_t line_ = 0;
    bool rows_seen_ = false;
    SampleTable table_;
    std::vector<Problem> problems_;
};
}  // namespace

SampleTable parse_samples(std::string_view text, const std::string& file) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    SampleReader reader(file);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        reader.read(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return reader.finish();
}

SampleTable load_samples(const std::string& path) {
    const auto refuse = [&](std::string_view why) {
        throw InputError({path, 0, 0, fmt::format("the samples cannot be read: {}", why)});
    };
    if (!std::filesystem::exists(path)) refuse("no such file");
    if (!std::filesystem::is_regular_file(path)) refuse("not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) refuse("permission denied");
    return parse_samples(std::string(std::istreambuf_iterator<char>(file), {}), path);
}

}  // namespace concord
