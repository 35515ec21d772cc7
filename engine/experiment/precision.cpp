#include "engine/experiment/precision.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/statistics/statistics.hpp"

namespace concord {

void Replicates::load(const Precision& wanted, std::uint32_t computed) {
    const auto& outcomes = experiment_.outcomes();
    const auto found = std::ranges::find(outcomes, wanted.outcome, &Meaning::path);
    const auto outcome = static_cast<std::size_t>(found - outcomes.begin());
    const std::size_t last = (outcome + 1) * experiment_.times().size() - 1;
    ends_.resize(experiment_.points());
    for (std::size_t point = 0; point < ends_.size(); ++point)
        while (ends_[point].size() < computed) {
            const RunNumber run = ends_[point].size() * experiment_.points() + point;
            double end = unknown;
            if (store_.is_finished(run))
                std::memcpy(&end, store_.read(run).data() + last * sizeof end, sizeof end);
            ends_[point].push_back(end);
        }
}

/// What is to be known of a point: its outcomes or, but for the baseline, its differences to the baseline, of
/// runs that did not fail.
std::vector<double> Replicates::sample_of(std::size_t point, std::uint32_t replicates) const {
    const std::size_t baseline = point - experiment_.arm_of(point) + experiment_.settings().baseline;
    std::vector<double> sample;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const double value = point == baseline ? ends_[point][r] : ends_[point][r] - ends_[baseline][r];
        if (!std::isnan(value)) sample.push_back(value);
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
