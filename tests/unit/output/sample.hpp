#pragma once
#include <string>
#include <vector>

#include "engine/output/recorder.hpp"

namespace concord::test {

/// A small model with everything an outline may hold. Its values follow from the tick alone.
struct Sample {
    Sample();
    Sample(const Sample&) = delete;

    void advance(Tick tick);

    double mean = 0;
    std::vector<double> by_system;
    std::vector<float> trust;
    std::vector<std::uint32_t> load;
    std::vector<std::uint16_t> vacancies;
    std::vector<std::int32_t> balance;
    std::vector<std::uint8_t> behaviour;
    Outline outline;
};

/// Everything filled in, always the same.
Provenance sample_provenance();

/// Records ticks 0 to `last`.
void record_sample(const std::string& path, Sample&, Tick last, const Selection& = {},
                   const Provenance& = sample_provenance());

/// All the groups of the sample.
Selection everything();

}  // namespace concord::test
