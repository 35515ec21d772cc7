#pragma once
#include <string>
#include <vector>

namespace concord::test {

/// One row of a table of variables in FORMAT.md: | path | dimensions | type | unit | meaning |.
struct FormatRow {
    std::string path, dimensions, type, unit, meaning;
    bool operator==(const FormatRow&) const = default;
};

/// The rows below a heading ("### Variables of every file") in the document of that path.
std::vector<FormatRow> format_table(const std::string& document, const std::string& heading);

/// The rows a real file calls for, sorted by path. The dimension `time` is written like any other.
std::vector<FormatRow> rows_of_file(const std::string& path);

}  // namespace concord::test
