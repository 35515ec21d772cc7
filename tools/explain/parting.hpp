#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/run/rerun.hpp"

namespace concord {

/// When two runs part for an agent, from the start up to a tick.
struct Parting {
    struct Term {
        std::string name;
        std::vector<double> here, there;  // by option
    };
    std::optional<Tick> of_terms;     // first tick in which its terms differ
    std::vector<Term> terms;          // those that do then
    std::optional<Tick> of_deeds;     // first tick at which it does something else
    std::size_t here = 0, there = 0;  // what it does then, an option each
    bool same_draws = true;           // whether seed and replicate are the same
};

/// Throws InputError when the agent is not the same in both.
Parting parting_of(const Rerun& here, const Rerun& there, std::size_t agent, Tick last);

}  // namespace concord
