#pragma once
#include <span>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/tick.hpp"

namespace concord {

/// One way in which a lever may differ: {"system", {"QF7", "QHM"}}.
struct Axis {
    std::string name;
    std::vector<std::string> labels;
};

/// All levers as time series by cell, where a cell is one combination of the axes' labels (row-major, last
/// axis fastest). Set by the parameter itself, then changed by [[intervention]] tables in order of `at`:
///
///     [[intervention]]
///     at = 260                                   # tick it begins (default 0)
///     over = 52                                  # ticks until it is reached, linearly (default 0: a step)
///     until = 520                                # tick from which it no longer holds (default: never)
///     where = { system = "QF7", tier = ["board", "senior_manager"] }    # cells it holds in (default: all)
///     set = { "policy.pooled_share" = 0.3 }
///
/// A ramp starts from the value then in force. A pure function of the tick: nothing is remembered between
/// calls.
class Schedule {
  public:
    /// Reads [[intervention]]; problems (unknown lever, label or axis, value out of range, a ramp of words,
    /// until before at) are noted in the section, which need not be finished. All levers must have been
    /// declared. Levers by element are spread over the axis whose labels are the elements; std::logic_error
    /// where there is none.
    Schedule(const Section&, std::vector<Axis>);

    std::size_t cells() const;
    std::size_t levers() const;
    /// values[cell * levers() + lever] at the tick. A change that has been reached is exactly its target.
    void values(Tick, std::span<double> values) const;
    /// Whether any value may differ from that of the tick before; true at tick 0. Never false when one does.
    bool changes_at(Tick) const;
    /// The ticks at which an intervention begins or ends, in order, with a text for people ("pooled_share 0
    /// -> 0.3").
    struct Event {
        Tick at;
        std::string text;
    };
    std::vector<Event> events() const;

  private:
    struct Change {
        Tick at, over, until;
        std::size_t lever;
        std::vector<std::size_t> cells;
        std::vector<double> target;  // one a cell
        std::string where;           // for people; empty = everywhere
    };
    double value(std::size_t cell, std::size_t lever, Tick, std::size_t changes) const;
    std::string span_text(const Change&, Tick, std::size_t changes) const;
    std::string begin_text(std::size_t change) const;
    std::string end_text(const Change&) const;

    std::size_t cells_ = 1;
    std::vector<Declaration> levers_;
    std::vector<double> base_;     // cells x levers
    std::vector<Change> changes_;  // in order of `at`
};

}  // namespace concord
