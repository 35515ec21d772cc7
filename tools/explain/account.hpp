#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/model/explanation.hpp"
#include "engine/run/rerun.hpp"

namespace concord {

/// Why one agent did what it did in the tick that began at `tick`.
struct Account {
    std::string file, tick_unit;
    std::size_t agent = 0;
    Tick tick = 0;
    Explanation why;
    Standing standing, after;        // at the tick, and at the next
    std::optional<Tick> last, next;  // when it reviewed before, and does after
    std::optional<Tick> leaves;      // before the next review
};

/// The same of several agents together.
struct Mean {
    std::string file, tick_unit, of;
    Tick tick = 0;
    std::size_t agents = 0, reviewing = 0;
    std::vector<std::string> options;
    std::vector<std::size_t> before, after;    // agents by option, at the tick and at the next
    std::vector<Reason> reasons;               // mean over agents, whether they review or not
    std::vector<double> utility, probability;  // means as well
};

/// The model as one that can say why. Throws InputError when it cannot.
const Explainable& explainable(const Model&, const Rerun&);
/// Throws InputError when nothing is decided in that tick of the run.
void check_tick(const Rerun&, std::int64_t tick);

Account account_of(const Rerun&, std::size_t agent, Tick);

/// Of those who choose in a row of a dimension. Throws InputError when there is nobody.
Mean mean_of(const Rerun&, const std::string& dimension, std::size_t row, const std::string& name, Tick);

}  // namespace concord
