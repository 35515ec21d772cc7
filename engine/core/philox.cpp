#include "engine/core/philox.hpp"

#include <algorithm>
#include <cassert>

#include "engine/core/philox_first.hpp"
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
    static constexpr std::size_t rounds = 10, lanes = Lanes::size;
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

/// The agents of a block of counters: as listed, or one after the other.
struct Listed {
    const std::uint32_t* agents;
    template <class Lanes>
    void give(Lanes& lanes, std::size_t n) const {
        lanes.load(agents + n);
    }
};
struct Counted {
    std::uint32_t first;
    template <class Lanes>
    void give(Lanes& lanes, std::size_t n) const {
        lanes.count_from(first + static_cast<std::uint32_t>(n));
    }
};

/// Random123's function once more, for many agents side by side: as many vectors of them as there are groups,
/// which take turns, as each product of one must wait for its last.
template <std::size_t groups, class Lanes, class Agents>
void fill_groups(const Fixed<Lanes>& fixed, const Agents& agents, std::size_t first, const Targets& targets) {
    Lanes a[groups], b[groups], c[groups], d[groups];
#pragma GCC unroll 4
    for (std::size_t g = 0; g < groups; ++g) {
        agents.give(a[g], first + g * Lanes::size);
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

template <std::size_t groups, class Lanes, class Agents>
void fill_groups(const FirstWords<Lanes>& first_words, const Agents& agents, std::size_t first,
                 const Targets& targets) {
    Lanes a[groups], b[groups];
#pragma GCC unroll 4
    for (std::size_t g = 0; g < groups; ++g) agents.give(a[g], first + g * Lanes::size);
    first_words(a, b);
#pragma GCC unroll 4
    for (std::size_t g = 0; g < groups; ++g) {
        const std::size_t n = first + g * Lanes::size;
        a[g].store(targets[0] + n);
        if (targets[1] != nullptr) b[g].store(targets[1] + n);
    }
}

template <class Words, class Agents>
void fill_lanes(const Words& words, const Agents& agents, std::size_t size, const Targets& targets) {
    constexpr std::size_t groups = 4, lanes = Words::lanes;  // more groups have no room in the registers
    std::size_t n = 0;
    for (; n + groups * lanes <= size; n += groups * lanes) fill_groups<groups>(words, agents, n, targets);
    for (; n < size; n += lanes) fill_groups<1>(words, agents, n, targets);
}

template <class Lanes, class Agents>
void fill_lanes(Key key, const Block& counter, const Agents& agents, std::size_t size,
                const Targets& targets) {
    if (targets[2] == nullptr && targets[3] == nullptr)
        fill_lanes(FirstWords<Lanes>(key, counter), agents, size, targets);
    else
        fill_lanes(Fixed<Lanes>(key, counter), agents, size, targets);
}

/// For a whole number of times `together` agents.
template <class Agents>
void fill(Key key, const Block& counter, const Agents& agents, std::size_t size, const Targets& targets) {
    switch (vector_unit()) {
        case VectorUnit::avx512:
            return vector::with_avx512([&] { fill_lanes<Lanes512>(key, counter, agents, size, targets); });
        case VectorUnit::avx2:
            return vector::with_avx2([&] { fill_lanes<Lanes256>(key, counter, agents, size, targets); });
        case VectorUnit::baseline:
            return fill_lanes<Lanes128>(key, counter, agents, size, targets);
    }
}
#else
struct Listed {
    const std::uint32_t* agents;
    std::uint32_t operator[](std::size_t n) const { return agents[n]; }
};
struct Counted {
    std::uint32_t first;
    std::uint32_t operator[](std::size_t n) const { return first + static_cast<std::uint32_t>(n); }
};

template <class Agents>
void fill(Key key, Block counter, const Agents& agents, std::size_t size, const Targets& targets) {
    for (std::size_t n = 0; n < size; ++n) {
        counter[0] = agents[n];
        const Block words = block(key, counter);
        for (std::size_t word = 0; word < 4; ++word)
            if (targets[word] != nullptr) targets[word][n] = words[word];
    }
}
#endif

/// Fewer than `together` agents: what the rest would get is thrown away.
template <class Agents>
void fill_rest(Key key, const Block& counter, const Agents& agents, std::size_t size,
               const Targets& targets) {
    std::array<std::array<std::uint32_t, together>, 4> words;
    fill(key, counter, agents, together,
         {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
    for (std::size_t word = 0; word < 4; ++word)
        if (targets[word] != nullptr) std::copy_n(words[word].data(), size, targets[word]);
}

std::uint32_t* target(std::span<std::uint32_t> words, std::size_t from = 0) {
    return words.empty() ? nullptr : words.data() + from;
}
}  // namespace

void words(Key key, Block counter, std::span<const std::uint32_t> agents, std::span<std::uint32_t> w0,
           std::span<std::uint32_t> w1, std::span<std::uint32_t> w2, std::span<std::uint32_t> w3) {
    const std::size_t size = agents.size(), whole = size / together * together;
    assert(w0.size() == size);
    if (whole > 0)
        fill(key, counter, Listed{agents.data()}, whole, {target(w0), target(w1), target(w2), target(w3)});
    if (whole == size) return;
    std::array<std::uint32_t, together> padded{};
    std::ranges::copy(agents.subspan(whole), padded.begin());
    fill_rest(key, counter, Listed{padded.data()}, size - whole,
              {target(w0, whole), target(w1, whole), target(w2, whole), target(w3, whole)});
}

void blocks(Key key, Block counter, std::span<std::uint32_t> w0, std::span<std::uint32_t> w1,
            std::span<std::uint32_t> w2, std::span<std::uint32_t> w3) {
    const std::size_t size = w0.size(), whole = size / together * together;
    if (whole > 0)
        fill(key, counter, Counted{counter[0]}, whole, {target(w0), target(w1), target(w2), target(w3)});
    if (whole < size)
        fill_rest(key, counter, Counted{counter[0] + static_cast<std::uint32_t>(whole)}, size - whole,
                  {target(w0, whole), target(w1, whole), target(w2, whole), target(w3, whole)});
}

}  // namespace concord::philox
