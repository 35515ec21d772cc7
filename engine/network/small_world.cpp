#include <algorithm>

#include "engine/network/generators.hpp"
#include "engine/network/require.hpp"

namespace concord::network {

namespace {
/// Every tie is held by one of its two agents, `each` by everybody; the far end can move.
class HeldTies {
  public:
    HeldTies(std::uint32_t size, std::uint32_t each) : size_(size), each_(each), degrees_(size, 2 * each) {
        ends_.reserve(std::size_t{size} * each);
        for (std::uint64_t me = 0; me < size; ++me)
            for (std::uint32_t step = 1; step <= each; ++step)
                ends_.push_back(static_cast<std::uint32_t>((me + step) % size));
    }

    /// To an agent not yet tied to `me`, all equally likely; stays when there is none.
    void move(std::uint32_t me, std::uint32_t slot, Dice& dice) {
        if (degrees_[me] == size_ - 1) return;
        std::uint32_t other = dice.below(size_);
        while (other == me || tied(me, other)) other = dice.below(size_);
        std::uint32_t& end = held(me)[slot];
        --degrees_[end];
        ++degrees_[other];
        end = other;
    }

    Ties ties() const {
        std::vector<Tie> list(ends_.size());
        for (std::size_t n = 0; n < list.size(); ++n)
            list[n] = {static_cast<std::uint32_t>(n / each_), ends_[n]};
        return undirected(size_, list);
    }

  private:
    std::span<std::uint32_t> held(std::uint32_t me) {
        return std::span(ends_).subspan(std::size_t{me} * each_, each_);
    }
    bool holds(std::uint32_t me, std::uint32_t other) { return std::ranges::count(held(me), other) > 0; }
    bool tied(std::uint32_t me, std::uint32_t other) { return holds(me, other) || holds(other, me); }

    std::uint32_t size_, each_;
    std::vector<std::uint32_t> ends_, degrees_;
};
}  // namespace

Ties small_world(std::uint32_t size, std::uint32_t each_side, double rewired, const Draws& draws,
                 Stream stream) {
    require(std::uint64_t{each_side} * 2 < std::max(size, 1u),
            "small_world: {} neighbours each side need more than {} agents", each_side, size);
    require(rewired >= 0 && rewired <= 1, "small_world: a share of {} rewired; 0 to 1 is allowed", rewired);
    HeldTies held(size, each_side);
    for (std::uint32_t me = 0; me < size; ++me) {
        Dice dice = draws.dice(stream, me, 0);
        for (std::uint32_t slot = 0; slot < each_side; ++slot)
            if (dice.chance(rewired)) held.move(me, slot, dice);
    }
    return held.ties();
}

}  // namespace concord::network
