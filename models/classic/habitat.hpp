#pragma once
#include <cstdint>
#include <span>

#include "engine/core/draws.hpp"
#include "engine/network/ties.hpp"

namespace concord::classic {

/// Sites that are next to each other: connected, so that one kind can take all of them.
class Habitat {
  public:
    /// Everybody next to everybody else, without a list of all ties.
    static Habitat complete(std::uint32_t size);
    /// On a circle; of two sites each is the other's one neighbour.
    static Habitat cycle(std::uint32_t size);
    /// Site 0 next to all others.
    static Habitat star(std::uint32_t size);
    /// A random connected graph on which everybody has `degree` neighbours. See random_regular_fault.
    static Habitat random_regular(std::uint32_t size, std::uint32_t degree, Draws&, const char* purpose);
    /// Why there is no such graph; nullptr when there is.
    static const char* random_regular_fault(std::uint32_t size, std::uint32_t degree);

    std::uint32_t size() const { return size_; }
    std::uint32_t degree(std::uint32_t site) const {
        return ties_.targets.empty() ? size_ - 1 : static_cast<std::uint32_t>(ties_.degree(site));
    }
    std::uint32_t most_neighbours() const { return most_neighbours_; }
    std::uint32_t neighbour(std::uint32_t site, std::uint32_t n) const {
        if (ties_.targets.empty()) return n < site ? n : n + 1;
        return ties_.neighbours(site)[n];
    }
    /// How many neighbours of a site are marked, of `all` marked sites.
    std::uint32_t marked_around(std::uint32_t site, std::span<const std::uint8_t> marked,
                                std::uint32_t all) const {
        if (ties_.targets.empty()) return all - marked[site];
        std::uint32_t sum = 0;
        for (const std::uint32_t other : ties_.neighbours(site)) sum += marked[other];
        return sum;
    }

  private:
    Habitat(std::uint32_t size, Ties ties);

    std::uint32_t size_;
    Ties ties_;  // none: complete
    std::uint32_t most_neighbours_;
};

}  // namespace concord::classic
