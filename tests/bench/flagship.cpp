#include "models/ics/ics.hpp"
#include "tests/bench/flagship_reference.hpp"
#include "tests/bench/simulation.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

namespace {
constexpr std::uint32_t replicate = 0;

/// Every column of the state.
State columns_of(const ics::State& state) {
    State columns;
    ics::for_each_column(
        state, [&](const std::string& entity, const std::string& name, auto&&, auto&&, const auto& column) {
            const auto bytes = std::as_bytes(column.values());
            columns[entity + '/' + name].assign(bytes.begin(), bytes.end());
        });
    return columns;
}

Contestant by_engine(const Scenario& scenario) {
    struct Run {
        std::unique_ptr<Model> model;
        Tick now = 0;
    };
    const auto run = std::make_shared<Run>(Run{scenario.build(replicate)});
    const auto& world = dynamic_cast<const ics::Ics&>(*run->model).world();
    return {static_cast<double>(world.post.size()),
            [run](Tick weeks) {
                for (const Tick last = run->now + weeks; run->now != last; ++run->now)
                    run->model->advance(run->now);
            },
            [run, &world] { return columns_of(world); }};
}

Contestant by_hand(const Scenario& scenario) {
    struct Run {
        Run(const Model& model, std::uint32_t seed)
            : world(dynamic_cast<const ics::Ics&>(model), seed, replicate) {}
        FusedFlagship world;
        Tick now = 0;
    };
    const auto run = std::make_shared<Run>(*scenario.build(replicate), scenario.settings.seed);
    return {static_cast<double>(run->world.people()),
            [run](Tick weeks) {
                for (const Tick last = run->now + weeks; run->now != last; ++run->now)
                    run->world.advance(run->now);
            },
            [run] { return columns_of(run->world.state(run->now)); }};
}

struct World {
    const char *name, *what, *scenario;
    std::vector<std::string> assignments, when_quick;

    Scenario at(Scale scale) const {
        std::vector<std::string> all = assignments;
        if (scale == Scale::quick) all.insert(all.end(), when_quick.begin(), when_quick.end());
        return Scenario(shipped(scenario, all));
    }
};

Workload weeks_of(const World& world) {
    Workload workload{world.name,
                      world.what,
                      "person and week",
                      1.5,
                      [world](Scale scale) { return by_hand(world.at(scale)); },
                      [world](Scale scale) { return by_engine(world.at(scale)); }};
    workload.scales = true;
    return workload;
}
}  // namespace

std::vector<Workload> flagship() {
    const std::string one_system = "world.systems=[\"QF7\"]";
    return {weeks_of({"flagship-toy", "the flagship: 640 people in 40 organisations", "toy", {}, {}}),
            weeks_of({"flagship-south-yorkshire",
                      "the flagship: one system with all its staff",
                      "south-yorkshire",
                      {},
                      {"people.front_line_share=0.1"}}),
            weeks_of({"flagship-england-leaders",
                      "the flagship: leaders and managers of England",
                      "england",
                      {},
                      {one_system}}),
            weeks_of({"flagship-england-all",
                      "the flagship: all staff of England",
                      "england",
                      {"people.front_line_share=1"},
                      {one_system, "people.front_line_share=0.1"}})};
}

}  // namespace concord::bench
