#include "tests/bench/flagship_reference.hpp"

#include <cmath>
#include <stdexcept>

#include "engine/core/vector_unit.hpp"
#include "tests/bench/flagship_organisations.hpp"
#include "tests/bench/flagship_people.hpp"

namespace concord::bench {

void succeed(FlagshipWorld& world, const Draws& draws, Tick t, std::uint32_t me,
             std::vector<Beginning>& beginnings, Changes& changes) {
    const std::uint32_t post = world.people.person[me].post, row = post / ics::staff_tiers;
    const FlagshipFields& fields = world.fields;
    Dice dice = draws.dice(world.constants.people.succeed, me, t);
    const bool external = dice.chance(fields.external_share[post]);
    const std::array image{fields.own[0][row], fields.own[1][row], fields.own[2][row]};
    const std::size_t doing =
        external ? dice.categorical(world.constants.people.external_mix) : dice.categorical(image);
    take_up(world, me, post, static_cast<std::uint8_t>(doing), changes);
    world.people.person[me].disposition = static_cast<float>(2 * dice.uniform());
    world.people.person[me].arrived = static_cast<std::int32_t>(t + 1);
    const float initial = static_cast<float>(world.constants.trust.initial);
    for (std::size_t n = 0; n < world.people.ties_each; ++n) {
        const std::uint32_t tie = world.strips.place(world.people, me, n);
        beginnings.push_back({tie, world.people.tie_link[me * world.people.ties_each + n],
                              (world.strips.trust[tie] + initial) / 2});
    }
}

FusedFlagship::FusedFlagship(const ics::Ics& model, std::uint32_t seed, std::uint32_t replicate)
    : world_(model),
      seed_(seed),
      replicate_(replicate),
      draws_(seed, replicate),
      start_(model.world()),
      room_(std::make_unique<Room>(model.world().post.size(), model.world().kind.size())) {
    room_->step = trust_step(world_.constants);
    weigh_fixed(world_);
    refresh(world_);
    const ics::World& world = model.world();
    for (ics::PostId post : world.posts()) {
        if (world.people(post).empty()) continue;
        const std::size_t rows = world_.organisations.rows, tier = post.index() % ics::tiers;
        const std::size_t at = tier * rows + world_.organisations.row[ics::organisation_of(post).index()];
        const ics::PerBehaviour known = world.incentive(post);
        if (known.compete != 0 || known.lip_service != world_.fields.material_lip_service[at] ||
            known.collaborate != world_.fields.material_collaborate[at])
            throw std::invalid_argument("the loop written by hand does not cover other material incentives");
    }
}

FusedFlagship::~FusedFlagship() = default;

void FusedFlagship::advance(Tick t) {
    on(vector_unit(), [this, t] { week(t); });
}

void FusedFlagship::week(Tick t) {
    renew_record_systems(t);
    move_public_trust(world_);
    People& people = world_.people;
    const std::size_t blocks = world_.strips.first_slice.size() - 1;
    const Week now{seed_, replicate_, t};
    for (std::size_t block = 0; block < blocks; ++block)
        if (people.ties_each == 8)
            live<8>(world_, draws_, now, block, *room_);
        else
            live<4>(world_, draws_, now, block, *room_);
    show(world_, room_->changes);
    settle_links(world_);
    refresh(world_);
}

/// Use settles; contracts end, and the record system of the next one is chosen.
void FusedFlagship::renew_record_systems(Tick t) {
    Organisations& organisations = world_.organisations;
    const ics::Technology& rule = world_.constants.technology;
    const double open = 1 - world_.constants.levers.prescription, sharpness = rule.use_sharpness;
    const double threshold = rule.use_threshold, rate = rule.use_rate;
    const std::uint64_t* __restrict const tally = world_.fields.tally.data();
    const double* __restrict const all = organisations.engaged.data();
    const double* __restrict const fit = organisations.fit.data();
    double* __restrict const use = organisations.use.data();
    for (std::size_t row = 0; row < organisations.rows; ++row) {
        const double engaged = static_cast<double>(static_cast<std::int64_t>(Tally::engaged(tally[row])));
        const double share = all[row] > 0 ? engaged / (all[row] > 0 ? all[row] : 1) : 0;
        use[row] += rate * (logistic(sharpness * (fit[row] + open * share - threshold)) - use[row]);
    }

    std::vector<std::pair<std::size_t, std::uint8_t>> chosen;
    Found& renewing = room_->renewing;
    find({{seed_, replicate_}, t, rule.renew.hash(), bound(rule.renewal * 0x1p32)}, 0, organisations.size,
         renewing);
    for (std::size_t n = 0; n < renewing.size; ++n) {
        const std::size_t row = organisations.row[renewing.who[n]];
        chosen.emplace_back(row, record_system_chosen(row, t));
    }
    for (const auto& [row, record_system] : chosen) {
        std::uint32_t* const customers =
            &world_.fields.customers[organisations.system[row] * world_.fields.record_systems];
        --customers[organisations.record_system[row]];
        ++customers[record_system];
        organisations.record_system[row] = record_system;
        organisations.fit[row] = world_.fields.fits[row * world_.fields.record_systems + record_system];
    }
}

std::uint8_t FusedFlagship::record_system_chosen(std::size_t row, Tick t) const {
    const Organisations& organisations = world_.organisations;
    const ics::Technology& rule = world_.constants.technology;
    const std::size_t systems = world_.fields.record_systems;
    const Links& links = world_.links;
    std::vector<double> utility(systems);
    const Lists::Slice slice = links.lists.slices[row / double_lanes];
    for (std::size_t n = 0; n < slice.rows; ++n) {
        const std::size_t at = links.lists.at(row, n);
        utility[organisations.record_system[links.partner[at]]] += links.weight[at] * links.trust[at];
    }
    for (std::size_t y = 0; y < systems; ++y) {
        if (organisations.weights[row] > 0) utility[y] /= organisations.weights[row];
        utility[y] =
            world_.fields.fits[row * systems + y] + rule.network_effect * utility[y] +
            rule.leverage * log(1.0 + world_.fields.customers[organisations.system[row] * systems + y]);
        if (y != organisations.record_system[row]) utility[y] -= rule.switching_cost;
        if (y == rule.mandated) utility[y] += world_.constants.levers.mandate;
    }
    return static_cast<std::uint8_t>(
        draws_.dice(rule.choose, organisations.number[row], t).softmax(utility, rule.sharpness));
}

ics::State FusedFlagship::state(Tick t) const {
    ics::State state = start_;
    for (std::size_t me = 0; me < world_.people.size; ++me) {
        const ics::PersonId id(me);
        const People::Person& person = world_.people.person[me];
        state.behaviour[id] = static_cast<ics::Behaviour>(person.behaviour);
        state.tenure[id] =
            static_cast<std::uint16_t>(std::min(static_cast<std::int32_t>(t) - person.arrived, 65535));
        state.disposition[id] = person.disposition;
    }
    for (std::size_t n = 0; n < state.trust.size(); ++n)
        state.trust[world_.people.in_engine[n]] = world_.strips.trust[world_.strips.place(
            world_.people, n / world_.people.ties_each, n % world_.people.ties_each)];
    for (std::size_t n = 0; n < world_.links.entry.size(); ++n)
        state.link_trust[ics::LinkId(n)] = world_.links.trust[world_.links.entry[n]];
    for (std::size_t o = 0; o < world_.organisations.size; ++o) {
        const ics::OrganisationId id(o);
        const std::size_t row = world_.organisations.row[o];
        state.mean_trust[id] = world_.organisations.mean_trust[row];
        state.use[id] = world_.organisations.use[row];
        state.record_system[id] = world_.organisations.record_system[row];
    }
    for (std::size_t place = 0; place < world_.places.row.size(); ++place)
        state.public_trust[ics::PlaceId(place)] = world_.places.trust[world_.places.row[place]];
    return state;
}

}  // namespace concord::bench
