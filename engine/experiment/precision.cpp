#include "engine/experiment/precision.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/statistics/statistics.hpp"

namespace concord {

void Replicates::load(const Precision& wanted, std::uint32_t computed) {
    std::vector<double> values(experiment_.values_of_a_run());
    std::vector<std::byte> bytes;
    ends_.resize(experiment_.points());
    for (std::size_t point = 0; point < ends_.size(); ++point)
        while (ends_[point].size() < computed) {
            const RunNumber run = ends_[point].size() * experiment_.points() + point;
            double end = unknown;
            if (store_.is_finished(run)) {
                store_.read(run, bytes);
                std::memcpy(values.data(), bytes.data(), std::min(bytes.size(), values.size() * sizeof end));
                end = experiment_.number_of(wanted.outcome, values);
            }
            ends_[point].push_back(end);
        }
}

/// What is to be known of a point: its outcomes or, but for the baseline, its differences to the baseline, of
/// runs that did not fail. The difference of two infinite ones (never reached) is not known, and never is.
std::vector<double> Replicates::sample_of(std::size_t point, std::uint32_t replicates) const {
    const std::size_t baseline = point - experiment_.arm_of(point) + experiment_.settings().baseline;
    std::vector<double> sample;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const double mine = ends_[point][r], theirs = ends_[baseline][r];
        if (std::isnan(mine) || std::isnan(theirs)) continue;
        sample.push_back(point == baseline ? mine : mine - theirs);
    }
    return sample;
}

bool Replicates::is_precise(const Precision& wanted, std::uint32_t replicates) const {
    bool known = false;
    for (std::size_t point = 0; point < ends_.size(); ++point) {
        const std::vector<double> sample = sample_of(point, replicates);
        if (sample.empty()) continue;  // no number of replicates would help
        if (!(mean_interval(sample).half_width() <= wanted.half_width)) return false;
        known = true;
    }
    return known;
}

std::optional<std::uint32_t> Replicates::enough(const Precision& wanted, std::uint32_t computed) {
    load(wanted, computed);
    for (std::uint32_t n = std::max(wanted.minimum, looked_at_ + 1); n <= computed; ++n) {
        if (is_precise(wanted, n)) return n;
        looked_at_ = n;
    }
    return std::nullopt;
}

}  // namespace concord
