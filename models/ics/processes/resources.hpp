#pragma once
#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Budgets (own, and what is pooled by need), load, stake in the contest for money, unmet need by
/// organisation and place, help received.
struct Resources {
    explicit Resources(const Section& config);
    void operator()(World& world) const;

    double saving;  // s: what full collaboration saves, of the work
};

/// Need drifts (a random walk of its logarithm), and governance takes in what it sees of it:
/// N^' = N^ + g_d (N - N^).
struct Governance {
    Governance(const Section& config, Draws& draws);
    void operator()(const World& world, Common& next, const Draws& draws, Tick t) const;

    double need_drift;  // standard deviation of the weekly change of ln need
    Stream stream;

  private:
    void drift(Column<OrganisationId, double>& need, const Draws& draws, Tick t) const;
};

}  // namespace concord::ics
