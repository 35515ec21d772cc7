#include "engine/core/philox.hpp"

#include <algorithm>
#include <cassert>

#include "engine/core/philox_lanes.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord::philox {

namespace {
constexpr std::size_t together = 8;             // agents; a whole number of times any unit's lanes
using Targets = std::array<std::uint32_t*, 4>;  // where each word of the blocks goes; nullptr: nowhere

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
/// What is the same for all agents.
template <class Lanes>
struct Fixed {
    static constexpr std::size_t rounds = 10;
    Lanes left[rounds], right[rounds], left_factor, right_factor, tick, stream, number;

    Fixed(Key key, const Block& counter) {
        for (std::size_t round = 0; round < rounds; ++round) {
            left[round].fill(key[0]);
            right[round].fill(key[1]);
            key[0] += PHILOX_W32_0;
            key[1] += PHILOX_W32_1;
        }
        left_factor.fill(PHILOX_M4x32_0);
        right_factor.fill(PHILOX_M4x32_1);
        tick.fill(counter[1]);
        stream.fill(counter[2]);
        number.fill(counter[3]);
    }
};

/// Random123's function once more, for many agents side by side: as many vectors of them as there are groups,
/// which take turns, as each product of one must wait for its last.
template <std::size_t groups, class Lanes>
void fill_groups(const Fixed<Lanes>& fixed, const std::uint32_t* agents, std::size_t first,
                 const Targets& targets) {
    Lanes a[groups], b[groups], c[groups], d[groups];
#pragma GCC unroll 4
    for (std::size_t g = 0; g < groups; ++g) {
        a[g].load(agents + first + g * Lanes::size);
        b[g].copy(fixed.tick);
        c[g].copy(fixed.stream);
        d[g].copy(fixed.number);
    }
#pragma GCC unroll 10
    for (std::size_t round = 0; round < Fixed<Lanes>::rounds; ++round) {
#pragma GCC unroll 4
        for (std::size_t g = 0; g < groups; ++g) {
            Lanes left, right;
            left.product(a[g], fixed.left_factor);
            right.product(c[g], fixed.right_factor);
            a[g].mix(right, b[g], fixed.left[round]);
            c[g].mix(left, d[g], fixed.right[round]);
            b[g].copy(right);
            d[g].copy(left);
        }
    }
#pragma GCC unroll 4
    for (std::size_t g = 0; g < groups; ++g) {
        const std::size_t n = first + g * Lanes::size;
        a[g].store(targets[0] + n);
        if (targets[1] != nullptr) b[g].store(targets[1] + n);
        if (targets[2] != nullptr) c[g].store(targets[2] + n);
        if (targets[3] != nullptr) d[g].store(targets[3] + n);
    }
}

template <class Lanes>
void fill_lanes(const Fixed<Lanes>& fixed, std::span<const std::uint32_t> agents, const Targets& targets) {
    constexpr std::size_t groups = 4;  // more have no room in the registers
    std::size_t n = 0;
    for (; n + groups * Lanes::size <= agents.size(); n += groups * Lanes::size)
        fill_groups<groups>(fixed, agents.data(), n, targets);
    for (; n < agents.size(); n += Lanes::size) fill_groups<1>(fixed, agents.data(), n, targets);
}

/// For a whole number of times `together` agents.
void fill(Key key, const Block& counter, std::span<const std::uint32_t> agents, const Targets& targets) {
    switch (vector_unit()) {
        case VectorUnit::avx512:
            return vector::with_avx512([&] { fill_lanes<Lanes512>({key, counter}, agents, targets); });
        case VectorUnit::avx2:
            return vector::with_avx2([&] { fill_lanes<Lanes256>({key, counter}, agents, targets); });
        case VectorUnit::baseline:
            return fill_lanes<Lanes128>({key, counter}, agents, targets);
    }
}
#else
void fill(Key key, Block counter, std::span<const std::uint32_t> agents, const Targets& targets) {
    for (std::size_t n = 0; n < agents.size(); ++n) {
        counter[0] = agents[n];
        const Block words = block(key, counter);
        for (std::size_t word = 0; word < 4; ++word)
            if (targets[word] != nullptr) targets[word][n] = words[word];
    }
}
#endif

/// Fewer than `together` agents.
void fill_rest(Key key, const Block& counter, std::span<const std::uint32_t> agents, const Targets& targets) {
    std::array<std::uint32_t, together> padded{};
    std::ranges::copy(agents, padded.begin());
    std::array<std::array<std::uint32_t, together>, 4> words;
    fill(key, counter, padded, {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
    for (std::size_t word = 0; word < 4; ++word)
        if (targets[word] != nullptr) std::copy_n(words[word].data(), agents.size(), targets[word]);
}

std::uint32_t* target(std::span<std::uint32_t> words) {
    return words.empty() ? nullptr : words.data();
}
}  // namespace

void words(Key key, Block counter, std::span<const std::uint32_t> agents, std::span<std::uint32_t> w0,
           std::span<std::uint32_t> w1, std::span<std::uint32_t> w2, std::span<std::uint32_t> w3) {
    const std::size_t size = agents.size(), whole = size / together * together;
    assert(w0.size() == size);
    Targets targets{target(w0), target(w1), target(w2), target(w3)};
    if (whole > 0) fill(key, counter, agents.first(whole), targets);
    for (std::uint32_t*& to : targets)
        if (to != nullptr) to += whole;
    if (whole < size) fill_rest(key, counter, agents.subspan(whole), targets);
}

void blocks(Key key, Block counter, std::span<std::uint32_t> w0, std::span<std::uint32_t> w1,
            std::span<std::uint32_t> w2, std::span<std::uint32_t> w3) {
    std::array<std::uint32_t, 512> agents;
    const auto part = [](std::span<std::uint32_t> all, std::size_t first, std::size_t size) {
        return all.empty() ? all : all.subspan(first, size);
    };
    for (std::size_t done = 0; done < w0.size();) {
        const std::size_t now = std::min(agents.size(), w0.size() - done);
        for (std::size_t n = 0; n < now; ++n) agents[n] = counter[0] + static_cast<std::uint32_t>(done + n);
        words(key, counter, std::span(agents).first(now), part(w0, done, now), part(w1, done, now),
              part(w2, done, now), part(w3, done, now));
        done += now;
    }
}

}  // namespace concord::philox
