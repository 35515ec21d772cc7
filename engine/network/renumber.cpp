#include "engine/network/renumber.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace concord {

namespace {
std::vector<std::uint32_t> in_order(std::size_t rows) {
    std::vector<std::uint32_t> agents(rows);
    std::iota(agents.begin(), agents.end(), 0u);
    return agents;
}
}  // namespace

Renumbering::Renumbering(std::vector<std::uint32_t> original)
    : original_(std::move(original)), row_(original_.size()) {
    std::vector<bool> seen(original_.size());
    for (std::uint32_t row = 0; row < original_.size(); ++row) {
        const std::uint32_t agent = original_[row];
        if (agent >= seen.size() || seen[agent])
            throw std::invalid_argument("a renumbering needs every agent once");
        seen[agent] = true;
        row_[agent] = row;
    }
}

Renumbering Renumbering::none(std::size_t rows) {
    return Renumbering(in_order(rows));
}

Ties Renumbering::apply(const Ties& ties) const {
    Ties result;
    result.offsets.reserve(ties.offsets.size());
    result.targets.reserve(ties.targets.size());
    for (const std::uint32_t agent : original_) {
        for (const std::uint32_t neighbour : ties.neighbours(agent))
            result.targets.push_back(row_[neighbour]);
        result.offsets.push_back(result.targets.size());
    }
    return result;
}

Renumbering by_locality(const Ties& ties) {
    const auto degree = [&](std::uint32_t agent) { return ties.degree(agent); };
    std::vector<std::uint32_t> starts = in_order(ties.rows()), order;
    std::ranges::stable_sort(starts, {}, degree);
    order.reserve(ties.rows());
    std::vector<bool> met(ties.rows());
    const auto meet = [&](std::uint32_t agent) {
        if (!met[agent]) order.push_back(agent);
        met[agent] = true;
    };
    for (const std::uint32_t start : starts) {
        std::size_t next = order.size();
        meet(start);
        for (; next < order.size(); ++next) {
            const std::size_t before = order.size();
            for (const std::uint32_t neighbour : ties.neighbours(order[next])) meet(neighbour);
            std::stable_sort(
                order.begin() + before, order.end(),
                [&](std::uint32_t one, std::uint32_t other) { return degree(one) < degree(other); });
        }
    }
    std::ranges::reverse(order);
    return Renumbering(std::move(order));
}

Renumbering by_degree(const Ties& ties) {
    return by_degree(ties, std::max<std::size_t>(1, ties.rows()));
}

Renumbering by_degree(const Ties& ties, std::size_t window) {
    std::vector<std::uint32_t> order = in_order(ties.rows());
    for (std::size_t first = 0; first < order.size(); first += window)
        std::ranges::stable_sort(std::span(order).subspan(first, std::min(window, order.size() - first)),
                                 std::greater{}, [&](std::uint32_t agent) { return ties.degree(agent); });
    return Renumbering(std::move(order));
}

}  // namespace concord
