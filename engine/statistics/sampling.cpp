#include "engine/statistics/sampling.hpp"

#include "engine/statistics/design.hpp"
#include "engine/statistics/shuffled.hpp"

namespace concord {

Samples latin_hypercube(std::span<const Factor> factors, std::size_t size, std::uint32_t seed) {
    design::check(factors, static_cast<double>(size));
    Draws draws(seed, 0);
    const Stream stream = draws.stream("experiment.latin_hypercube");
    Samples samples{design::keys_of(factors), {size, std::vector<double>(factors.size())}};
    for (std::size_t k = 0; k < factors.size(); ++k) {
        Dice dice = draws.dice(stream, static_cast<std::uint32_t>(k), 0);
        const std::vector<std::uint32_t> slices = shuffled(static_cast<std::uint32_t>(size), dice);
        for (std::size_t n = 0; n < size; ++n)
            samples.rows[n][k] =
                design::spread(factors[k], (slices[n] + dice.uniform()) / static_cast<double>(size));
    }
    return samples;
}

Samples grid(std::span<const Levels> lists) {
    Samples samples;
    double rows = 1;
    for (const Levels& list : lists) {
        design::require(!list.values.empty(), "{}: a list without values", list.key);
        samples.keys.push_back(list.key);
        rows *= static_cast<double>(list.values.size());
    }
    design::check_size(samples.keys, rows);
    samples.rows = {{}};
    for (const Levels& list : lists) {
        std::vector<std::vector<double>> longer;
        for (const std::vector<double>& row : samples.rows)
            for (const double value : list.values) {
                longer.push_back(row);
                longer.back().push_back(value);
            }
        samples.rows = std::move(longer);
    }
    return samples;
}

}  // namespace concord
