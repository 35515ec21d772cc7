#include "models/ics/processes/resources.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/math.hpp"
#include "engine/core/vector_unit.hpp"
#include "models/ics/processes/unions.hpp"

namespace concord::ics {

namespace {
/// Quantities summed over pools of one kind, and what an organisation sees of its pool.
struct Totals {
    Column<SystemId, double> system;
    Column<PlaceId, double> place;

    Totals(const World& world, const Column<OrganisationId, double>& amounts)
        : system(world.system_code.size()), place(world.population.size()) {
        for (OrganisationId o : world.organisations()) {
            system[world.system[o]] += amounts[o];
            for (const Service& service : world.services_of(o))
                place[service.place] += service.share * amounts[o];
        }
    }
};

PoolScope scope_of(const World& world, OrganisationId o) {
    return static_cast<PoolScope>(world.policy_of(o).pool_scope);
}

/// Money for a unit of need in the pools of an organisation: in its system, or the mean over the places it
/// serves.
double money_for_need(const World& world, OrganisationId o, const Totals& money, const Totals& need) {
    if (scope_of(world, o) != PoolScope::place)
        return money.system[world.system[o]] / need.system[world.system[o]];
    double sum = 0, shares = 0;
    for (const Service& service : world.services_of(o)) {
        sum += service.share * (money.place[service.place] / need.place[service.place]);
        shares += service.share;
    }
    return sum / shares;
}

/// The budget of an organisation where its pool gives `rate` for a unit of need. Written as a difference, so
/// that where need equals budget pooling moves not even the last bit.
double budget_at(const World& world, OrganisationId o, double rate) {
    const Policy& policy = world.policy_of(o);
    const double own = world.budget[o], by_need = world.perceived_need[o] * rate;
    const double moved = scope_of(world, o) == PoolScope::none ? 0 : policy.pooled_share * (by_need - own);
    return (1 - policy.budget_cut) * (own + moved);
}

/// Returns the money that there now is in each pool: what a place's pool gives is spent in that place.
Totals share_out_budgets(World& world) {
    const Totals budget(world, world.budget), need(world, world.perceived_need);
    for (OrganisationId o : world.organisations())
        world.budget_now[o] = budget_at(world, o, money_for_need(world, o, budget, need));
    const Column<OrganisationId, double> by_itself = world.budget_now;
    spend_together(world);
    Totals money(world, world.budget_now);
    for (OrganisationId o : world.organisations()) {
        if (scope_of(world, o) != PoolScope::place) continue;
        for (const auto& [place, share] : world.services_of(o)) {
            double here = budget_at(world, o, budget.place[place] / need.place[place]);
            if (world.budget_now[o] != by_itself[o]) here *= world.budget_now[o] / by_itself[o];
            money.place[place] += share * (here - world.budget_now[o]);
        }
    }
    return money;
}

bool same(const Column<OrganisationId, double>& some, const Column<OrganisationId, double>& others) {
    if (some.size() != others.size()) return false;
    bool same = true;
    on(vector_unit(), [&same, one = some.values(), other = others.values()] {
        std::size_t different = 0;
        for (std::size_t n = 0; n < one.size(); ++n) different += one[n] != other[n];
        same = different == 0;
    });
    return same;
}

/// Budgets, and what is at stake, follow from needs and policies alone: where these stay, so do they.
void share_out(World& world) {
    if (same(world.shared_need, world.need) && same(world.shared_perceived_need, world.perceived_need))
        return;
    const Totals money = share_out_budgets(world), need(world, world.need);
    for (OrganisationId o : world.organisations())
        world.stake[o] = world.need[o] / world.budget_now[o] * money_for_need(world, o, money, need);
    on(vector_unit(), [stakes = world.stake.values()] {
        for (double& stake : stakes) stake = std::abs(log(stake));
    });
    for (OrganisationId o : world.organisations())
        world.pressure[o] = world.need[o] / world.budget_now[o] / world.need_per_budget;
    world.place_need = need.place;
    world.shared_need = world.need;
    world.shared_perceived_need = world.perceived_need;
    world.fixed_incentives = FixedIncentives();
}

void weigh_loads(World& world, double saving) {
    on(vector_unit(),
       [saving, needs = world.need.values(), pressures = world.pressure.values().data(),
        sharing = world.collaboration.values().data(), know_hows = world.know_how.values().data(),
        loads = world.load.values().data(), unmets = world.unmet.values().data()] {
           const double* const __restrict need = needs.data();
           const double* const __restrict pressure = pressures;
           const double* const __restrict collaboration = sharing;
           const double* const __restrict know_how = know_hows;
           double* const __restrict load = loads;
           double* const __restrict unmet = unmets;
           for (std::size_t o = 0; o < needs.size(); ++o) {
               const double output = (1 + saving * collaboration[o]) * know_how[o];
               load[o] = pressure[o] / output;
               unmet[o] = need[o] * std::max(0.0, 1 - 1 / load[o]);
           }
       });
}

void weigh_places(World& world) {
    for (PlaceId place : world.places()) {
        double unmet = 0;
        for (const auto& [o, share] : world.servers_of(place)) unmet += share * world.unmet[o];
        world.met[place] = world.place_need[place] > 0 ? 1 - unmet / world.place_need[place] : 1;
    }
}

/// Collaboration of partners, as far as it is trusted, by weight.
double received(const World& world, OrganisationId o) {
    const auto weight = world.weight.values(), trust = world.link_trust.values();
    const auto partner = world.partner.values();
    const auto [first, last] = world.links(o);
    double sum = 0;
#pragma GCC unroll 4
    for (std::size_t link = first.index(); link < last.index(); ++link)
        sum += weight[link] * world.collaboration[partner[link]] * trust[link];
    return sum;
}

void count_help(World& world) {
    for (OrganisationId o : world.organisations())
        world.help[o] = world.link_weight[o] > 0 ? received(world, o) / world.link_weight[o] : 0;
}

/// What changes need at once, and what these boards see of need: many side by side.
void take_in(const World& world, Common& next, const PostRun& boards) {
    const Policy& policy = world.climate.distinct[boards.climate];
    on(vector_unit(),
       [change = 1 + policy.need_change, speed = policy.governance_speed, size = boards.size(),
        need = &world.need[boards.first], perceived = &world.perceived_need[boards.first],
        needs = &next.need[boards.first], perceived_needs = &next.perceived_need[boards.first]] {
           double* const __restrict next_need = needs;
           double* const __restrict next_perceived = perceived_needs;
           for (std::size_t n = 0; n < size; ++n) {
               next_need[n] *= change;
               next_perceived[n] = perceived[n] + speed * (need[n] - perceived[n]);
           }
       });
}
}  // namespace

Resources::Resources(const Section& config)
    : saving(config.real("resources.saving", 0.1, {0, 0.5}, "1",
                         "work saved by sharing and less duplication where all collaborate (s)")) {}

void Resources::operator()(World& world) const {
    share_out(world);
    weigh_loads(world, saving);
    carry_together(world, saving);
    weigh_places(world);
    count_help(world);
}

Governance::Governance(const Section& config, Draws& draws)
    : need_drift(config.real("resources.need_drift", 0, {0, 0.1}, "1/week^0.5",
                             "standard deviation of the weekly change of ln need")),
      stream(draws.stream("resources.need_drift")) {}

void Governance::operator()(const World& world, Common& next, const Draws& draws, Tick t) const {
    next.need = world.need;
    if (need_drift > 0) drift(next.need, draws, t);
    for (const PostRun& boards : world.staff_posts)
        if (boards.tier == Tier::board) take_in(world, next, boards);
}

void Governance::drift(Column<OrganisationId, double>& need, const Draws& draws, Tick t) const {
    for (OrganisationId o : need.ids()) {
        const double step = need_drift * draws.dice(stream, o.index(), t).normal();
        if (step != 0) need[o] *= exp(step - need_drift * need_drift / 2);
    }
}

}  // namespace concord::ics
