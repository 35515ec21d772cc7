#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/math.hpp"
#include "engine/core/vector_unit.hpp"
#include "engine/network/generators.hpp"
#include "engine/network/require.hpp"

namespace concord::network {

namespace {
// Of the later agents each is a neighbour with equal probability, so the gaps between neighbours are
// geometric, and a geometric number is an exponential one rounded down (Batagelj and Brandes 2005).
struct Gaps {
    double rate, end;

    /// The neighbour that comes after another; `end` when there is none.
    double next(double neighbour, double uniform) const {
        const double gap = -log(1 - uniform) / rate;
        return gap < end - neighbour - 1 ? neighbour + 1 + std::floor(gap) : end;
    }
};

/// Draws the later neighbours of some agents side by side, two of each at a time, as long as there are any.
class Drawing {
  public:
    static constexpr std::uint32_t together = 512;  // agents

    Drawing(const Gaps& gaps, const Draws& draws, Stream stream)
        : gaps_(gaps), draws_(draws), stream_(stream) {}

    /// Adds those of agents first up to last.
    void operator()(std::uint32_t first, std::uint32_t last, LaterTies& ties) {
        found_.clear();
        active_ = last - first;
        for (std::uint32_t n = 0; n < active_; ++n) agents_[n] = first + n, at_[n] = first + n;
        ties.counts.resize(last);
        std::uint32_t* const counts = ties.counts.data();
        for (std::uint32_t block = 0; active_ > 0; ++block) {
            draws_.blocks(stream_, 0, {agents_.data(), active_},
                          {words_[0].data(), words_[1].data(), words_[2].data(), words_[3].data()}, block);
            step();
            keep(counts);
        }
        put_in_order(counts + first, first, last, ties.later);
    }

  private:
    template <class Value>
    using Row = std::array<Value, together>;

    void step() {
        const Gaps gaps = gaps_;
        const auto [w0, w1, w2, w3] =
            std::array{words_[0].data(), words_[1].data(), words_[2].data(), words_[3].data()};
        double* const __restrict one = one_.data(), * const __restrict at = at_.data();
        on(vector_unit(), [=, active = active_] {
            for (std::size_t n = 0; n < active; ++n) {
                one[n] = gaps.next(at[n], uniform(w0[n], w1[n]));
                at[n] = gaps.next(one[n], uniform(w2[n], w3[n]));
            }
        });
    }

    /// Writes down what was found, and who may have further neighbours; without branches, which nobody could
    /// foresee.
    void keep(std::uint32_t* const counts) {
        std::size_t found = found_.size(), active = 0;
        found_.resize(found + 2 * active_);
        for (std::size_t n = 0; n < active_; ++n) {
            const std::uint32_t me = agents_[n];
            const bool first = one_[n] < gaps_.end, second = at_[n] < gaps_.end;
            found_[found] = {me, static_cast<std::uint32_t>(one_[n])};
            found += first;
            found_[found] = {me, static_cast<std::uint32_t>(at_[n])};
            found += second;
            counts[me] += first + second;
            agents_[active] = me;
            at_[active] = at_[n];
            active += second;
        }
        found_.resize(found);
        active_ = active;
    }

    /// From the order of the blocks into that of the agents.
    void put_in_order(const std::uint32_t* counts, std::uint32_t first, std::uint32_t last,
                      std::vector<std::uint32_t>& later) {
        std::size_t end = later.size();
        for (std::uint32_t n = 0; n < last - first; ++n) place_[n] = end, end += counts[n];
        later.resize(end);
        for (const Tie& tie : found_) later[place_[tie.from - first]++] = tie.to;
    }

    Gaps gaps_;
    const Draws& draws_;
    Stream stream_;
    std::size_t active_ = 0;
    Row<std::uint32_t> agents_;
    std::array<Row<std::uint32_t>, 4> words_;
    Row<double> at_, one_;  // the last neighbour of each, and the one before
    Row<std::size_t> place_;
    std::vector<Tie> found_;
};
}  // namespace

Ties random(std::uint32_t size, double mean_degree, const Draws& draws, Stream stream) {
    const double most = size > 0 ? size - 1.0 : 0;
    require(mean_degree >= 0 && mean_degree <= most,
            "random: a mean degree of {} among {} agents; 0 to {} is allowed", mean_degree, size, most);
    LaterTies ties;
    ties.counts.reserve(size);
    const double rate = mean_degree > 0 ? -log(1 - mean_degree / most) : 0;
    if (!(rate > 0)) {
        ties.counts.resize(size);
        return undirected(ties);
    }
    const double expected = size * mean_degree / 2;
    ties.later.reserve(static_cast<std::size_t>(expected + 6 * std::sqrt(expected)));
    Drawing draw({rate, static_cast<double>(size)}, draws, stream);
    for (std::uint32_t first = 0; first < size; first += std::min(Drawing::together, size - first))
        draw(first, first + std::min(Drawing::together, size - first), ties);
    return undirected(ties);
}

// Draws until there are enough different pairs. Which ones come first does not depend on who they are, so
// every set is equally likely.
Ties random_of_size(std::uint32_t size, std::uint64_t count, const Draws& draws, Stream stream) {
    const std::uint64_t pairs = size == 0 ? 0 : std::uint64_t{size} * (size - 1) / 2;
    require(count <= pairs, "random: {} ties among {} agents; 0 to {} is allowed", count, size, pairs);
    if (count > pairs - count) return complement(random_of_size(size, pairs - count, draws, stream));
    std::vector<Tie> ties;
    Dice dice = draws.dice(stream, 0, 0);
    const auto order = [](const Tie& tie) { return std::pair(tie.from, tie.to); };
    while (ties.size() < count) {
        for (std::uint64_t missing = count - ties.size(); missing > 0; --missing) {
            const std::uint32_t one = dice.below(size), step = 1 + dice.below(size - 1);
            const auto other = static_cast<std::uint32_t>((std::uint64_t{one} + step) % size);
            ties.push_back({std::min(one, other), std::max(one, other)});
        }
        std::ranges::sort(ties, {}, order);
        ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    }
    return undirected(size, ties);
}

}  // namespace concord::network
