#include "engine/core/vector_unit.hpp"

#include <array>
#include <cstdlib>
#include <string>

#include "engine/core/error.hpp"

namespace concord {

namespace {
constexpr std::array<std::string_view, 3> names{"baseline", "avx2", "avx512"};

VectorUnit widest() {
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) return VectorUnit::baseline;
    const bool all_512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                         __builtin_cpu_supports("avx512cd");
    return all_512 ? VectorUnit::avx512 : VectorUnit::avx2;
#else
    return VectorUnit::baseline;
#endif
}

VectorUnit asked_for() {
    const VectorUnit most = widest();
    const char* const name = std::getenv("CONCORD_VECTOR_UNIT");
    if (name == nullptr || *name == '\0') return most;
    for (std::size_t n = 0; n <= static_cast<std::size_t>(most); ++n)
        if (name == names[n]) return static_cast<VectorUnit>(n);
    std::string allowed(names[0]);
    for (std::size_t n = 1; n <= static_cast<std::size_t>(most); ++n) allowed.append(", ").append(names[n]);
    throw InputError(Problem{"", 0, 0,
                             "CONCORD_VECTOR_UNIT: '" + std::string(name) +
                                 "' is no vector unit of this machine (it has " + allowed + ")"});
}
}  // namespace

VectorUnit vector_unit() {
    static const VectorUnit unit = asked_for();
    return unit;
}

std::string_view name_of(VectorUnit unit) {
    return names[static_cast<std::size_t>(unit)];
}

}  // namespace concord
