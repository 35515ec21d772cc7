#include "tools/describe/catalogue.hpp"

#include <algorithm>

#include "engine/experiment/settings.hpp"
#include "engine/run/settings.hpp"

namespace concord {

namespace {
/// Arrays of tables, and what may stand in them, are read only where there are some.
const char* const one_of_each =
    "[[intervention]]\nwhen = {}\nseed = {}\nmerge = []\njoint_post = []\n"
    "[[experiment.arm]]\n[[experiment.arm.intervention]]\n[[experiment.summary]]\n";

Section read_world(const ModelEntry& model, const std::string& world, const Document& document) {
    const Section config(document);
    const RunSettings settings(config, model.ticks);
    world_of(config);
    model.declare(config, world);
    const ExperimentSettings experiment(config);
    return config;
}

bool same(const Declaration& a, const Declaration& b) {
    return a.key == b.key && a.fallback == b.fallback && a.range.low == b.range.low &&
           a.range.high == b.range.high && a.unit == b.unit && a.allowed == b.allowed &&
           a.elements == b.elements;
}

void add_world(Catalogue& catalogue, const ModelEntry& model, const std::string& world) {
    const Document empty, full = Document::parse(one_of_each, "");
    for (const Declaration& declaration : read_world(model, world, empty).declarations()) {
        const auto known = std::ranges::find_if(catalogue.parameters, [&](const Parameter& other) {
            return same(other.declaration, declaration);
        });
        if (known == catalogue.parameters.end())
            catalogue.parameters.push_back({declaration, {world}});
        else
            known->worlds.push_back(world);
    }
    catalogue.grammars.push_back(grammar_of(read_world(model, world, full)));
}

std::string where_recorded(const std::string& group, const std::vector<Parameter>& parameters) {
    if (group.empty()) return "in every output, unless record.variables names others";
    const std::string flag = "record." + (group == "link" ? "tie" : group);
    for (const Parameter& parameter : parameters)
        if (parameter.declaration.key == flag)
            return "in the group " + group + " with " + flag + " = true" +
                   (parameter.declaration.fallback == "true" ? " (default)" : "") +
                   ", or named in record.variables";
    return "in the group " + group + " with record.groups = [\"" + group +
           "\"], or named in record.variables";
}

/// Names only: what is in the state stays as it is.
class StateNames final : public StateVisitor {
  public:
    std::vector<std::string> names;

  private:
    void column(const StateColumn& column) override { names.emplace_back(column.name); }
    std::size_t rows_of(const StateColumn&, std::size_t now) override { return now; }
};

/// The variable that shows a column of the state; its group may have another name, its entity has not.
const Variable* shown(const std::string& state, const Outline& outline) {
    const std::size_t slash = state.find('/');
    const std::string entity = slash == state.npos ? "" : state.substr(0, slash);
    const std::string name = state.substr(slash == state.npos ? 0 : slash + 1);
    for (const Variable& variable : outline.variables) {
        const Meaning& meaning = variable.meaning;
        const bool of_entity = entity.empty()
                                   ? meaning.dimensions.empty()
                                   : !meaning.dimensions.empty() && meaning.dimensions.front() == entity;
        if (meaning.path == state || (of_entity && meaning.path.ends_with("/" + name))) return &variable;
    }
    return nullptr;
}

void look_at(Catalogue& catalogue, Model& model) {
    const Outline outline = model.outline();
    catalogue.dimensions = outline.dimensions;
    for (const Variable& variable : outline.variables) catalogue.observables.push_back({variable.meaning});
    std::vector<std::string> groups{""};
    for (const Observable& one : catalogue.observables)
        if (std::ranges::find(groups, one.group()) == groups.end()) groups.push_back(one.group());
    std::ranges::stable_sort(catalogue.observables, {}, [&](const Observable& one) {
        return std::ranges::find(groups, one.group()) - groups.begin();
    });
    for (Observable& one : catalogue.observables)
        one.recorded = where_recorded(one.group(), catalogue.parameters);
    StateNames state;
    model.state(state);
    for (const std::string& name : state.names) {
        const Variable* variable = shown(name, outline);
        catalogue.state.push_back(
            {name, variable ? variable->meaning.unit : "", variable ? variable->meaning.long_name : ""});
    }
}
}  // namespace

Catalogue catalogue_of(const ModelEntry& model) {
    Catalogue catalogue{model.name, model.help, model.worlds, {}, {}, {}, {}, {}, {}, {}};
    for (const std::string& world : model.worlds) add_world(catalogue, model, world);
    if (model.mechanisms) catalogue.mechanisms = model.mechanisms();
    if (model.document) catalogue.document = model.document();
    const Document empty;
    const Section config(empty);
    const Plan plan = model.read(config, model.worlds.front());
    look_at(catalogue, *plan.build(Draws(1, 0)));
    return catalogue;
}

}  // namespace concord
