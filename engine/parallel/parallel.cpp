#include "engine/parallel/parallel.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/parallel/pool.hpp"

namespace concord {

namespace {
template <class Part>
void run_parts(std::size_t count, const Part& part) {
    if (count > 1 && threads_here() > 1) return run_each(count, part);
    for (std::size_t n = 0; n < count; ++n) part(n);
}
}  // namespace

void for_blocks(std::size_t rows, std::size_t block, const RowsBody& body) {
    if (block == 0) throw std::invalid_argument("for_blocks: a block needs at least one row");
    run_parts(block_count(rows, block),
              [&](std::size_t n) { body(n * block, std::min(rows, (n + 1) * block)); });
}

void for_cuts(std::span<const std::size_t> cuts, const RowsBody& body) {
    if (cuts.size() < 2) return;
    run_parts(cuts.size() - 1, [&](std::size_t n) {
        if (cuts[n] < cuts[n + 1]) body(cuts[n], cuts[n + 1]);
    });
}

std::vector<std::size_t> even_cuts(std::span<const std::uint64_t> offsets, std::size_t parts) {
    if (offsets.empty() || parts == 0)
        throw std::invalid_argument("even_cuts: needs offsets and at least one part");
    const std::size_t rows = offsets.size() - 1;
    const auto work_before = [&](std::size_t row) { return offsets[row] - offsets[0] + row; };
    const std::uint64_t whole = work_before(rows) / parts, left_over = work_before(rows) % parts;
    const auto share = [&](std::size_t part) { return whole * part + left_over * part / parts; };
    std::vector<std::size_t> cuts{0};
    std::size_t part = 1;
    for (std::size_t row = 1; row < rows; ++row) {
        if (work_before(row) < share(part)) continue;
        cuts.push_back(row);
        while (share(part) <= work_before(row)) ++part;
    }
    if (rows > 0) cuts.push_back(rows);
    return cuts;
}

}  // namespace concord
