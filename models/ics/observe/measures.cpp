#include "models/ics/observe/measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/core/math.hpp"

namespace concord::ics {

namespace {
double mean(const Column<OrganisationId, double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double variance(const Column<OrganisationId, double>& values) {
    const double middle = mean(values);
    double sum = 0;
    for (double value : values) sum += (value - middle) * (value - middle);
    return sum / static_cast<double>(values.size());
}

/// Places from the least to the most deprived.
std::vector<PlaceId> by_deprivation(const World& world) {
    std::vector<PlaceId> order;
    for (PlaceId place : world.places()) order.push_back(place);
    std::ranges::stable_sort(order, {}, [&](PlaceId place) { return world.deprivation[place]; });
    return order;
}

/// Share of need met in the first places of an order that hold a fifth of the population (the last of them in
/// part).
double met_in_fifth(const World& world, auto first, auto last, double population) {
    double need = 0, met = 0, left = population / 5;
    for (; first != last && left > 0; ++first) {
        const double part = std::min(1.0, left / world.population[*first]);
        need += part * world.place_need[*first];
        met += part * world.place_need[*first] * world.met[*first];
        left -= world.population[*first];
    }
    return met / need;
}
}  // namespace

double collaboration_spread(const World& world) {
    return std::sqrt(variance(world.collaboration));
}

double collaboration_clustering(const World& world) {
    const double middle = mean(world.collaboration), total = variance(world.collaboration);
    if (total == 0) return 0;
    Column<PlaceId, double> sums(world.population.size()), weights(world.population.size());
    for (OrganisationId o : world.organisations())
        for (const Service& service : world.services_of(o)) {
            sums[service.place] += service.share * world.collaboration[o];
            weights[service.place] += service.share;
        }
    double between = 0, all = 0;
    for (PlaceId place : world.places()) {
        if (weights[place] == 0) continue;
        const double apart = sums[place] / weights[place] - middle;
        between += weights[place] * apart * apart;
        all += weights[place];
    }
    return between / all / total;
}

double diversity(const World& world) {
    std::array<double, behaviours> heads{};
    double all = 0;
    for (PostId post : world.posts()) {
        if (tier_of(post) == Tier::public_voice) continue;
        for (std::size_t b = 0; b < behaviours; ++b) {
            heads[b] += world.headcount[post][b];
            all += world.headcount[post][b];
        }
    }
    double entropy = 0;
    for (double number : heads)
        if (number > 0) entropy -= number / all * log(number / all);
    return entropy;
}

std::array<double, quantiles.size()> trust_quantiles(const World& world) {
    constexpr std::size_t bins = 1000;
    std::array<std::uint64_t, bins + 1> histogram{};
    for (float trust : world.trust) ++histogram[static_cast<std::size_t>(trust * bins + 0.5f)];
    std::array<double, quantiles.size()> found;
    found.fill(std::numeric_limits<double>::quiet_NaN());
    for (std::size_t n = 0; n < quantiles.size() && !world.trust.empty(); ++n) {
        const double below = quantiles[n] * static_cast<double>(world.trust.size());
        double seen = 0;
        std::size_t bin = 0;
        while ((seen += static_cast<double>(histogram[bin])) < below) ++bin;
        found[n] = static_cast<double>(bin) / bins;
    }
    return found;
}

double met_need_gap(const World& world) {
    const std::vector<PlaceId> order = by_deprivation(world);
    const double population = std::accumulate(world.population.begin(), world.population.end(), 0.0);
    return met_in_fifth(world, order.begin(), order.end(), population) -
           met_in_fifth(world, order.rbegin(), order.rend(), population);
}

std::vector<double> record_system_shares(const World& world) {
    std::vector<double> shares(world.record_systems);
    for (std::uint8_t system : world.record_system) shares[system] += 1;
    for (double& share : shares) share /= static_cast<double>(world.record_system.size());
    return shares;
}

double interoperability(const World& world) {
    double same = 0, weights = 0;
    for (OrganisationId o : world.organisations())
        for (LinkId link : world.links(o)) {
            const OrganisationId partner = world.partner[link];
            weights += world.weight[link];
            if (world.record_system[o] == world.record_system[partner])
                same += world.weight[link] * world.use[o] * world.use[partner];
        }
    return weights > 0 ? same / weights : 0;
}

}  // namespace concord::ics
