#include "models/ics/processes/technology.hpp"

#include "engine/core/math.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord::ics {

namespace {
/// Organisations by record system, in each system.
std::vector<std::uint32_t> customers(const World& world) {
    std::vector<std::uint32_t> number(world.system_code.size() * world.record_systems);
    for (OrganisationId o : world.organisations())
        ++number[world.system[o].index() * world.record_systems + world.record_system[o]];
    return number;
}

std::vector<double> run_by_partners(const World& world, OrganisationId o) {
    std::vector<double> trusted(world.record_systems);
    double weights = 0;
    for (LinkId link : world.links(o)) {
        trusted[world.record_system[world.partner[link]]] += world.weight[link] * world.link_trust[link];
        weights += world.weight[link];
    }
    if (weights > 0)
        for (double& share : trusted) share /= weights;
    return trusted;
}

/// C share of the front line; of all staff where an organisation has no front line in the model.
double engagement(const World& world, OrganisationId o) {
    const PostId board = post_of(o, Tier::board), front_line = post_of(o, Tier::front_line);
    if (const auto people = world.people(front_line); !people.empty())
        return world.headcount[front_line][2] / static_cast<double>(people.size());
    std::uint32_t engaged = 0;
    for (Tier tier : {Tier::board, Tier::senior_manager, Tier::middle_manager})
        engaged += world.headcount[post_of(o, tier)][2];
    const std::size_t all = world.first_person[front_line] - world.first_person[board];
    return all > 0 ? engaged / static_cast<double>(all) : 0;
}
}  // namespace

Technology::Technology(const Section& config, Draws& draws)
    : renewal(config.real("technology.renewal", 0.0027, {0, 1}, "1/week", "chance that a contract ends (mu)",
                          "contracts of about 7 years")),
      network_effect(config.real("technology.network_effect", 0.5, {0, 5}, "utility",
                                 "pull of what trusted partners run (r)",
                                 "increasing returns (Arthur 1989)")),
      leverage(
          config.real("technology.leverage", 0.1, {0, 5}, "utility",
                      "better terms where many in the system buy the same, a unit of ln(1 + customers)")),
      switching_cost(
          config.real("technology.switching_cost", 0.5, {0, 5}, "utility", "cost of changing (S)")),
      sharpness(config.real("technology.sharpness", 3, {0.5, 20}, "1/utility",
                            "how surely the best is chosen (beta_y)")),
      use_rate(
          config.real("technology.use_rate", 0.05, {0, 1}, "1/week", "pace at which use settles (kappa_u)")),
      use_sharpness(config.real("technology.use_sharpness", 6, {0, 50}, "1", "steepness of adoption (beta_u)",
                                "threshold adoption (Granovetter 1978)")),
      use_threshold(config.real("technology.use_threshold", 0.5, {-2, 2}, "1",
                                "fit plus engagement at which half is used (theta_u)",
                                "threshold adoption (Granovetter 1978)")),
      mandated(static_cast<std::size_t>(config.whole("technology.mandated", 0, {0, 15}, "1",
                                                     "number of the record system that policy.mandate pushes",
                                                     "lever"))),
      renew(draws.stream("technology.renewal")),
      choose(draws.stream("technology.choice")) {
    const auto on_market =
        config.whole("technology.systems", 4, {1, 16}, "1", "number of record systems on the market");
    if (static_cast<std::int64_t>(mandated) >= on_market)
        config.problem("technology.mandated", "must be below technology.systems, as they count from 0");
}

double Technology::pull_to_use(const World& world, OrganisationId o) const {
    const double prescription = world.climate[post_of(o, Tier::front_line)].prescription;
    const double engaged = (1 - prescription) * engagement(world, o);
    return use_sharpness * (world.fit[o][world.record_system[o]] + engaged - use_threshold);
}

double Technology::settled_use(const World& world, OrganisationId o) const {
    return logistic(pull_to_use(world, o));
}

void Technology::operator()(const World& world, Common& next, const Draws& draws, Tick t) const {
    for (OrganisationId o : world.organisations()) next.use[o] = pull_to_use(world, o);
    on(vector_unit(), [rate = use_rate, now = world.use.values(), to = next.use.values().data()] {
        for (std::size_t n = 0; n < now.size(); ++n) to[n] = now[n] + rate * (logistic(to[n]) - now[n]);
    });

    next.record_system = world.record_system;
    std::vector<std::uint32_t> renewing(world.organisations().size());
    renewing.resize(draws.hits(renew, t, 0, renewal, renewing));
    if (renewing.empty()) return;
    const std::vector<std::uint32_t> number = customers(world);
    for (const std::uint32_t organisation : renewing) {
        const OrganisationId o(organisation);
        std::vector<double> utility = run_by_partners(world, o);
        for (std::size_t y = 0; y < utility.size(); ++y) {
            utility[y] = world.fit[o][y] + network_effect * utility[y] +
                         leverage * log(1.0 + number[world.system[o].index() * world.record_systems + y]);
            if (y != world.record_system[o]) utility[y] -= switching_cost;
            if (y == mandated) utility[y] += world.policy_of(o).mandate;
        }
        next.record_system[o] =
            static_cast<std::uint8_t>(draws.dice(choose, o.index(), t).softmax(utility, sharpness));
    }
}

}  // namespace concord::ics
