#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/config/declaration.hpp"
#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"
#include "tests/support/scratch.hpp"

/// MODEL.md has a row for every parameter of the flagship model, as the program reads it, and none besides.
namespace concord::test {
namespace {

using Row = std::vector<std::string>;  // key, default, range, unit, source

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream text(line.substr(1));
    for (std::string cell; std::getline(text, cell, '|');) {
        const std::size_t first = cell.find_first_not_of(" `"), last = cell.find_last_not_of(" `");
        cells.push_back(first == cell.npos ? "" : cell.substr(first, last - first + 1));
    }
    return cells;
}

/// The rows of the tables headed key, symbol, default, range, unit, source; the symbol is left out.
std::set<Row> stated() {
    std::set<Row> rows;
    std::istringstream lines(content(CONCORD_SOURCE "/models/ics/MODEL.md"));
    bool here = false;
    for (std::string line; std::getline(lines, line);) {
        here = line.starts_with("| key | symbol |") || (here && line.starts_with("|"));
        if (!here || !line.starts_with("| `")) continue;
        const auto cells = cells_of(line);
        rows.insert({cells.at(0), cells.at(2), cells.at(3), cells.at(4), cells.at(5)});
    }
    return rows;
}

std::string range_of(const Declaration& declaration) {
    using Type = Declaration::Type;
    if (!declaration.allowed.empty()) return fmt::format("{}", fmt::join(declaration.allowed, ", "));
    if (declaration.type == Type::flag) return "true or false";
    if (declaration.type == Type::text) return "text";
    if (declaration.type == Type::texts) return "texts";
    return fmt::format("{}..{}", declaration.range.low, declaration.range.high);
}

std::set<Row> declared() {
    std::set<Row> rows;
    const ModelEntry& model = model_of("toy");
    for (const std::string& world : model.worlds) {
        const Document empty;
        const Section config(empty);
        const RunSettings settings(config, model.ticks);
        model.declare(config, world);
        for (const Declaration& each : config.declarations())
            rows.insert(
                {each.key, each.fallback, range_of(each), each.unit.empty() ? "-" : each.unit, each.source});
    }
    return rows;
}

std::string text_of(const Row& row) {
    return fmt::format("| {} |", fmt::join(row, " | "));
}

TEST(ModelDocument, HasARowForEveryParameter) {
    const std::set<Row> document = stated(), program = declared();
    for (const Row& row : program)
        EXPECT_TRUE(document.contains(row)) << "missing or different: " << text_of(row);
    for (const Row& row : document)
        EXPECT_TRUE(program.contains(row)) << "not in the program: " << text_of(row);
}

}  // namespace
}  // namespace concord::test
