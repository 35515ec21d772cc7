#include "tests/bench/simulation.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

namespace {
const std::vector<std::string> state{"person/behaviour", "person/tenure", "tie/trust"};

Workload world(const std::string& name, const std::string& what, const std::string& scenario,
               const std::vector<std::string>& assignments, const std::vector<std::string>& when_quick) {
    const auto engine = [=](Scale scale) {
        std::vector<std::string> all = assignments;
        if (scale == Scale::quick) all.insert(all.end(), when_quick.begin(), when_quick.end());
        return contestant(std::make_shared<Simulation>(shipped(scenario, all), state));
    };
    return {name, what, "person and week", 1.5, {}, engine};
}
}  // namespace

std::vector<Workload> flagship() {
    const std::string one_system = "world.systems=[\"QF7\"]";
    return {world("flagship-toy", "the flagship: 640 people in 40 organisations", "toy", {}, {}),
            world("flagship-south-yorkshire", "the flagship: one system with all its staff",
                  "south-yorkshire", {}, {"people.front_line_share=0.1"}),
            world("flagship-england", "the flagship: leaders and managers of England", "england", {},
                  {one_system}),
            world("flagship-england-all", "the flagship: all staff of England", "england",
                  {"people.front_line_share=1"}, {one_system, "people.front_line_share=0.1"})};
}

}  // namespace concord::bench
