#pragma once
#include <string>
#include <vector>

#include "engine/config/grammar.hpp"
#include "engine/core/outline.hpp"
#include "engine/model/model.hpp"

namespace concord {

/// A parameter, and the worlds of its model that read it so.
struct Parameter {
    Declaration declaration;
    std::vector<std::string> worlds;
};

/// What can be recorded, and on which further axes under the names NAME_by_AXIS.
struct Observable {
    Meaning meaning;
    std::vector<std::string> by = {};
    std::string recorded = {};  // where in the output, and when

    /// The part of the path before "/"; empty at the root.
    std::string group() const;
};

/// A column of the state: "organisation/need", or one number.
struct StateOf {
    std::string name;
    std::string unit, long_name;  // empty where it is not recorded under this name
};

/// All that a model can be told, does and shows, from the code that declares it.
struct Catalogue {
    std::string model, help;
    std::vector<std::string> worlds;
    std::vector<Parameter> parameters;  // of the program, too; in order of reading, world after world
    std::vector<Grammar> grammars;      // by world
    std::vector<Mechanism> mechanisms;
    std::vector<Observable> observables;  // each path its own, group by group, the root first
    std::vector<StateOf> state;
    std::vector<Dimension> dimensions;
    std::string document;  // empty where the model has none

    bool in_every_world(const Parameter& parameter) const { return parameter.worlds == worlds; }
    std::vector<Declaration> in_world(const std::string& world) const;
    /// The names of the axes along which interventions may differ.
    std::vector<std::string> axes() const;
};

/// Reads every world of a model and builds the first of them, as small as its defaults are.
Catalogue catalogue_of(const ModelEntry&);

/// Observables that differ in the axis only are one: "trust", by system, place.
std::vector<Observable> gathered(const std::vector<Observable>&);

/// What of a catalogue is called so: a parameter, a mechanism, an observable; empty where nothing is.
Catalogue called(const Catalogue&, const std::string& name);
bool is_empty(const Catalogue&);
/// All the names that can be asked for.
std::vector<std::string> names_in(const Catalogue&);

}  // namespace concord
