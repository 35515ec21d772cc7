#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace concord {

/// The vector instructions to compute with. One program holds the code for all of them, and results are the
/// same to the bit with each, as no operation is reordered or contracted for any.
enum class VectorUnit : std::uint8_t { baseline, avx2, avx512 };

/// The widest this machine has, or the one that the environment variable CONCORD_VECTOR_UNIT names: baseline,
/// avx2 or avx512. Throws InputError where it names another, or one the machine has not.
VectorUnit vector_unit();

std::string_view name_of(VectorUnit);

/// Lanes of a vector that is worked out whole, by any unit; and for so many numbers in such vectors.
constexpr std::size_t whole_vector = 16;
constexpr std::size_t in_whole_vectors(std::size_t numbers) {
    return (numbers + whole_vector - 1) / whole_vector * whole_vector;
}

/// Sets the last of such vectors to nought, so that the lanes which nothing is written to thereafter are.
template <class Lanes>
void clear_last_vector(Lanes& lanes, std::size_t size) {
    std::fill_n(lanes.data() + size - whole_vector, whole_vector, typename Lanes::value_type());
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
namespace vector {
template <class Kernel>
[[gnu::target("avx2,bmi,bmi2,popcnt"), gnu::flatten, gnu::noinline]] void with_avx2(const Kernel& kernel) {
    kernel();
}
template <class Kernel>
[[gnu::target("avx512f,avx512vl,avx512bw,avx512dq,avx512cd,avx2,bmi,bmi2,popcnt,prefer-vector-width=512"),
  gnu::flatten, gnu::noinline]] void
with_avx512(const Kernel& kernel) {
    kernel();
}
}  // namespace vector

/// Runs kernel() as compiled for a vector unit. Whatever the kernel calls is compiled into it, so plain loops
/// over plain arrays become vector code.
template <class Kernel>
void on(VectorUnit unit, const Kernel& kernel) {
    if (unit == VectorUnit::avx512) return vector::with_avx512(kernel);
    if (unit == VectorUnit::avx2) return vector::with_avx2(kernel);
    kernel();
}
#else
template <class Kernel>
void on(VectorUnit, const Kernel& kernel) {
    kernel();
}
#endif

}  // namespace concord
