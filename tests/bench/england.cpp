#include "models/ics/setup/england/england.hpp"

#include "models/ics/ics.hpp"
#include "tests/bench/england_reference.hpp"
#include "tests/bench/simulation.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

namespace {
template <class Values>
std::vector<std::byte> bytes_of(const Values& values) {
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

/// Whom people know, person by person.
std::vector<ics::PersonId> neighbours_of(const ics::World& world) {
    std::vector<ics::PersonId> neighbours;
    neighbours.reserve(world.own_ties.size());
    for (const ics::TieId tie : world.own_ties) neighbours.push_back(world.neighbour[tie]);
    return neighbours;
}

Document text() {
    return shipped("england", {"people.front_line_share=1"});
}

const ics::World& world_of(const Model& model) {
    return dynamic_cast<const ics::Ics&>(model).world();
}

std::vector<std::uint32_t> narrow(std::span<const std::size_t> values) {
    return {values.begin(), values.end()};
}

/// From a world that the engine has built.
EnglandOnPaper on_paper() {
    const Document document = text();
    const Section config(document);
    Draws purposes(0, 0);
    const ics::Rules rules(config, purposes);
    const ics::Start start(config, purposes, 8);
    const auto model = Scenario(text()).build();
    const ics::World& world = world_of(*model);
    EnglandOnPaper paper{Scenario(text()).plan.inputs,
                         narrow(world.first_person.values()),
                         {},
                         narrow(world.first_link.values()),
                         {},
                         {world.weight.begin(), world.weight.end()},
                         start.mix,
                         rules.trust.initial,
                         start.behave,
                         start.dispose,
                         start.tie,
                         purposes.stream("setup.tenure")};
    for (const ics::PostId post : world.posts()) paper.turnover.push_back(world.policy[post].turnover);
    for (const ics::OrganisationId other : world.partner) paper.partner.push_back(other.index());
    return paper;
}

Contestant by_engine(Scale) {
    struct Built {
        std::unique_ptr<Model> model;
        std::uint32_t next = 0;
    };
    const auto built = std::make_shared<Built>();
    const double people = on_paper().first_person.back();
    return {people,
            [=](Tick ticks) {
                for (Tick t = 0; t < ticks; ++t) {
                    built->model.reset();  // the memory of the last goes first
                    built->model = Scenario(text()).build(built->next++);
                }
            },
            [=] {
                if (!built->model) return State{};
                const ics::World& world = world_of(*built->model);
                return State{{"post", bytes_of(world.post.values())},
                             {"behaviour", bytes_of(world.behaviour.values())},
                             {"tenure", bytes_of(world.tenure.values())},
                             {"disposition", bytes_of(world.disposition.values())},
                             {"neighbour", bytes_of(neighbours_of(world))},
                             {"link_ties", bytes_of(world.link_ties.values())},
                             {"trust", bytes_of(world.trust.values())}};
            }};
}

Contestant by_hand(Scale) {
    struct Built {
        EnglandByHand made;
        std::uint32_t next = 0;
    };
    const auto built = std::make_shared<Built>();
    const auto paper = std::make_shared<const EnglandOnPaper>(on_paper());
    return {static_cast<double>(paper->first_person.back()),
            [=](Tick ticks) {
                for (Tick t = 0; t < ticks; ++t) {
                    built->made = EnglandByHand{};
                    built->made = england_by_hand(*paper, Draws(1, built->next++));
                }
            },
            [=] {
                const EnglandByHand& made = built->made;
                if (made.post.empty()) return State{};
                return State{
                    {"post", bytes_of(made.post)},           {"behaviour", bytes_of(made.behaviour)},
                    {"tenure", bytes_of(made.tenure)},       {"disposition", bytes_of(made.disposition)},
                    {"neighbour", bytes_of(made.neighbour)}, {"link_ties", bytes_of(made.link_ties)},
                    {"trust", bytes_of(made.trust)}};
            }};
}
}  // namespace

std::vector<Workload> building_england() {
    // Small, it would be the checking of the tables that is measured, for which the reference has nothing: so
    // it is the whole of England when quick, too, and too long to have its instructions counted.
    return {{"building-england", "England with all its staff and their ties, from its tables", "person", 1.5,
             by_hand, by_engine, 0.2, false}};
}

}  // namespace concord::bench
