#include "engine/output/repeats.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace concord {

namespace {
constexpr std::size_t least = 4, most = 258;  // shorter ones save nothing; deflate has no longer ones

/// How many bytes are the same as those of another place.
std::size_t same_bytes(const std::byte* one, const std::byte* other, std::size_t count) {
    constexpr std::size_t together = 128;  // whose number fits a byte: so the loop is one of vectors
    std::size_t sum = 0, n = 0;
    for (; n + together <= count; n += together) {
        std::uint8_t same = 0;
        for (std::size_t k = n; k < n + together; ++k) same += one[k] == other[k];
        sum += same;
    }
    for (; n < count; ++n) sum += one[n] == other[n];
    return sum;
}

std::uint64_t eight(const std::byte* bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

/// A bit for each byte of a number that is zero: the lowest for the lowest.
std::uint64_t zeros(std::uint64_t bytes) {
    constexpr std::uint64_t low = 0x7f7f'7f7f'7f7f'7f7f;
    const std::uint64_t other =
        (((bytes & low) + low) | bytes) & ~low;  // the highest bit of those that are not
    return ((other ^ ~low) >> 7) * 0x0102'0408'1020'4080 >> 56;
}

/// A bit for each byte, whether it is the same as that of another place. Those after the last are not.
class Sames {
  public:
    Sames(const std::byte* one, const std::byte* other, std::size_t count) : words_(count / 64 + 2) {
        std::size_t n = 0;
        for (; n + 8 <= count; n += 8) words_[n / 64] |= zeros(eight(one + n) ^ eight(other + n)) << n % 64;
        for (; n < count; ++n) words_[n / 64] |= std::uint64_t{one[n] == other[n]} << n % 64;
    }

    /// The first of so many in a row that are the same, or `count` when there is none.
    std::size_t next_run(std::size_t from, std::size_t count) const {
        std::uint64_t runs = runs_of(from / 64) & ~std::uint64_t{0} << from % 64;
        std::size_t word = from / 64;
        while (runs == 0 && ++word < words_.size() - 1) runs = runs_of(word);
        return runs == 0 ? count : word * 64 + static_cast<std::size_t>(std::countr_zero(runs));
    }
    /// The first that is not the same.
    std::size_t end_of_run(std::size_t from) const {
        std::uint64_t others = ~words_[from / 64] & ~std::uint64_t{0} << from % 64;
        std::size_t word = from / 64;
        while (others == 0) others = ~words_[++word];
        return word * 64 + static_cast<std::size_t>(std::countr_zero(others));
    }

  private:
    /// A bit for each that is the first of four.
    std::uint64_t runs_of(std::size_t word) const {
        const std::uint64_t here = words_[word], then = words_[word + 1];
        const std::uint64_t two = here & (here >> 1 | then << 63);
        const std::uint64_t next_two = then & then >> 1;
        return two & (two >> 2 | next_two << 62);
    }

    std::vector<std::uint64_t> words_;
};

/// One stretch, or several where the repeat is longer than one may be.
void add(std::vector<Stretch>& stretches, std::size_t plain, std::size_t repeated) {
    while (repeated > 0) {
        std::size_t part = std::min(repeated, most);
        if (repeated > part && repeated - part < least) part -= least;
        stretches.push_back({static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(part)});
        repeated -= part;
        plain = 0;
    }
}
}  // namespace

Repeats repeats_in(std::span<const std::byte> bytes, std::size_t from, std::size_t to,
                   std::span<const std::size_t> distances) {
    const std::byte* const at = bytes.data();
    Repeats found;
    std::size_t best = (to - from) / 4;
    for (const std::size_t distance : distances) {
        const std::size_t first = std::max(from, distance);
        if (first >= to) continue;
        const std::size_t same = same_bytes(at + first, at + first - distance, to - first);
        if (same > best) best = same, found.distance = distance;
    }
    std::size_t told = from;
    if (found.distance > 0) {
        const std::size_t first = std::max(from, found.distance), count = to - first;
        const Sames sames(at + first, at + first - found.distance, count);
        for (std::size_t n = sames.next_run(0, count); n < count; n = sames.next_run(n, count)) {
            const std::size_t end = sames.end_of_run(n);
            add(found.stretches, first + n - told, end - n);
            told = first + end;
            n = end;
        }
    }
    if (told < to) found.stretches.push_back({static_cast<std::uint32_t>(to - told), 0});
    return found;
}

}  // namespace concord
