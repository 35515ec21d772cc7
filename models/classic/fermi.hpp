#pragma once
#include "engine/core/math.hpp"

namespace concord::classic {

/// The chance to copy one who earns `advantage` more, 1 / (1 + exp(-advantage / noise)) (Blume 1993; Szabo
/// and Toke 1998). Without noise whoever earns more is copied, and an equal every other time: the limit.
inline double fermi(double advantage, double noise) {
    if (noise > 0) return logistic(advantage / noise);
    return advantage > 0 ? 1 : advantage < 0 ? 0 : 0.5;
}

}  // namespace concord::classic
