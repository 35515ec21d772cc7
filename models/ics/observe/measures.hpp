#pragma once
#include <array>
#include <vector>

#include "models/ics/observe/scopes.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Observables that are no plain quotients. Pure functions of a world; those that are classes keep what stays
/// as it is during a run, and are asked about the world they were made for.

double collaboration_spread(const World& world);  // standard deviation of A between organisations
double diversity(const World& world);             // entropy of the behaviour of staff, nats

/// Share of the variance of A between organisations that lies between places, [0, 1]; 0 if there is none.
class Clustering {
  public:
    explicit Clustering(const World&);
    double operator()(const World&) const;

  private:
    Scope<OrganisationId> places_;
    std::vector<double> weights_;  // of the organisations in each place
    double all_weights_;
};

constexpr std::array quantiles{0.05, 0.25, 0.5, 0.75, 0.95};
/// Quantiles of trust over ties, to 0.001; NaN without ties.
std::array<double, quantiles.size()> trust_quantiles(const World& world);

/// Share of need met in the least minus the most deprived fifth of places by population.
class MetNeedGap {
  public:
    explicit MetNeedGap(const World&);
    double operator()(const World&) const;

  private:
    struct Part {
        PlaceId place;
        double share;  // of the place that belongs to the fifth
    };
    static std::vector<Part> fifth(const World&, const std::vector<PlaceId>& order);
    static double met(const World&, const std::vector<Part>& parts);

    std::vector<Part> least_, most_;
};

std::vector<double> record_system_shares(const World& world);  // of organisations

constexpr std::size_t load_groups = 10;
/// Share of staff who collaborate in each tenth of the organisations by load, from the least to the most; NaN
/// where a tenth has no staff.
std::array<double, load_groups> collaborate_by_load(const World& world);

}  // namespace concord::ics
