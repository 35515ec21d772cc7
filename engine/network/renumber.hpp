#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/network/ties.hpp"

namespace concord {

/// Another order of the agents, for speed: neighbours near in memory. Users keep the original numbers, and
/// draws are keyed by them, so that results stay the same.
class Renumbering {
  public:
    /// Row n is to hold agent original[n]. Throws std::invalid_argument unless that is a permutation.
    explicit Renumbering(std::vector<std::uint32_t> original);
    static Renumbering none(std::size_t rows);

    std::uint32_t original(std::size_t row) const { return original_[row]; }
    std::uint32_t row(std::size_t agent) const { return row_[agent]; }
    std::span<const std::uint32_t> originals() const { return original_; }
    std::size_t size() const { return original_.size(); }

    /// The same ties between rows; the neighbours of each keep their order, and with it every sum over them.
    Ties apply(const Ties&) const;
    /// Values by original number, put in order of rows.
    template <class Value>
    std::vector<Value> apply(std::span<const Value> by_agent) const {
        return permuted(by_agent, original_);
    }
    /// Values in order of rows, put back by original number.
    template <class Value>
    std::vector<Value> invert(std::span<const Value> by_row) const {
        return permuted(by_row, row_);
    }

  private:
    template <class Value>
    static std::vector<Value> permuted(std::span<const Value> values, std::span<const std::uint32_t> from) {
        std::vector<Value> result;
        result.reserve(from.size());
        for (const std::uint32_t place : from) result.push_back(values[place]);
        return result;
    }

    std::vector<std::uint32_t> original_, row_;
};

/// Reverse Cuthill-McKee (Cuthill and McKee 1969): breadth first from an agent of least degree, neighbours of
/// small degree first, then all in reverse. Follows ties forwards only; best for undirected networks.
Renumbering by_locality(const Ties&);

/// Most ties first, so that agents whom many look at lie together; of equal degree, in the order they had.
Renumbering by_degree(const Ties&);
/// The same among each `window` (>= 1) agents with consecutive numbers, so that those near each other stay
/// so.
Renumbering by_degree(const Ties&, std::size_t window);

}  // namespace concord
