#pragma once
#include <vector>

#include "tests/bench/workload.hpp"

namespace concord::bench {

/// The parts of the table, a file each.
std::vector<Workload> games_on_a_grid();
std::vector<Workload> games_on_a_network();
std::vector<Workload> recording();
std::vector<Workload> flagship();
std::vector<Workload> building();
std::vector<Workload> building_england();

}  // namespace concord::bench
