#include "engine/experiment/precision.hpp"

#include <algorithm>
#include <cstring>

#include "engine/experiment/statistics.hpp"

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

bool Replicates::is_precise(const Precision& wanted, std::uint32_t replicates) const {
    const std::size_t arms = experiment_.settings().arms.size();
    for (std::size_t point = 0; point < ends_.size(); ++point) {
        const std::size_t baseline = point - experiment_.arm_of(point) + experiment_.settings().baseline;
        const auto mine = std::span(ends_[point]).first(replicates);
        const auto theirs = std::span(ends_[baseline]).first(replicates);
        const Estimate estimate =
            point == baseline || arms == 1 ? mean_interval(mine) : mean_interval(differences(mine, theirs));
        if (!(estimate.half_width() <= wanted.half_width)) return false;
    }
    return true;
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
