#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/tick.hpp"

namespace concord {

/// Whose behaviour a term comes of: an agent, or several of whom it is told together.
struct Influence {
    std::string kind;                  // how it comes to count: "tie", "system"
    std::string who;                   // for people
    std::optional<std::size_t> agent;  // where it is one
    double number = 1;                 // of agents
    std::string does;                  // an option; "" where they do several
    std::string weighs;                // what its weight is called: "trust", "power"
    double weight = 1;                 // of each
    std::vector<double> adds;          // to the utility of each option
};

/// What a term adds to the utility of each option.
struct Reason {
    std::string name, help;
    std::vector<double> adds;
    std::vector<Influence> influences;  // which make up the term; empty where it is nobody's behaviour
};

/// Why an agent chooses as it does in a tick: the terms of a logit of utilities, and the dice.
struct Explanation {
    std::vector<std::pair<std::string, std::string>> about;  // the agent: name, value
    std::vector<std::string> notes;                          // why the choice may not count, a sentence each
    std::vector<std::string> options;
    std::size_t before = 0;  // the option it stands at
    bool reviews = false;    // else it goes on as before, and all below is what would have been
    double review_chance = 0, review_draw = 0;  // it reviews when the draw is below the chance
    std::vector<Reason> reasons;                // added up in their order they are the utility, bit by bit
    std::vector<double> utility, probability;   // by option
    double sharpness = 1;
    double draw = 0;         // in [0, 1)
    std::size_t choice = 0;  // the first option at which the sum of the probabilities is above the draw
};

/// How an agent stands at a tick.
struct Standing {
    std::size_t does = 0;  // an option
    Tick in_place = 0;     // ticks since this agent came; 0 = it came in the last tick, for another one
};

/// A model that can say why. All is asked of the model as it stands at tick `t`, before it advances.
class Explainable {
  public:
    virtual ~Explainable() = default;
    virtual std::size_t agents() const = 0;
    /// Agents who choose, of a row of a dimension of the outline ("organisation").
    virtual std::vector<std::size_t> agents_of(const std::string& dimension, std::size_t row) const = 0;
    virtual bool reviews(std::size_t agent, Tick t) const = 0;
    virtual Explanation explain(std::size_t agent, Tick t) const = 0;
    virtual Standing standing(std::size_t agent) const = 0;
};

}  // namespace concord
