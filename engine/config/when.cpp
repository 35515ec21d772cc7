#include "engine/config/when.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "engine/config/reading.hpp"

namespace concord {

namespace {
constexpr Range any_number{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
constexpr Range ticks{0, static_cast<double>(never)};

/// Declares every key, whether it is there or not.
Condition read_keys(const Section& table) {
    Condition read;
    read.observable = table.text("when.observable", "", "scalar observable that is looked at every tick");
    const double below = table.real("when.below", 0, any_number, "", "holds while it is below");
    const double above = table.real("when.above", 0, any_number, "", "holds while it is above");
    read.above = table.has("when.above");
    read.threshold = read.above ? above : below;
    read.lasting =
        static_cast<Tick>(table.whole("when.for", 1, {1, ticks.high}, "ticks", "in a row that it must hold"));
    const double release = table.real("when.release", 0, any_number, "", "level at which it is lifted again");
    if (table.has("when.release")) read.release = release;
    read.cooling_off = static_cast<Tick>(
        table.whole("when.cooling_off", 0, ticks, "ticks", "from the lifting before it may fire again"));
    return read;
}

void check_observable(Section::Reading& reading, const Spot& spot) {
    const char* key = "intervention.when.observable";
    const bool empty =
        spot.node != nullptr && spot.node->is_string() && spot.node->as_string()->get().empty();
    if (spot.node != nullptr && !empty) return;
    reading.note(spot, key,
                 std::string(empty ? "is empty" : "is missing") +
                     "; allowed: an observable such as \"collaboration\"");
}

void check_threshold(const Section& table, const Condition& read) {
    const bool below = table.has("when.below");
    if (below && read.above) table.problem("when.above", "stands beside below; allowed: one of the two");
    if (!below && !read.above) table.problem("when", "has neither below nor above; allowed: one of the two");
}

/// It must lie beyond the threshold, so that nothing is lifted while the condition holds.
void check_release(const Section& table, const Condition& read) {
    if (!read.release) {
        if (table.has("when.cooling_off"))
            table.problem("when.cooling_off",
                          "means nothing without release: what is never lifted fires once");
        return;
    }
    if (read.above ? *read.release > read.threshold : *read.release < read.threshold)
        table.problem(
            "when.release",
            fmt::format("is where the condition still holds; allowed: a number of at {} {} = {}",
                        read.above ? "most" : "least", read.above ? "above" : "below", read.threshold));
}

/// The elements of the scope in which the change holds anywhere.
void read_scope(const Section& table, const Intervention& of, const std::vector<Axis>& axes,
                Condition& read) {
    std::vector<std::string> scopes{"nation"};
    for (const Axis& axis : axes) scopes.push_back(axis.name);
    read.scopes = scopes;
    const std::size_t scope =
        table.choice("when.scope", 0, scopes, "looked at as a whole, or for each by itself");
    if (scope == 0) {
        read.at = {""};
        return;
    }
    read.scope = scopes[scope];
    const Axis& axis = axes[scope - 1];
    for (std::size_t label = 0; label < axis.labels.size(); ++label) {
        const auto here = [&](std::size_t cell) { return coordinate(cell, scope - 1, axes) == label; };
        if (std::ranges::any_of(of.cells, here)) read.at.push_back(axis.labels[label]);
    }
}
}  // namespace

std::optional<Condition> when_of(const Section& table, const std::string& path, const Intervention& of,
                                 const std::vector<Axis>& axes) {
    if (!table.has("when")) return std::nullopt;
    Condition read = read_keys(table);
    Section::Reading& reading = table.reading();
    const Spot observable = find(reading.tree(), path + ".when.observable");
    read.place = observable.place;
    read.scope_place = find(reading.tree(), path + ".when.scope").place;
    if (find(reading.tree(), path + ".when").node->is_table()) {  // what else it is, is told as unknown
        check_observable(reading, observable);
        check_threshold(table, read);
        check_release(table, read);
    }
    read_scope(table, of, axes, read);
    read.earliest = of.at;
    read.until = of.until;
    return read;
}

}  // namespace concord
