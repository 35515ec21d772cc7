#include "models/ics/setup/partners.hpp"

#include <algorithm>

namespace concord::ics {

PartnerByLink::PartnerByLink(const Blueprint& blueprint) : first_(blueprint.organisations.size() + 1) {
    for (const Blueprint::Link& link : blueprint.links) ++first_[link.from + 1];
    for (std::size_t o = 1; o < first_.size(); ++o) first_[o] += first_[o - 1];
    for (const Blueprint::Link& link : blueprint.links) partner_.push_back(link.to);
    reached_.resize(partner_.size());
    for (std::uint32_t o = 0; o + 1 < first_.size(); ++o) {
        double sum = 0;
        for (std::uint32_t n = first_[o]; n < first_[o + 1]; ++n)
            reached_[n] = sum += blueprint.links[n].weight;
        cut(o);
    }
}

void PartnerByLink::cut(std::uint32_t organisation) {
    constexpr double a_little_less = 1 - 1e-9;  // whatever rounding does to a number in its cell
    const std::uint32_t first = first_[organisation], last = first_[organisation + 1];
    const std::uint32_t number = cells_a_link * (last - first);
    cells_.push_back({static_cast<std::uint32_t>(start_.size()), number});
    std::uint32_t link = first;
    for (std::uint32_t cell = 0; cell < number; ++cell) {
        const double least = reached_[last - 1] * cell / number * a_little_less;
        while (link + 1 < last && reached_[link] <= least) ++link;
        start_.push_back(link);
    }
}

// The first link that reaches past the share of the sum that was drawn.
std::uint32_t PartnerByLink::at(std::uint32_t organisation, double uniform) const {
    const Cells& cells = cells_[organisation];
    const std::uint32_t last = first_[organisation + 1] - 1;
    const double wanted = uniform * reached_[last];
    std::uint32_t link = start_[cells.first + static_cast<std::uint32_t>(uniform * cells.number)];
    while (link < last && reached_[link] <= wanted) ++link;
    return partner_[link];
}

}  // namespace concord::ics
