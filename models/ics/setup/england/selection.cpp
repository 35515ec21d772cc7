#include "models/ics/setup/england/selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "models/ics/setup/england/sums.hpp"

namespace concord::ics {

namespace {

/// Old index to new, for what is kept.
using Renumbering = std::vector<std::optional<std::uint32_t>>;

template <class Item, class Keep>
Renumbering keep(std::vector<Item>& items, Keep kept) {
    Renumbering renumbering(items.size());
    std::vector<Item> remaining;
    for (std::size_t n = 0; n < items.size(); ++n) {
        if (!kept(items[n])) continue;
        renumbering[n] = static_cast<std::uint32_t>(remaining.size());
        remaining.push_back(std::move(items[n]));
    }
    items = std::move(remaining);
    return renumbering;
}

/// The places of an organisation that are left, scaled to sum 1; empty if none is.
Serves within(const Serves& serves, const Renumbering& places) {
    Serves kept;
    for (const auto& [place, share] : serves)
        if (places[place]) kept.push_back({*places[place], share});
    return normalised(std::move(kept));
}

Serves places_of(std::uint32_t system, const Blueprint& blueprint) {
    Serves serves;
    for (std::size_t l = 0; l < blueprint.places.size(); ++l)
        if (blueprint.places[l].system == system)
            serves.push_back({static_cast<std::uint32_t>(l), blueprint.places[l].population});
    return normalised(std::move(serves));
}

void cut_flows(Blueprint& blueprint, const Renumbering& places) {
    std::size_t cut = 0, moved = 0;
    double dropped = 0;
    for (auto& organisation : blueprint.organisations) {
        Serves kept = within(organisation.serves, places);
        double outside = 0;
        for (const auto& [place, share] : organisation.serves) outside += places[place] ? 0 : share;
        cut += outside > 0;
        dropped += outside;
        moved += kept.empty();
        organisation.serves = kept.empty() ? places_of(organisation.system, blueprint) : std::move(kept);
    }
    if (cut > 0)
        blueprint.notes.push_back(
            fmt::format("Organisations that also serve places outside the systems chosen: {}; those flows "
                        "({:.1f}% of theirs on average) are dropped and the rest scaled up.",
                        cut, 100 * dropped / static_cast<double>(cut)));
    if (moved > 0)
        blueprint.notes.push_back(
            fmt::format("Organisations that serve no district belonging mainly to the systems chosen: {}; "
                        "they take their own system's districts by population.",
                        moved));
}

}  // namespace

void keep_systems(Blueprint& blueprint, const std::vector<std::string>& codes) {
    const Renumbering systems = keep(blueprint.systems, [&](const Blueprint::System& system) {
        return std::find(codes.begin(), codes.end(), system.code) != codes.end();
    });
    const auto in_system = [&](const auto& item) { return systems[item.system].has_value(); };
    const Renumbering places = keep(blueprint.places, in_system);
    keep(blueprint.organisations, in_system);
    for (auto& place : blueprint.places) place.system = *systems[place.system];
    for (auto& organisation : blueprint.organisations) organisation.system = *systems[organisation.system];
    cut_flows(blueprint, places);
}

void balance_need(Blueprint& blueprint, bool equal) {
    double budget = 0, need = 0;
    for (const auto& organisation : blueprint.organisations) {
        budget += organisation.budget;
        need += organisation.need;
    }
    const double factor = budget / need;
    for (auto& organisation : blueprint.organisations)
        organisation.need = equal ? organisation.budget : organisation.need * factor;
    if (equal)
        blueprint.notes.push_back("The need of every organisation is set equal to its budget.");
    else
        blueprint.notes.push_back(fmt::format(
            "Needs are multiplied by {:.4f} so that they sum to the budgets of the world built.", factor));
}

}  // namespace concord::ics
