#include "tests/bench/imitation_reference.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "engine/core/math.hpp"
#include "engine/core/vector_unit.hpp"
#include "engine/network/generators.hpp"
#include "engine/parallel/parallel.hpp"
#include "models/classic/start.hpp"

namespace concord::bench {

namespace {
constexpr double temptation = 1.2, noise = 0.1;
constexpr std::size_t lanes = 16, together = 128, part = 64 * together;  // rows
constexpr std::size_t ahead = 2048, beyond_caches = 4 << 20;             // neighbours

std::vector<std::uint32_t> by_falling_degree(const Ties& ties) {
    std::vector<std::uint32_t> order(ties.rows());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t agent) { return ties.degree(agent); });
    return order;
}

Ties built(std::uint32_t agents, bool scale_free, const Draws& draws, Stream stream) {
    return scale_free ? network::scale_free(agents, 4, draws, stream)
                      : network::random(agents, 8, draws, stream);
}
}  // namespace

Beginning::Beginning(std::uint32_t agents, bool scale_free)
    : ties(built(agents, scale_free, draws, draws.stream("network-dilemma.graph"))),
      cooperates(classic::random_subset(classic::nearest_count(0.5, agents), agents,
                                        draws.dice(draws.stream("network-dilemma.start"), 0, 0))),
      imitate(draws.stream("network-dilemma.imitate")) {}

ScalarGame::ScalarGame(Beginning begin)
    : begin_(std::move(begin)),
      offsets_(begin_.ties.offsets.begin(), begin_.ties.offsets.end()),
      now_(begin_.cooperates),
      next_(now_.size()),
      payoff_(now_.size()) {}

void ScalarGame::advance(Tick t) {
    const std::uint32_t* const targets = begin_.ties.targets.data();
    const std::uint8_t* const now = now_.data();
    for (std::size_t me = 0; me < now_.size(); ++me) {
        std::uint32_t cooperators = 0;
        for (std::uint32_t n = offsets_[me]; n < offsets_[me + 1]; ++n) cooperators += now[targets[n]];
        payoff_[me] = now[me] != 0 ? cooperators : cooperators * temptation;
    }
    for (std::uint32_t me = 0; me < now_.size(); ++me) {
        next_[me] = now[me];
        const std::uint32_t degree = offsets_[me + 1] - offsets_[me];
        if (degree == 0) continue;
        Dice dice = begin_.draws.dice(begin_.imitate, me, t);
        const std::uint32_t other = targets[offsets_[me] + dice.below(degree)];
        if (now[other] != now[me] && dice.chance(logistic((payoff_[other] - payoff_[me]) / noise)))
            next_[me] = now[other];
    }
    now_.swap(next_);
}

template <bool packed>
VectorGame<packed>::VectorGame(Beginning begin)
    : draws_(begin.draws),
      stream_(begin.imitate),
      agents_(static_cast<std::uint32_t>(begin.ties.rows())),
      agent_(by_falling_degree(begin.ties)) {
    const Ties& ties = begin.ties;
    const std::size_t rows = (agents_ + together - 1) / together * together;
    std::vector<std::uint32_t> row(agents_);
    for (std::uint32_t n = 0; n < agents_; ++n) row[agent_[n]] = n;
    degree_.resize(rows);
    now_.resize(packed ? rows / 32 + 1 : rows + 1);
    for (std::uint32_t n = 0; n < agents_; ++n) {
        degree_[n] = static_cast<std::uint32_t>(ties.degree(agent_[n]));
        if constexpr (packed)
            now_[n / 32] |= std::uint32_t{begin.cooperates[agent_[n]]} << n % 32;
        else
            now_[n] = begin.cooperates[agent_[n]];
    }
    const auto nobody = static_cast<std::uint32_t>(rows);  // a row further, who defects
    for (std::size_t first = 0; first < rows; first += lanes) {
        slice_.push_back(neighbour_.size());
        for (std::uint32_t k = 0; k < degree_[first]; ++k)
            for (std::size_t n = first; n < first + lanes; ++n)
                neighbour_.push_back(k < degree_[n] ? row[ties.neighbours(agent_[n])[k]] : nobody);
    }
    agent_.resize(rows);
    next_ = now_;
    payoff_.resize(rows + 1);
    partner_.resize(rows);
}

template <bool packed>
void VectorGame<packed>::advance(Tick t) {
    const std::size_t rows = degree_.size();
    const VectorUnit unit = vector_unit();
    later_words_.clear();
    for_blocks(rows, part,
               [&](std::size_t first, std::size_t last) { on(unit, [=, this] { earn(first, last, t); }); });
    for_blocks(rows, part, [&](std::size_t first, std::size_t last) {
        on(unit, [=, this] { imitate(first, last, t); });
    });
    now_.swap(next_);
}

namespace {
inline std::uint32_t strategy_of(const std::uint8_t* now, std::size_t row) {
    return now[row];
}
inline std::uint32_t strategy_of(const std::uint32_t* now, std::size_t row) {
    return now[row / 32] >> row % 32 & 1u;
}
}  // namespace

