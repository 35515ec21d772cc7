#pragma once
#include <string>
#include <vector>

#include "engine/core/outline.hpp"

namespace concord {

/// An observable that an experiment records: one number a tick, or one for each row of its dimensions. Each
/// is an outcome of its own.
struct Observed {
    Meaning meaning;
    std::vector<Dimension> dimensions;  // those of the meaning
    std::vector<Constant> names;        // of their rows, where labels are codes: "setting/system_name"
    std::vector<std::string> outcomes;  // "trust", or "trust_by_kind[council]"... in order of rows
    std::size_t first = 0;              // where its numbers begin among those of a run: by time, then row
};

/// Where an outcome is among the numbers of a run: at first + n * step, n by time.
struct Line {
    std::size_t first, step;
};

/// The observables at the root with that may be recorded: floating point numbers.
std::vector<std::string> recordable(const Outline&);

/// Throws InputError when there is no such observable.
Observed observed(const Outline&, const std::string& name);

/// The same observable of another world. Throws InputError when it is not there, or its rows are others.
const Variable& variable_of(const Outline&, const Observed&);

/// "trust_by_kind" of the outcome "trust_by_kind[council]"; of any other the same.
std::string observable_of(const std::string& outcome);

/// Names of outcomes, by row of dimensions with these labels: "trust_by_kind[council]".
std::vector<std::string> outcome_names(const std::string& observable,
                                       const std::vector<std::vector<std::string>>& labels);

}  // namespace concord
