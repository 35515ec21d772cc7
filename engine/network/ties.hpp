#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace concord {

/// A directed tie from one agent to another; an undirected one is stored as two.
struct Tie {
    std::uint32_t from, to;
    bool operator==(const Tie&) const = default;
};

/// Who is tied to whom, in compressed rows: row i holds the agents that i looks at, in a fixed order.
struct Ties {
    /// rows + 1; row i is targets[offsets[i]] up to targets[offsets[i + 1]]
    std::vector<std::uint64_t> offsets{0};
    std::vector<std::uint32_t> targets;

    std::size_t rows() const { return offsets.size() - 1; }
    std::size_t size() const { return targets.size(); }
    std::size_t degree(std::size_t i) const { return offsets[i + 1] - offsets[i]; }
    std::span<const std::uint32_t> neighbours(std::size_t i) const {
        return std::span(targets).subspan(offsets[i], degree(i));
    }
    bool operator==(const Ties&) const = default;
};

/// Directed ties; each row in the order of the list. Throws InputError when a tie names an agent not among
/// `rows`.
Ties directed(std::size_t rows, std::span<const Tie>);

/// Each tie of the list in both directions; each row in the order of the list. Throws as `directed`.
Ties undirected(std::size_t rows, std::span<const Tie>);

/// Undirected ties, each held by the earlier of its two agents: those of agent 0, then those of agent 1...,
/// each agent's ascending.
struct LaterTies {
    std::vector<std::uint32_t> counts;  // of each agent
    std::vector<std::uint32_t> later;   // the other agent
};

/// Each of them in both directions; each row ascending.
Ties undirected(const LaterTies&);

/// All ties turned round: row i holds, ascending, who looks at i.
Ties reversed(const Ties&);

/// Each row in ascending order.
Ties sorted(Ties);

/// Everybody tied to all others they were not tied to, ascending.
Ties complement(const Ties&);

/// Whether every tie goes both ways, equally often.
bool is_symmetric(const Ties&);

}  // namespace concord
