#include <boost/random/sobol.hpp>

#include "engine/statistics/design.hpp"

namespace concord {

namespace {
constexpr std::size_t most_dimensions = boost::random::default_sobol_table::max_dimension;

/// The next row of the sequence, as shares within [0, 1). Boost leaves out row 0 by itself.
void next(boost::random::sobol& sequence, std::vector<double>& shares) {
    for (double& share : shares) share = static_cast<double>(sequence() >> 11) * 0x1p-53;
}
}  // namespace

Samples sobol_sequence(std::span<const Factor> factors, std::size_t size) {
    design::require(factors.size() <= most_dimensions,
                    "a Sobol sequence of {} parameters; at most {} are allowed", factors.size(),
                    most_dimensions);
    design::check(factors, static_cast<double>(size));
    Samples samples{design::keys_of(factors), {size, std::vector<double>(factors.size())}};
    boost::random::sobol sequence(factors.size());
    for (std::vector<double>& row : samples.rows) {
        next(sequence, row);
        for (std::size_t k = 0; k < row.size(); ++k) row[k] = design::spread(factors[k], row[k]);
    }
    return samples;
}

Samples saltelli(std::span<const Factor> factors, std::size_t base) {
    const std::size_t k = factors.size();
    design::require(k <= most_dimensions / 2, "a Saltelli design of {} parameters; at most {} are allowed", k,
                    most_dimensions / 2);
    design::check(factors, static_cast<double>(base) * static_cast<double>(k + 2));
    Samples samples{design::keys_of(factors), {}};
    samples.rows.reserve(base * (k + 2));
    boost::random::sobol sequence(2 * k);
    std::vector<double> shares(2 * k), a(k), b(k);
    for (std::size_t n = 0; n < base; ++n) {
        next(sequence, shares);
        for (std::size_t j = 0; j < k; ++j) {
            a[j] = design::spread(factors[j], shares[j]);
            b[j] = design::spread(factors[j], shares[k + j]);
        }
        samples.rows.push_back(a);
        for (std::size_t j = 0; j < k; ++j) {
            samples.rows.push_back(a);
            samples.rows.back()[j] = b[j];
        }
        samples.rows.push_back(b);
    }
    return samples;
}

}  // namespace concord
