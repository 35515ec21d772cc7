#include "tools/describe/odd.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "engine/core/error.hpp"
#include "tools/describe/odd_tables.hpp"

namespace concord {

namespace {
using Cells = std::vector<std::string>;
const std::string begins = "<!-- from the program: ", closes = " -->", ends = "<!-- end -->";

Cells cells_of(const std::string& line) {
    Cells cells(1);
    for (std::size_t n = 1; n < line.size(); ++n) {  // after the first |
        if (line[n] == '|' && line[n - 1] != '\\')
            cells.emplace_back();
        else
            cells.back() += line[n];
    }
    cells.pop_back();  // after the last
    for (std::string& cell : cells) {
        cell.erase(0, cell.find_first_not_of(' '));
        cell.erase(cell.find_last_not_of(' ') + 1);
    }
    return cells;
}

std::string line_of(const Cells& cells) {
    return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

/// What people wrote: the columns that the program does not fill, by row.
struct Kept {
    Cells heads;
    std::map<std::string, Cells> cells;
};

Kept kept_of(const std::vector<std::string>& lines, const Cells& filled) {
    Kept kept;
    std::vector<std::size_t> columns;
    for (const std::string& line : lines) {
        if (!line.starts_with("| ")) continue;
        const Cells cells = cells_of(line);
        if (kept.heads.empty() && columns.empty()) {
            for (std::size_t n = 0; n < cells.size(); ++n)
                if (std::ranges::find(filled, cells[n]) == filled.end()) columns.push_back(n);
            for (const std::size_t n : columns) kept.heads.push_back(cells[n]);
            if (columns.empty()) return kept;
            continue;
        }
        for (const std::size_t n : columns)
            kept.cells[cells.front()].push_back(n < cells.size() ? cells[n] : "-");
    }
    return kept;
}

std::string filled(const std::string& name, const std::vector<std::string>& before,
                   const Catalogue& catalogue) {
    OddTable table = odd_table(name, catalogue);
    const Kept kept = kept_of(before, table.heads);
    for (Cells& row : table.rows) {
        const auto known = kept.cells.find(row.front());
        const Cells own = known != kept.cells.end() ? known->second : Cells(kept.heads.size(), "-");
        row.insert(row.end(), own.begin(), own.end());
    }
    table.heads.insert(table.heads.end(), kept.heads.begin(), kept.heads.end());
    std::string text = line_of(table.heads) + "|";
    for (std::size_t n = 0; n < table.heads.size(); ++n) text += "---|";
    text += "\n";
    for (const Cells& row : table.rows) text += line_of(row);
    return text;
}

bool is_begin(const std::string& line) {
    return line.starts_with(begins) && line.ends_with(closes);
}
}  // namespace

std::string odd_of(const Catalogue& catalogue) {
    std::istringstream document(catalogue.document);
    std::string text;
    for (std::string line; std::getline(document, line);) {
        text += line + "\n";
        if (!is_begin(line)) continue;
        const std::string name = line.substr(begins.size(), line.size() - begins.size() - closes.size());
        std::vector<std::string> before;
        while (std::getline(document, line) && line != ends) before.push_back(line);
        if (!document) throw Failure("the table \"" + name + "\" of the document does not end");
        text += filled(name, before, catalogue) + ends + "\n";
    }
    return text;
}

}  // namespace concord
