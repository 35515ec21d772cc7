#pragma once
#include "engine/experiment/settings.hpp"

// Private to engine/experiment: what is swept, and how.
namespace concord {

/// Reads [experiment.sweep] and [experiment.sample]: every combination of the lists with every row of the
/// design. Problems are noted in the section.
Sweep read_sweep(const Section&);

}  // namespace concord
