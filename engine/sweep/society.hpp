#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/draws.hpp"
#include "engine/network/renumber.hpp"
#include "engine/network/ties.hpp"

namespace concord {

/// Agents and who looks at whom, ready to be swept. Rows may be in another order than the agents' numbers,
/// for speed; no trajectory depends on it, as draws are keyed by the number and neighbours keep their order.
class Society {
  public:
    /// Rows in order of the agents' numbers.
    explicit Society(Ties ties);
    /// `ties` by the agents' numbers, rows in the order given: `Society(ties, by_locality(ties))`.
    Society(const Ties& ties, Renumbering order);

    std::size_t size() const { return ties_.rows(); }
    const Ties& ties() const { return ties_; }
    std::uint32_t agent(std::size_t row) const { return order_.original(row); }
    /// Where the rows are cut for threads: by ties, and by nothing but the ties.
    std::span<const std::size_t> cuts() const { return cuts_; }

    /// Values by agent in order of rows, and back.
    template <class Value>
    std::vector<Value> to_rows(const std::vector<Value>& by_agent) const {
        return order_.apply(std::span(by_agent));
    }
    template <class Value>
    std::vector<Value> to_agents(std::span<const Value> by_row) const {
        return order_.invert(by_row);
    }

  private:
    Society(Renumbering order, Ties&& ties);

    Renumbering order_;
    Ties ties_;
    std::vector<std::size_t> cuts_;
};

/// What draws are for, and when: everything of their name but who asks.
struct Occasion {
    const Draws& draws;
    Stream stream;
    Tick tick;

    Dice dice(std::uint32_t agent) const { return draws.dice(stream, agent, tick); }
};

template <class Value>
std::span<const Value> view_of(const std::vector<Value>& column) {
    return column;
}
template <class Value>
std::span<Value> place_of(std::vector<Value>& column) {
    return column;
}

template <class Value>
std::span<Value> state_of(std::vector<Value>& column) {
    return column;
}

/// A column that is read as it was while the next tick's is written: a vector, or a Packed<Value>.
template <class Value, class Column = std::vector<Value>>
class TwoPhase {
  public:
    explicit TwoPhase(const std::vector<Value>& start) : now_(start), next_(start) {}

    auto now() const { return view_of(now_); }
    auto next() { return place_of(next_); }
    void turn() { std::swap(now_, next_); }
    /// The values as they are, for a StateVisitor; of the next ones, all are written before they are read.
    auto state() { return state_of(now_); }

  private:
    Column now_, next_;
};

}  // namespace concord
