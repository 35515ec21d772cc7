#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "models/ics/policy.hpp"

// What is told of policies before a run: what changes when, and what comes to nothing.
namespace concord::ics {

namespace {
bool is_of_board(std::size_t cell) {
    return cell % staff_tiers == static_cast<std::size_t>(Tier::board);
}

/// Whether an organisation, or a place, acts on it as a whole.
bool is_whole(const Declaration& lever) {
    if (lever.pulse) return lever.key == "shock.need" || lever.key == "shock.public_trust_lost";
    return lever.elements.empty() || lever.key == "policy.disruption";
}

/// Whether the value in a cell is one that is used ("value used" in section 6 of MODEL.md).
bool is_used(const Declaration& lever, std::size_t cell) {
    if (!is_whole(lever)) return true;
    const bool by_integrated_board =
        lever.key == "policy.disruption" || lever.key == "shock.public_trust_lost";
    return is_of_board(cell) &&
           (!by_integrated_board ||
            cell / staff_tiers % kinds == static_cast<std::size_t>(Kind::integrated_board));
}
}  // namespace

bool Policies::has_crisis_strength(Tick t) const {
    const auto strength = std::ranges::find(entries_, &Policy::crisis, &Entry::field)->lever;
    std::vector<double> values(values_.size());
    schedule_.values(t, values);
    for (std::size_t cell = 0; cell < schedule_.cells(); ++cell)
        if (values[cell * schedule_.levers() + strength.index] > 0) return true;
    return false;
}

std::optional<Tick> Policies::crisis() const {
    if (crisis_start_ == crisis_end_ || !has_crisis_strength(crisis_start_)) return std::nullopt;
    return crisis_start_;
}

std::vector<Schedule::Event> Policies::events() const {
    std::vector<Schedule::Event> events = schedule_.events();
    if (crisis()) {
        events.push_back({crisis_start_, "crisis begins"});
        events.push_back({crisis_end_, "crisis ends"});
        std::ranges::stable_sort(events, {}, &Schedule::Event::at);
    }
    return events;
}

/// Nothing unless a crisis has strength at some time, and at no time that it is on. What waits for a
/// condition may come at any time.
std::string Policies::note_of_crisis() const {
    std::vector<Tick> ticks{0, crisis_start_, std::max(crisis_start_, crisis_end_ - 1)};
    for (const Schedule::Event& event : schedule_.events()) {
        ticks.push_back(event.at);  // and what lasted, or grew, until then
        if (event.at > 0) ticks.push_back(event.at - 1);
    }
    const auto has_strength = [&](Tick t) { return has_crisis_strength(t); };
    const auto is_on = [&](Tick t) { return crisis_start_ <= t && t < crisis_end_; };
    if (!schedule_.conditions().empty() || std::ranges::none_of(ticks, has_strength)) return "";
    std::erase_if(ticks, std::not_fn(is_on));
    if (std::ranges::any_of(ticks, has_strength)) return "";
    return fmt::format(
        "crisis.strength has no effect: it is above 0 at no time from crisis.start = {} to crisis.end = {}",
        crisis_start_, crisis_end_);
}

std::vector<std::string> Policies::notes(const Presence& presence) const {
    const auto has_people = [&](std::size_t cell) { return presence.people[cell]; };
    const auto met = [&](const Declaration& lever, std::size_t cell) {
        return is_whole(lever) ? presence.organisations[cell] : presence.people[cell];
    };
    const auto felt = [&](const Declaration& lever, std::size_t cell) {
        return is_used(lever, cell) && met(lever, cell);
    };
    std::vector<std::string> notes, nowhere = schedule_.unfelt(met);
    for (const std::string& change : schedule_.unfelt(felt)) {
        const bool nobody = std::ranges::find(nowhere, change) != nowhere.end();
        notes.push_back(change + " has no effect: " +
                        (nobody ? "this world has nobody there"
                                : "its value is used elsewhere (\"value used\" in section 6 of "
                                  "models/ics/MODEL.md)"));
    }
    for (const std::string& deed : schedule_.undone(has_people))
        notes.push_back(deed + " has no effect: this world has nobody there");
    if (std::string note = note_of_crisis(); !note.empty()) notes.push_back(std::move(note));
    return notes;
}

}  // namespace concord::ics
