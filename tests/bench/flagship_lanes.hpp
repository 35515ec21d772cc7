#pragma once

/// Eight doubles at once. The compiler makes of them what the vector unit has.
namespace concord::bench {

using Doubles [[gnu::vector_size(64), gnu::may_alias]] = double;

inline Doubles& lanes(double* first) {
    return *reinterpret_cast<Doubles*>(first);
}
inline const Doubles& lanes(const double* first) {
    return *reinterpret_cast<const Doubles*>(first);
}

}  // namespace concord::bench
