#pragma once
#include <string>
#include <vector>

#include "tests/bench/experiment.hpp"
#include "tests/bench/machine.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/scaling.hpp"

namespace concord::bench {

std::string heading(const Machine&);
/// One line of the table.
std::string row(const Result&);
/// Everything, for programs.
std::string json(const Machine&, const std::vector<Result>&, const std::vector<Scaling>&,
                 const std::vector<Share>&);

std::string heading_of_scaling();
std::string row(const Scaling&);

std::string heading_of_experiment();
std::string row(const Share&);

}  // namespace concord::bench