template <bool packed>
void VectorGame<packed>::earn(std::size_t first, std::size_t last, Tick t) {
    std::array<std::uint32_t, together> word, number;
    const Word* const now = now_.data();
    for (std::size_t block = first; block < last; block += together) {
        draws_.blocks(stream_, t, std::span(agent_).subspan(block, together), {word.data()});
        const std::uint32_t* const degree = &degree_[block];
        std::uint32_t unfair = 0;
        for (std::size_t n = 0; n < together; ++n) {
            number[n] = static_cast<std::uint32_t>(std::uint64_t{word[n]} * degree[n] >> 32);
            unfair |= word[n] * degree[n] < degree[n];
        }
        if (unfair != 0) [[unlikely]]
            draw_again(block, t, number.data());
        const std::size_t begin = slice_[block / lanes] + ahead, end = begin + together * degree[0];
        if (neighbour_.size() > beyond_caches && end <= neighbour_.size())  // machines stop at every page
            for (std::size_t n = begin; n < end; n += lanes) __builtin_prefetch(&neighbour_[n]);
        for (std::size_t n = 0; n < together; n += lanes)
            earn_tile(now, &neighbour_[slice_[(block + n) / lanes]], &degree[n], &number[n], block + n);
    }
}

/// By the dice, where a word may have favoured some.
template <bool packed>
void VectorGame<packed>::draw_again(std::size_t block, Tick t, std::uint32_t* number) {
    const std::scoped_lock lock(mutex_);
    for (std::size_t n = 0; n < together; ++n) {
        const std::size_t row = block + n;
        if (degree_[row] == 0) continue;
        Dice dice = draws_.dice(stream_, agent_[row], t);
        number[n] = dice.below(degree_[row]);
        later_words_[static_cast<std::uint32_t>(row)] = static_cast<std::uint32_t>(dice.uniform() * 0x1p32);
    }
}

template <bool packed>
void VectorGame<packed>::earn_tile(const Word* now, const std::uint32_t* slice, const std::uint32_t* degree,
                                   const std::uint32_t* number, std::size_t first) {
    const std::uint32_t* at = slice;
    std::uint32_t cooperators[lanes] = {};
    for (std::uint32_t k = degree[0]; k > 0; --k, at += lanes)
        for (std::size_t n = 0; n < lanes; ++n) cooperators[n] += strategy_of(now, at[n]);
    Payoff* const __restrict payoff = &payoff_[first];
    for (std::size_t n = 0; n < lanes; ++n)
        payoff[n] = static_cast<Payoff>(strategy_of(now, first + n) != 0 ? cooperators[n]
                                                                         : cooperators[n] * temptation);
    std::uint32_t* const __restrict partner = &partner_[first];
    if (degree[lanes - 1] > 0)
        for (std::size_t n = 0; n < lanes; ++n) partner[n] = slice[number[n] * lanes + n];
    else
        for (std::size_t n = 0; n < lanes; ++n)
            partner[n] = degree[n] > 0 ? slice[number[n] * lanes + n] : static_cast<std::uint32_t>(first + n);
}

/// Only who meets somebody who does otherwise may change.
template <bool packed>
void VectorGame<packed>::imitate(std::size_t first, std::size_t last, Tick t) {
    std::array<std::uint32_t, part + together> pairs, others;
    std::array<std::uint8_t, part> result;
    const Word* const now = now_.data();
    std::size_t found = 0;
    for (std::size_t n = first; n < last; ++n) {
        pairs[found] = static_cast<std::uint32_t>(n);
        others[found] = partner_[n];
        result[n - first] = static_cast<std::uint8_t>(strategy_of(now, n));
        found += strategy_of(now, partner_[n]) != result[n - first] ? 1 : 0;
    }
    for (std::size_t n = found; n % together != 0; ++n)
        pairs[n] = others[n] = static_cast<std::uint32_t>(first);
    for (std::size_t n = 0; n < found; n += together) {
        const std::array<bool, together> turns = compare(&pairs[n], &others[n], t);
        for (std::size_t i = 0; i < std::min(together, found - n); ++i)
            result[pairs[n + i] - first] ^= turns[i];
    }
    if constexpr (packed) {
        for (std::size_t n = 0; n < last - first; n += 32) {
            std::uint32_t bits = 0;
            for (std::size_t i = 0; i < 32; ++i) bits |= std::uint32_t{result[n + i]} << i;
            next_[(first + n) / 32] = bits;
        }
    } else {
        std::copy_n(result.data(), last - first, &next_[first]);
    }
}

template <bool packed>
std::array<bool, together> VectorGame<packed>::compare(const std::uint32_t* pairs,
                                                       const std::uint32_t* others, Tick t) const {
    std::array<std::uint32_t, together> agent, passed, word;
    std::array<Payoff, together> mine, earned;
    std::array<bool, together> turns;
    for (std::size_t n = 0; n < together; ++n) agent[n] = agent_[pairs[n]];
    draws_.blocks(stream_, t, agent, {passed.data(), word.data()});
    if (!later_words_.empty()) [[unlikely]]
        for (std::size_t n = 0; n < together; ++n)
            if (const auto later = later_words_.find(pairs[n]); later != later_words_.end())
                word[n] = later->second;
    for (std::size_t n = 0; n < together; ++n) mine[n] = payoff_[pairs[n]];
    for (std::size_t n = 0; n < together; ++n) earned[n] = payoff_[others[n]];
    for (std::size_t n = 0; n < together; ++n)
        turns[n] = word[n] < logistic(static_cast<double>(earned[n] - mine[n]) / noise) * 0x1p32;
    return turns;
}

template <bool packed>
std::vector<std::uint8_t> VectorGame<packed>::strategies() const {
    std::vector<std::uint8_t> by_agent(agents_);
    for (std::size_t n = 0; n < agents_; ++n)
        by_agent[agent_[n]] = static_cast<std::uint8_t>(strategy_of(now_.data(), n));
    return by_agent;
}

template class VectorGame<false>;
template class VectorGame<true>;

}  // namespace concord::bench
