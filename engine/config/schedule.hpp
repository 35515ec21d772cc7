#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/config/condition.hpp"
#include "engine/config/deed.hpp"
#include "engine/config/period.hpp"
#include "engine/config/section.hpp"
#include "engine/core/tick.hpp"

namespace concord {

/// One way in which a lever may differ: {"system", {"QF7", "QHM"}}.
struct Axis {
    std::string name;
    std::vector<std::string> labels;
};

/// All levers as time series by cell, where a cell is one combination of the axes' labels (row-major, last
/// axis fastest). Set by the parameter itself, then changed by [[intervention]] tables in order of the tick
/// they begin at:
///
///     [[intervention]]
///     at = 260                                   # tick it begins (default 0)
///     over = 52                                  # ticks until it is reached, linearly (default 0: a step)
///     until = 520                                # tick from which it no longer holds (default: never)
///     where = { system = "QF7", tier = ["board", "senior_manager"] }    # cells it holds in (default: all)
///     set = { "policy.pooled_share" = 0.3 }
///
///     [[intervention]]                           # begins when a condition fires, at the earliest at `at`
///     when = { observable = "collaboration", below = 0.4, for = 52, scope = "system", release = 0.5,
///              cooling_off = 104 }               # lifted again at 0.5; may fire again 104 ticks after that
///     set = { "policy.pooled_share" = 0.3 }
///
/// A ramp starts from the value then in force. A pure function of the tick and of what the conditions have
/// brought about: nothing is remembered between calls. Who looks at the conditions are Triggers.
class Schedule {
  public:
    /// Reads [[intervention]]; problems (unknown lever, label or axis, value out of range, a ramp of words,
    /// until before at) are noted in the section, which need not be finished. All levers must have been
    /// declared. Levers by element are spread over the axis whose labels are the elements; std::logic_error
    /// where there is none. A tick is told of as a tick, or as what its unit says: "week".
    Schedule(const Section&, std::vector<Axis>, const std::vector<DeedKind>& = {},
             std::string tick_unit = "1");

    std::size_t cells() const;
    std::size_t levers() const;
    /// What interventions wait for, in the order of the file.
    const std::vector<Condition>& conditions() const;

    /// values[cell * levers() + lever] at the tick. A change that has been reached is exactly its target.
    void values(Tick, const Firings&, std::span<double> values) const;
    void values(Tick t, std::span<double> out) const { values(t, {}, out); }
    /// Whether any value may differ from that of the tick before; true at tick 0. Never false when one does.
    bool changes_at(Tick, const Firings& = {}) const;
    /// What happens at the tick, in the order of the file; a deed that waits for a condition in the cells
    /// where it fired.
    std::vector<Deed> deeds_at(Tick, const Firings& = {}) const;

    /// The ticks at which an intervention begins or ends, in order, with a text for people ("pooled_share 0
    /// -> 0.3").
    struct Event {
        Tick at;
        std::string text;
    };
    std::vector<Event> events() const;
    /// The same for what conditions have brought about, the last time each fired: "collaboration below 0.4
    /// for 52 weeks in QF7: policy.pooled_share 0 -> 0.3". Conditions that have come true nowhere come last,
    /// at `never`: "collaboration below 0.4 for 52 weeks".
    std::vector<Event> fired(const Firings&) const;
    /// What interventions set only in cells where that lever does not count, and what they do only in cells
    /// with nobody to do it, for people: "policy.pooled_share = 0.3 (tier front_line)".
    using Counts = std::function<bool(const Declaration& lever, std::size_t cell)>;
    using Inhabited = std::function<bool(std::size_t cell)>;
    std::vector<std::string> unfelt(const Counts&) const;
    std::vector<std::string> undone(const Inhabited&) const;

  private:
    struct Change {
        Period period;
        Tick over;
        std::size_t lever;
        std::vector<std::size_t> cells;
        std::vector<double> target;  // one a cell
        std::string where;           // for people; empty = everywhere
    };
    struct Planned {
        Period period;
        Deed deed;
        std::string text, where;
    };
    struct Row {  // of the firings
        std::size_t condition, element;
    };
    using Changes = std::vector<const Change*>;

    struct Reader;
    Changes in_force(Tick, const Firings&) const;
    double value(std::size_t cell, Tick, const Firings&, std::size_t lever, const Changes&) const;
    std::string span_text(const Change&, Tick, const Firings&, const Changes&) const;
    std::string begin_text(const Change&, const std::string& name, const Firings&) const;
    std::string end_text(const Change&, const std::string& name, const Firings&) const;
    std::string waiting_text(std::size_t change) const;
    std::string brought_about(std::size_t row, const Firings&) const;
    std::string ended(std::size_t row, const Firings&) const;

    std::string ramp_text(const Change&) const;
    std::string waiting(const Condition&, const std::string& happens) const;

    std::size_t cells_ = 1;
    std::string tick_unit_;
    std::vector<Declaration> levers_;
    std::vector<double> base_;  // cells x levers
    std::vector<Condition> conditions_;
    std::vector<Row> rows_;
    std::vector<Change> changes_;  // in the order of the file
    std::vector<Planned> deeds_;   // in the order of the file
};

}  // namespace concord
