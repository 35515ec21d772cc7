#include "models/ics/observe/measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "engine/core/math.hpp"
#include "engine/sweep/blocks.hpp"

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

/// Ties by trust, in steps of a thousandth.
constexpr std::size_t steps = 1000;
using Histogram = std::array<std::uint32_t, steps + 1>;

Histogram histogram_of(const World& world) {
    constexpr std::size_t block = 1 << 18;
    const std::size_t ties = world.trust.size();
    std::vector<Histogram> counts(std::max<std::size_t>(1, block_count(ties, block)));
    for_blocks(ties, block, [&](std::size_t first, std::size_t last) {
        Histogram& count = counts[first / block];
        for (float trust : world.trust.values().subspan(first, last - first))
            ++count[static_cast<std::uint32_t>(trust * steps + 0.5f)];
    });
    for (std::size_t other = 1; other < counts.size(); ++other)
        std::ranges::transform(counts[0], counts[other], counts[0].begin(), std::plus<>());
    return counts[0];
}
}  // namespace

double collaboration_spread(const World& world) {
    return std::sqrt(variance(world.collaboration));
}

Clustering::Clustering(const World& world)
    : places_(places_of_organisations(world)),
      weights_(places_.sums([](OrganisationId) { return 1.0; })),
      all_weights_(0) {
    for (double weight : weights_) all_weights_ += weight;
}

double Clustering::operator()(const World& world) const {
    const double middle = mean(world.collaboration), total = variance(world.collaboration);
    if (total == 0) return 0;
    const std::vector<double> sums = places_.sums([&](OrganisationId o) { return world.collaboration[o]; });
    double between = 0;
    for (std::size_t place = 0; place < sums.size(); ++place) {
        if (weights_[place] == 0) continue;
        const double apart = sums[place] / weights_[place] - middle;
        between += weights_[place] * apart * apart;
    }
    return between / all_weights_ / total;
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
    std::array<double, quantiles.size()> found;
    found.fill(std::numeric_limits<double>::quiet_NaN());
    if (world.trust.empty()) return found;
    const Histogram ties = histogram_of(world);
    std::size_t step = 0;
    double seen = ties[0];
    for (std::size_t n = 0; n < quantiles.size(); ++n) {
        while (seen < quantiles[n] * static_cast<double>(world.trust.size())) seen += ties[++step];
        found[n] = static_cast<double>(step) / steps;
    }
    return found;
}

MetNeedGap::MetNeedGap(const World& world) {
    std::vector<PlaceId> order;  // from the least to the most deprived
    for (PlaceId place : world.places()) order.push_back(place);
    std::ranges::stable_sort(order, {}, [&](PlaceId place) { return world.deprivation[place]; });
    least_ = fifth(world, order);
    std::ranges::reverse(order);
    most_ = fifth(world, order);
}

/// The first places of an order that hold a fifth of the population, the last of them in part.
std::vector<MetNeedGap::Part> MetNeedGap::fifth(const World& world, const std::vector<PlaceId>& order) {
    double left = std::accumulate(world.population.begin(), world.population.end(), 0.0) / 5;
    std::vector<Part> parts;
    for (std::size_t n = 0; n < order.size() && left > 0; ++n) {
        parts.push_back({order[n], std::min(1.0, left / world.population[order[n]])});
        left -= world.population[order[n]];
    }
    return parts;
}

double MetNeedGap::met(const World& world, const std::vector<Part>& parts) {
    double need = 0, met = 0;
    for (const auto [place, share] : parts) {
        need += share * world.place_need[place];
        met += share * world.place_need[place] * world.met[place];
    }
    return met / need;
}

double MetNeedGap::operator()(const World& world) const {
    return met(world, least_) - met(world, most_);
}

std::vector<double> record_system_shares(const World& world) {
    std::vector<double> shares(world.record_systems);
    for (std::uint8_t system : world.record_system) shares[system] += 1;
    for (double& share : shares) share /= static_cast<double>(world.record_system.size());
    return shares;
}

std::array<double, load_groups> collaborate_by_load(const World& world) {
    std::vector<OrganisationId> order;
    for (OrganisationId o : world.organisations()) order.push_back(o);
    std::ranges::stable_sort(order, {}, [&](OrganisationId o) { return world.load[o]; });
    std::array<double, load_groups> doing{}, heads{};
    for (std::size_t n = 0; n < order.size(); ++n)
        for (std::size_t tier = 0; tier < staff_tiers; ++tier) {
            const PostId post = post_of(order[n], static_cast<Tier>(tier));
            const std::size_t group = n * load_groups / order.size();
            doing[group] += world.headcount[post][static_cast<std::size_t>(Behaviour::collaborate)];
            heads[group] += static_cast<double>(world.people(post).size());
        }
    std::array<double, load_groups> shares;
    std::ranges::transform(doing, heads, shares.begin(), std::divides<>());
    return shares;
}

}  // namespace concord::ics
