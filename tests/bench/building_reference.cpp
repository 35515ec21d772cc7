#include "tests/bench/building_reference.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <vector>

#include "engine/core/math.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord::bench {

namespace {
constexpr std::uint32_t batch = 1024;  // agents drawn for at a time
constexpr unsigned part_bits = 15;     // 32,768 agents of degree 8: a megabyte of ends
constexpr std::size_t most_a_batch = 1 << 16;

/// All that is written to while drawing; static arrays would do as well.
struct Desk {
    alignas(64) std::uint32_t agent[batch], w0[batch], w1[batch], w2[batch], w3[batch];
    alignas(64) double at[batch], one[batch];
    Tie found[most_a_batch];
    std::uint32_t place[batch + 1];
    std::uint32_t later[most_a_batch];
};

void two_further(Desk& desk, std::size_t active, double rate, double end) {
    const std::uint32_t *const w0 = desk.w0, *const w1 = desk.w1, *const w2 = desk.w2, *const w3 = desk.w3;
    double* const __restrict one = desk.one, * const __restrict at = desk.at;
    on(vector_unit(), [=] {
        const auto real = [](std::uint32_t x) {
            return std::bit_cast<double>(0x4330000000000000 | std::uint64_t{x}) - 0x1p52;
        };
        const auto further = [=](double from, std::uint32_t high, std::uint32_t low) {
            const double gap = -log(1 - (real(high) * 0x1p-32 + real(low >> 11) * 0x1p-53)) / rate;
            return gap < end - from - 1 ? from + 1 + std::floor(gap) : end;
        };
        for (std::size_t n = 0; n < active; ++n) {
            one[n] = further(at[n], w0[n], w1[n]);
            at[n] = further(one[n], w2[n], w3[n]);
        }
    });
}

/// The later neighbours of one batch into desk.later, those of agent first + n from desk.place[n] on.
void draw(Desk& desk, std::uint32_t first, std::uint32_t count, double rate, double end, const Draws& draws,
          Stream stream) {
    std::size_t active = count, found = 0;
    std::uint32_t counts[batch] = {};
    for (std::uint32_t n = 0; n < count; ++n) desk.agent[n] = first + n, desk.at[n] = first + n;
    for (std::uint32_t block = 0; active > 0; ++block) {
        draws.blocks(stream, 0, {desk.agent, active}, {desk.w0, desk.w1, desk.w2, desk.w3}, block);
        two_further(desk, active, rate, end);
        std::size_t left = 0;
        for (std::size_t n = 0; n < active; ++n) {
            const std::uint32_t me = desk.agent[n];
            const bool one = desk.one[n] < end, two = desk.at[n] < end;
            desk.found[found] = {me - first, static_cast<std::uint32_t>(desk.one[n])};
            found += one;
            desk.found[found] = {me - first, static_cast<std::uint32_t>(desk.at[n])};
            found += two;
            counts[me - first] += one + two;
            desk.agent[left] = me;
            desk.at[left] = desk.at[n];
            left += two;
        }
        active = left;
    }
    std::uint32_t next[batch], sum = 0;
    for (std::uint32_t n = 0; n < count; ++n) desk.place[n] = next[n] = sum, sum += counts[n];
    desk.place[count] = sum;
    for (std::size_t n = 0; n < found; ++n) desk.later[next[desk.found[n].from]++] = desk.found[n].to;
}
}  // namespace

Ties random_by_hand(std::uint32_t agents, double mean_degree, const Draws& draws, Stream stream) {
    const double rate = -log(1 - mean_degree / (agents - 1.0));
    const std::size_t parts = (agents >> part_bits) + 1;
    const auto desk = std::make_unique_for_overwrite<Desk>();
    // The later agent lies in part n about as often as there are agents before it.
    std::vector<std::size_t> first_of(parts + 1);
    for (std::size_t part = 0; part < parts; ++part)
        first_of[part + 1] = first_of[part] + 1024 +
                             static_cast<std::size_t>(1.05 * mean_degree * (part + 1.0) *
                                                      (std::uint64_t{1} << 2 * part_bits) / agents);
    const auto dealt = std::make_unique_for_overwrite<Tie[]>(first_of[parts]);  // by part of the later agent
    std::vector<Tie*> dealt_to(parts);
    for (std::size_t part = 0; part < parts; ++part) dealt_to[part] = &dealt[first_of[part]];
    std::vector<std::uint32_t> later, held(agents);
    later.reserve(static_cast<std::size_t>(agents * mean_degree * 0.51));
    for (std::uint32_t first = 0; first < agents; first += batch) {
        const std::uint32_t count = std::min(batch, agents - first);
        draw(*desk, first, count, rate, agents, draws, stream);
        for (std::uint32_t n = 0; n < count; ++n) {
            held[first + n] = desk->place[n + 1] - desk->place[n];
            for (std::uint32_t k = desk->place[n]; k < desk->place[n + 1]; ++k)
                *dealt_to[desk->later[k] >> part_bits]++ = {first + n, desk->later[k]};
        }
        later.insert(later.end(), desk->later, desk->later + desk->place[count]);
    }
    Ties ties;
    ties.offsets.resize(agents + std::size_t{1});
    ties.targets.resize(2 * later.size());
    std::uint64_t end = 0;
    const std::uint32_t* mine = later.data();
    std::vector<std::uint32_t> next(std::size_t{1} << part_bits);
    for (std::size_t part = 0; part < parts; ++part) {
        const auto begin = static_cast<std::uint32_t>(part << part_bits);
        const std::uint32_t stop = std::min(agents, begin + (1u << part_bits));
        const std::span<const Tie> here(&dealt[first_of[part]], dealt_to[part]);
        std::ranges::fill(next, 0);
        for (const Tie& tie : here) ++next[tie.to - begin];
        const std::uint64_t start = end;
        for (std::uint32_t me = begin; me < stop; ++me) {
            const std::uint32_t earlier = next[me - begin];
            next[me - begin] = static_cast<std::uint32_t>(end - start);
            std::copy_n(mine, held[me], &ties.targets[end + earlier]);
            mine += held[me];
            ties.offsets[me + 1] = end += earlier + held[me];
        }
        std::uint32_t* const targets = ties.targets.data() + start;
        for (const Tie& tie : here) targets[next[tie.to - begin]++] = tie.from;
    }
    return ties;
}

}  // namespace concord::bench
