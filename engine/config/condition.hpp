#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/tick.hpp"

namespace concord {

/// What an [[intervention]] waits for: the `when` of it. An element of its scope is a place where it is
/// looked at by itself: the nation as a whole, or one system.
struct Condition {
    std::string observable;           // "collaboration"
    std::string scope;                // an axis of the levers, "system"; empty: the nation
    std::vector<std::string> scopes;  // all that it may be: "nation" and the axes
    std::vector<std::string> at;      // labels of the elements, "QF7"; one that is empty for the nation
    bool above = false;               // or else below
    double threshold = 0;             // in the unit of the observable; not reached by being equal
    Tick lasting = 1;                 // ticks in a row that it must have held
    std::optional<double> release;    // at which the change is lifted again; without it never
    Tick cooling_off = 0;             // ticks from the lifting before it may fire again
    Tick earliest = 0, until = never;
    Problem place, scope_place;  // of the observable's name, and of the scope; their texts are empty

    bool holds(double value) const { return above ? value > threshold : value < threshold; }
    bool releases(double value) const { return release && (above ? value <= *release : value >= *release); }
};

/// "collaboration below 0.4 for 52 weeks"; a unit of "1" is called a tick.
std::string text_of(const Condition&, const std::string& tick_unit);
/// "52 weeks".
std::string ticks_text(Tick, const std::string& tick_unit);

/// What the conditions of a schedule have brought about: a row for each element of each condition, in order.
struct Firings {
    std::vector<Tick> fired;   // tick from which it was in force when it fired last; never if it did not
    std::vector<Tick> lifted;  // tick from which it was not any more when it was lifted last; or never
    std::vector<std::uint32_t> times;  // that it fired
};

}  // namespace concord
