#include "engine/network/ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/core/error.hpp"

namespace concord {

namespace {
void check(std::size_t rows, std::span<const Tie> ties) {
    if (rows > std::numeric_limits<std::uint32_t>::max())
        throw InputError(Problem{
            .file = {}, .text = fmt::format("network: {} agents are too many; at most 4294967295", rows)});
    for (const Tie& tie : ties)
        if (tie.from >= rows || tie.to >= rows)
            throw InputError(
                Problem{.file = {},
                        .text = fmt::format("network: a tie from agent {} to agent {}, among agents 0 to {}",
                                            tie.from, tie.to, static_cast<std::int64_t>(rows) - 1)});
}

/// Counting sort: every tie is shown to `each` twice, first to be counted by its row, then to be put there.
template <class EachTie>
Ties gather(std::size_t rows, EachTie each) {
    Ties ties;
    ties.offsets.assign(rows + 1, 0);
    each([&](std::uint32_t row, std::uint32_t) { ++ties.offsets[row + 1]; });
    for (std::size_t row = 0; row < rows; ++row) ties.offsets[row + 1] += ties.offsets[row];
    ties.targets.resize(ties.offsets.back());
    std::vector<std::uint64_t> free(ties.offsets.begin(), ties.offsets.end() - 1);
    each([&](std::uint32_t row, std::uint32_t target) { ties.targets[free[row]++] = target; });
    return ties;
}
}  // namespace

Ties directed(std::size_t rows, std::span<const Tie> list) {
    check(rows, list);
    return gather(rows, [&](auto put) {
        for (const Tie& tie : list) put(tie.from, tie.to);
    });
}

Ties undirected(std::size_t rows, std::span<const Tie> list) {
    check(rows, list);
    return gather(rows, [&](auto put) {
        for (const Tie& tie : list) {
            put(tie.from, tie.to);
            put(tie.to, tie.from);
        }
    });
}

// Agents take their turn in order, and each puts itself into the rows of its later neighbours: so when a turn
// comes, what is before the agent in its own row stands there already, and offsets[me + 1] is where to go on.
Ties undirected(const LaterTies& list) {
    const std::size_t rows = list.counts.size();
    Ties ties;
    ties.offsets.assign(rows + 1, 0);
    std::uint64_t* const next = ties.offsets.data() + 1;
    for (const std::uint32_t other : list.later) ++next[other];
    std::uint64_t size = 0;
    for (std::size_t me = 0; me < rows; ++me) size += std::exchange(next[me], size) + list.counts[me];
    ties.targets.resize(size);
    std::uint32_t* const targets = ties.targets.data();
    const std::uint32_t* other = list.later.data();
    for (std::uint32_t me = 0; me < rows; ++me) {
        const std::uint32_t* const last = other + list.counts[me];
        std::copy(other, last, targets + next[me]);
        next[me] += list.counts[me];
        for (; other != last; ++other) targets[next[*other]++] = me;
    }
    return ties;
}

Ties reversed(const Ties& ties) {
    return gather(ties.rows(), [&](auto put) {
        for (std::uint32_t row = 0; row < ties.rows(); ++row)
            for (const std::uint32_t target : ties.neighbours(row)) put(target, row);
    });
}

Ties sorted(Ties ties) {
    for (std::size_t row = 0; row < ties.rows(); ++row)
        std::sort(ties.targets.begin() + ties.offsets[row], ties.targets.begin() + ties.offsets[row + 1]);
    return ties;
}

Ties complement(const Ties& ties) {
    std::vector<Tie> others;
    for (std::uint32_t me = 0; me < ties.rows(); ++me) {
        std::vector<bool> tied(ties.rows());
        tied[me] = true;
        for (const std::uint32_t other : ties.neighbours(me)) tied[other] = true;
        for (std::uint32_t other = 0; other < ties.rows(); ++other)
            if (!tied[other]) others.push_back({me, other});
    }
    return directed(ties.rows(), others);
}

bool is_symmetric(const Ties& ties) {
    return sorted(ties) == reversed(ties);
}

}  // namespace concord
