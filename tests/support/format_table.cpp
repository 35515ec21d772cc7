#include "tests/support/format_table.hpp"

#include <fmt/format.h>

#include <sstream>

#include "engine/output/reader.hpp"
#include "tests/support/scratch.hpp"

namespace concord::test {

namespace {

/// A cell without blanks around it and the marks of code.
std::string bare(std::string text) {
    std::erase(text, '`');
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream rest(line.substr(1));
    for (std::string cell; std::getline(rest, cell, '|');) cells.push_back(bare(cell));
    return cells;
}

}  // namespace

std::vector<FormatRow> format_table(const std::string& document, const std::string& heading) {
    std::vector<FormatRow> rows;
    std::istringstream lines(content(document));
    bool here = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#")) here = line == heading;
        if (!here || !line.starts_with("|") || line.starts_with("|---")) continue;
        const auto cells = cells_of(line);
        if (cells.size() == 5 && cells[0] != "path")
            rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
    }
    return rows;
}

std::vector<FormatRow> rows_of_file(const std::string& path) {
    std::vector<FormatRow> rows;
    const Reader file(path);
    for (const StoredVariable& variable : file.variables())
        rows.push_back({variable.path, fmt::format("{}", fmt::join(variable.dimensions, ", ")),
                        std::string(name_of(variable.kind)), variable.units, variable.long_name});
    return rows;
}

}  // namespace concord::test
