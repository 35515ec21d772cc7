#pragma once
#include "engine/config/section.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Know-how grows by search, most where the load is somewhat too high (need is the mother of invention until
/// there is no time left; Cyert & March 1963; Staw 1981), and spreads from partners who collaborate and are
/// trusted. E' = E + iota S(l) (E_max - E) + delta sum_j w A_j T max(0, E_j - E) / sum w, S = x exp(1 - x), x
/// = max(0, l - 1) / l*.
struct Learning {
    explicit Learning(const Section& config);
    void operator()(const World& world, Common& next) const;

    double search, load_peak, maximum, diffusion;
};

}  // namespace concord::ics
