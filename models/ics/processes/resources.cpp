#include "models/ics/processes/resources.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/math.hpp"

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

bool pools_by_place(const World& world, OrganisationId o) {
    return static_cast<PoolScope>(world.policy_of(o).pool_scope) == PoolScope::place;
}

/// Money for a unit of need in the pools of an organisation: in its system, or the mean over the places it
/// serves.
double money_for_need(const World& world, OrganisationId o, const Totals& money, const Totals& need) {
    if (!pools_by_place(world, o)) return money.system[world.system[o]] / need.system[world.system[o]];
    double sum = 0, shares = 0;
    for (const Service& service : world.services_of(o)) {
        sum += service.share * (money.place[service.place] / need.place[service.place]);
        shares += service.share;
    }
    return sum / shares;
}

/// Returns the money that there now is in each pool: what a place's pool gave is spent in that place.
Totals share_out_budgets(World& world) {
    const Totals budget(world, world.budget), need(world, world.perceived_need);
    Column<PlaceId, double> spent(world.population.size());
    for (OrganisationId o : world.organisations()) {
        const Policy& policy = world.policy_of(o);
        const bool pooling = static_cast<PoolScope>(policy.pool_scope) != PoolScope::none;
        const double before = world.budget[o], kept = 1 - policy.budget_cut;
        // Written as a difference, so that where need equals budget pooling moves not even the last bit.
        const double by_need = world.perceived_need[o] * money_for_need(world, o, budget, need);
        const double moved = pooling ? policy.pooled_share * (by_need - before) : 0;
        world.budget_now[o] = kept * (before + moved);
        for (const Service& service : world.services_of(o)) {
            const PlaceId place = service.place;
            const double of_place = world.perceived_need[o] * (budget.place[place] / need.place[place]);
            const double moved_here =
                pools_by_place(world, o) ? policy.pooled_share * (of_place - before) : moved;
            spent[place] += service.share * (kept * (before + moved_here));
        }
    }
    Totals money(world, world.budget_now);
    money.place = std::move(spent);
    return money;
}

void weigh_loads(World& world, const Totals& money, double saving) {
    const Totals need(world, world.need);
    for (OrganisationId o : world.organisations()) {
        const double pressure = world.need[o] / world.budget_now[o];
        const double output = (1 + saving * world.collaboration[o]) * world.know_how[o];
        world.load[o] = pressure / world.need_per_budget / output;
        world.stake[o] = std::abs(log(pressure * money_for_need(world, o, money, need)));
        world.unmet[o] = world.need[o] * std::max(0.0, 1 - 1 / world.load[o]);
    }
}

void weigh_places(World& world) {
    const Totals need(world, world.need), unmet(world, world.unmet);
    for (PlaceId place : world.places()) {
        world.place_need[place] = need.place[place];
        world.met[place] = need.place[place] > 0 ? 1 - unmet.place[place] / need.place[place] : 1;
    }
}

void count_help(World& world) {
    for (OrganisationId o : world.organisations()) {
        double help = 0, weights = 0;
        for (LinkId link : world.links(o)) {
            help += world.weight[link] * world.collaboration[world.partner[link]] * world.link_trust[link];
            weights += world.weight[link];
        }
        world.help[o] = weights > 0 ? help / weights : 0;
    }
}
}  // namespace

Resources::Resources(const Section& config)
    : saving(config.real("resources.saving", 0.1, {0, 0.5}, "1",
                         "work saved by sharing and less duplication where all collaborate (s)")) {}

void Resources::operator()(World& world) const {
    weigh_loads(world, share_out_budgets(world), saving);
    weigh_places(world);
    count_help(world);
}

Governance::Governance(const Section& config, Draws& draws)
    : need_drift(config.real("resources.need_drift", 0, {0, 0.1}, "1/week^0.5",
                             "standard deviation of the weekly change of ln need")),
      stream(draws.stream("resources.need_drift")) {}

void Governance::operator()(const World& world, State& next, const Draws& draws, Tick t) const {
    for (OrganisationId o : world.organisations()) {
        const double drift = need_drift > 0 ? need_drift * draws.dice(stream, o.index(), t).normal() : 0;
        next.need[o] = drift == 0 ? world.need[o] : world.need[o] * exp(drift - need_drift * need_drift / 2);
        const double gap = world.need[o] - world.perceived_need[o];
        next.perceived_need[o] = world.perceived_need[o] + world.policy_of(o).governance_speed * gap;
    }
}

}  // namespace concord::ics
