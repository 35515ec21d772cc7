#pragma once
#include <string>
#include <vector>

#include "engine/config/condition.hpp"
#include "engine/core/outline.hpp"
#include "engine/core/state.hpp"

namespace concord {

/// Who looks at the conditions of a schedule, tick by tick whatever is recorded, and remembers for how long
/// each has held, and when it fired and was lifted. A row is an element of a condition's scope.
class Triggers {
  public:
    Triggers() = default;
    /// The observables named are those of the outline, which they are taken from: what they look at must
    /// outlive this, the outline need not. Throws InputError, at its place in the configuration, for an
    /// observable that is not there, is no scalar, or is not known along the scope.
    Triggers(const std::vector<Condition>&, const Outline&);

    bool empty() const { return rows_.empty(); }
    /// Looks at the observables of a tick: what fires now is in force from the next tick on, and what is
    /// lifted holds no more from there. Nothing is looked at where there are no conditions.
    void look(Tick);
    const Firings& firings() const { return firings_; }

    /// All that is remembered.
    void state(StateVisitor&);
    /// Adds the group "trigger" over a dimension of that name; nothing where there are no conditions. This
    /// must outlive what is recorded.
    void offer(Outline&) const;

  private:
    struct Observed {
        std::string path;
        std::function<void(std::byte*)> fill;
        std::vector<double> values;
    };
    struct Row {
        std::size_t condition, observed, element;  // the element's place among the values
    };
    /// The values that a condition is about; null with a problem noted where there are none.
    const Variable* variable_of(const Condition&, const Outline&, std::vector<Problem>&) const;
    std::size_t observed(const Variable&, const Outline&);
    void add_rows(std::size_t condition, const Variable&, const Outline&);
    void look(std::size_t row, Tick next);

    std::vector<Condition> conditions_;
    std::vector<Observed> observed_;
    std::vector<Row> rows_;
    std::vector<Tick> held_;  // ticks in a row that the condition has held, by row
    Firings firings_;
};

}  // namespace concord
