#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/section.hpp"

namespace concord {

/// Which runs of an experiment are kept whole, besides their outcomes.
struct Keep {
    std::vector<bool> arms, samples, replicates;  // whether to be kept, by number

    bool holds(std::size_t arm, std::size_t sample, std::size_t replicate) const {
        return replicate < replicates.size() && arms[arm] && samples[sample] && replicates[replicate];
    }
    /// How many runs there are to keep.
    std::size_t size() const;
};

/// Reads [experiment.keep]: lists of arms, samples and replicates. Of what is not listed all are kept, but
/// nothing at all where nothing is listed. Problems are noted in the section.
Keep read_keep(const Section&, const std::vector<std::string>& arms, std::size_t samples,
               std::size_t replicates);

}  // namespace concord
