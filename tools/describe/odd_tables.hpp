#pragma once
#include <string>
#include <vector>

#include "tools/describe/catalogue.hpp"

namespace concord {

/// A table in Markdown: of each row the first cell is what it is about.
struct OddTable {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
};

/// "state", "levers", "incentives of posts", "observables", "variables by entity", "parameters of the
/// program", "parameters of every world", "parameters of toy". Throws Failure when there is no such table.
OddTable odd_table(const std::string& name, const Catalogue&);

}  // namespace concord
