#include <algorithm>
#include <numeric>

#include "engine/network/generators.hpp"
#include "engine/network/require.hpp"

namespace concord::network {

namespace {
/// Everybody's neighbours, `degree` numbers a row, and one dice for all that is to be done with them.
class Pairing {
  public:
    Pairing(std::uint32_t size, std::uint32_t degree, Dice dice) : size_(size), degree_(degree), dice_(dice) {
        pair_stubs();
    }

    /// Switches ties with other ties until nobody is tied to themselves or to anybody twice. False: out of
    /// patience.
    bool mend() {
        std::uint64_t patience = 1000 + 100 * std::uint64_t{size_} * degree_;
        for (std::uint32_t me = 0; me < size_; ++me)
            while (const std::uint32_t* wrong = wrong_tie(me)) {
                if (patience-- == 0) return false;
                const std::uint32_t one = dice_.below(size_), slot = dice_.below(degree_);
                switch_ties(me, *wrong, one, row(one)[slot]);
            }
        return true;
    }

    std::vector<std::uint32_t> take() && { return std::move(targets_); }

  private:
    std::span<std::uint32_t> row(std::uint32_t me) {
        return std::span(targets_).subspan(std::size_t{me} * degree_, degree_);
    }
    bool tied(std::uint32_t me, std::uint32_t other) { return std::ranges::count(row(me), other) > 0; }
    void replace(std::uint32_t me, std::uint32_t old, std::uint32_t other) {
        *std::ranges::find(row(me), old) = other;
    }

    void pair_stubs() {
        std::vector<std::uint32_t> stubs(std::size_t{size_} * degree_);
        for (std::size_t n = 0; n < stubs.size(); ++n) stubs[n] = static_cast<std::uint32_t>(n / degree_);
        for (std::size_t left = stubs.size(); left > 1; --left)
            std::swap(stubs[left - 1], stubs[dice_.below(static_cast<std::uint32_t>(left))]);
        std::vector<Tie> ties;
        for (std::size_t n = 0; n < stubs.size(); n += 2) ties.push_back({stubs[n], stubs[n + 1]});
        targets_ = undirected(size_, ties).targets;
    }

    /// Where in the row of `me` a tie stands that is not allowed; none: nullptr.
    const std::uint32_t* wrong_tie(std::uint32_t me) {
        for (const std::uint32_t& other : row(me))
            if (other == me || std::ranges::count(row(me), other) > 1) return &other;
        return nullptr;
    }

    /// a - b and c - d become a - c and b - d, unless that makes another tie that is not allowed.
    void switch_ties(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
        if (a == c || b == d || c == d || tied(a, c) || tied(b, d)) return;
        replace(a, b, c);
        replace(c, d, a);
        replace(b, a, d);
        replace(d, c, b);
    }

    std::uint32_t size_, degree_;
    Dice dice_;
    std::vector<std::uint32_t> targets_;
};
}  // namespace

Ties random_regular(std::uint32_t size, std::uint32_t degree, const Draws& draws, Stream stream) {
    require(degree < std::max(size, 1u), "random_regular: {} ties each need more than {} agents", degree,
            size);
    const std::uint64_t ends = std::uint64_t{size} * degree;
    require(ends % 2 == 0,
            "random_regular: {} agents with {} ties each have an odd number of ends of ties; make one even",
            size, degree);
    require(ends <= 0xffffffff, "random_regular: {} ends of ties are too many; at most 4294967295", ends);
    // In a dense network there is little room for switches, so what is left out is made.
    if (degree > (size - 1) / 2) return complement(random_regular(size, size - 1 - degree, draws, stream));

    for (Tick attempt = 0;; ++attempt) {
        Pairing pairing(size, degree, draws.dice(stream, 0, attempt));
        if (!pairing.mend()) continue;
        Ties ties;
        ties.offsets.resize(std::size_t{size} + 1);
        for (std::size_t row = 0; row <= size; ++row) ties.offsets[row] = row * degree;
        ties.targets = std::move(pairing).take();
        return sorted(std::move(ties));
    }
}

}  // namespace concord::network
