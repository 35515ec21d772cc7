#include "models/ics/setup/england/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace concord::ics {

namespace {

struct Share {
    std::uint32_t organisation;
    double phi;
};

std::vector<std::vector<Share>> organisations_by_place(const Blueprint& blueprint) {
    std::vector<std::vector<Share>> by_place(blueprint.places.size());
    for (std::uint32_t o = 0; o < blueprint.organisations.size(); ++o)
        for (const auto& [place, phi] : blueprint.organisations[o].serves)
            by_place[place].push_back({o, phi});
    return by_place;
}

/// Adds up one row at a time in a dense row of zeros, which it leaves as it was.
class RowOfLinks {
  public:
    explicit RowOfLinks(const Blueprint& blueprint)
        : blueprint_(blueprint),
          by_place_(organisations_by_place(blueprint)),
          sums_(blueprint.organisations.size()) {}

    /// All links of an organisation, in order of the other.
    std::vector<Blueprint::Link> row(std::uint32_t from) {
        std::vector<std::uint32_t> met;
        for (const auto& [place, phi] : blueprint_.organisations[from].serves)
            for (const Share& other : by_place_[place]) {
                if (other.organisation == from) continue;
                if (sums_[other.organisation] == 0) met.push_back(other.organisation);
                sums_[other.organisation] += phi * other.phi;
            }
        std::sort(met.begin(), met.end());
        met.erase(std::unique(met.begin(), met.end()), met.end());
        std::vector<Blueprint::Link> links;
        for (const std::uint32_t to : met) links.push_back({from, to, std::exchange(sums_[to], 0.0)});
        return links;
    }

  private:
    const Blueprint& blueprint_;
    std::vector<std::vector<Share>> by_place_;
    std::vector<double> sums_;
};

/// Leaves out what is small beside the whole row, but never the strongest.
void prune(std::vector<Blueprint::Link>& row, double least) {
    double total = 0, strongest = 0;
    for (const auto& link : row) {
        total += link.weight;
        strongest = std::max(strongest, link.weight);
    }
    const double bar = std::min(least * total, strongest);
    std::erase_if(row, [&](const Blueprint::Link& link) { return link.weight < bar || link.weight == 0; });
}

}  // namespace

void link_by_places(Blueprint& blueprint, double least) {
    RowOfLinks rows(blueprint);
    std::size_t pairs = 0;
    for (std::uint32_t o = 0; o < blueprint.organisations.size(); ++o) {
        std::vector<Blueprint::Link> row = rows.row(o);
        pairs += row.size();
        prune(row, least);
        blueprint.links.insert(blueprint.links.end(), row.begin(), row.end());
    }
    if (pairs > blueprint.links.size())
        blueprint.notes.push_back(
            fmt::format("Links left out: {} of {}; each below {:g} of the sum of its organisation's links.",
                        pairs - blueprint.links.size(), pairs, least));
}

}  // namespace concord::ics
