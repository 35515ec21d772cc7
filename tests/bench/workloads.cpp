#include "tests/bench/workloads.hpp"

namespace concord::bench {

std::vector<Workload> workloads() {
    std::vector<Workload> all;
    for (const auto& part :
         {games_on_a_grid, games_on_a_network, recording, flagship, building, building_england})
        for (Workload& one : part()) all.push_back(std::move(one));
    return all;
}

}  // namespace concord::bench
