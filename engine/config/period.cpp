#include "engine/config/period.hpp"

#include <algorithm>

namespace concord {

Tick Period::begin(const Firings& firings) const {
    if (!trigger) return at;
    return *trigger < firings.fired.size() ? firings.fired[*trigger] : never;
}

Tick Period::end(const Firings& firings) const {
    const Tick first = begin(firings);
    if (first == never) return never;
    if (once) return first + 1;
    const bool lifted = trigger && firings.lifted[*trigger] != never && firings.lifted[*trigger] > first;
    return lifted ? std::min(until, firings.lifted[*trigger]) : until;
}

}  // namespace concord
