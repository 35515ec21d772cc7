#pragma once
#include <string>
#include <vector>

#include "tests/bench/machine.hpp"
#include "tests/bench/measure.hpp"

namespace concord::bench {

std::string heading(const Machine&);
/// One line of the table.
std::string row(const Result&);
/// Everything, for programs.
std::string json(const Machine&, const std::vector<Result>&);

}  // namespace concord::bench
