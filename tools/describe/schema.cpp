#include "tools/describe/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/experiment/sweep.hpp"
#include "tools/describe/schema_values.hpp"

namespace concord {

namespace {
/// One world of a model, to be told by a scenario.
struct Scenarios {
    const Catalogue& catalogue;
    std::string world;
    std::vector<Declaration> parameters;
    const Grammar& grammar;
    References reference;

    Scenarios(const Catalogue& all, std::size_t n)
        : catalogue(all),
          world(all.worlds[n]),
          parameters(all.in_world(world)),
          grammar(all.grammars[n]),
          reference{world + "."} {}

    std::vector<Declaration> levers() const {
        std::vector<Declaration> levers = parameters;
        std::erase_if(levers, [](const Declaration& one) { return !one.lever; });
        return levers;
    }
    /// Those in which the runs of an experiment may differ.
    std::vector<Declaration> variable() const {
        std::vector<Declaration> variable = parameters;
        std::erase_if(variable, [](const Declaration& one) { return one.pulse || !may_differ(one.key); });
        return variable;
    }
};

/// Names of observables for an editor to offer; what the program makes of others it tells itself.
Json observables(const Catalogue& catalogue, bool (*offered)(const Observable&)) {
    Json names = Json::array();
    for (const Observable& one : catalogue.observables)
        if (offered(one)) names.push_back(one.meaning.path);
    return {{"anyOf", Json::array({{{"enum", names}}, {{"type", "string"}}})}};
}

Json parameter(const Scenarios& all, const Declaration& one) {
    Json schema = schema_of(one);
    if (one.key == "world.kind") {
        schema["enum"] = Json::array({all.world});
        schema.erase("default");
    }
    const auto any = [](const Observable&) { return true; };
    const auto at_root = [](const Observable& observable) { return observable.group().empty(); };
    const auto scalar = [](const Observable& observable) { return observable.meaning.dimensions.empty(); };
    if (one.key == "record.variables") schema["items"] = observables(all.catalogue, any);
    if (one.key == "experiment.outcomes") schema["items"] = observables(all.catalogue, at_root);
    if (one.key == "intervention.when.observable") schema.update(observables(all.catalogue, scalar));
    if (one.key == "experiment.summary.outcome") schema.update(observables(all.catalogue, at_root));
    return schema;
}

/// Tables that their reader checks. One that is not known here may hold anything.
Json own_table(const Scenarios& all, const std::string& key) {
    if (key == "intervention.set") {
        Json table = settings(all.levers(), all.reference);
        table["minProperties"] = 1;
        return table;
    }
    if (key == "intervention.where") return places(all.grammar.axes);
    if (key == "experiment.arm.set") return settings(all.variable(), all.reference);
    if (key == "experiment.arm.intervention")
        return {{"type", "array"}, {"items", all.reference("intervention")}};
    if (key == "experiment.sweep") return sweeps(all.variable(), all.reference);
    if (key == "experiment.sample.range") return ranges(all.variable());
    return Json::object();
}

bool is_in(const std::string& key, const std::string& table) {
    return key.starts_with(table + ".");
}

/// Without levers there are no interventions, of an arm neither.
bool means_something(const Scenarios& all, const std::string& key) {
    const auto& arrays = all.grammar.arrays;
    return key != "experiment.arm.intervention" || std::ranges::find(arrays, "intervention") != arrays.end();
}

/// The tables of an array: those keys of it that are no array of their own.
Json entry_of(const Scenarios& all, const std::string& array) {
    Json entry = closed_table();
    const std::size_t cut = array.size() + 1;
    for (const Declaration& one : all.grammar.in_arrays)
        if (is_in(one.key, array)) put(entry, one.key.substr(cut), parameter(all, one));
    for (const std::string& key : all.grammar.own_tables)
        if (is_in(key, array) && means_something(all, key)) put(entry, key.substr(cut), own_table(all, key));
    return entry;
}

bool stands_in_array(const Scenarios& all, const std::string& key) {
    return std::ranges::any_of(all.grammar.arrays,
                               [&](const std::string& array) { return is_in(key, array); });
}

Json scenario(const Scenarios& all) {
    Json root = closed_table();
    for (const Declaration& one : all.parameters)
        if (!one.pulse) put(root, one.key, all.reference(one.key));
    for (const std::string& array : all.grammar.arrays)
        put(root, array, {{"type", "array"}, {"items", all.reference(array)}});
    for (const std::string& key : all.grammar.own_tables)
        if (!stands_in_array(all, key)) put(root, key, own_table(all, key));
    root["title"] = fmt::format("A scenario of {}, world {}", all.catalogue.model, all.world);
    root["properties"]["world"]["required"] = {"kind"};
    root["required"] = {"world"};
    return root;
}

void define(Json& definitions, const Scenarios& all) {
    const std::string& prefix = all.reference.prefix;
    for (const Declaration& one : all.parameters) definitions[prefix + one.key] = parameter(all, one);
    for (const std::string& array : all.grammar.arrays) definitions[prefix + array] = entry_of(all, array);
}
}  // namespace

Json schema_of(const std::vector<Catalogue>& catalogues, const std::string& world) {
    Json definitions = Json::object(), scenarios = Json::array();
    for (const Catalogue& catalogue : catalogues)
        for (std::size_t n = 0; n < catalogue.worlds.size(); ++n) {
            const Scenarios all(catalogue, n);
            if (!world.empty() && world != all.world) continue;
            define(definitions, all);
            scenarios.push_back(scenario(all));
        }
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
    if (scenarios.size() == 1)
        schema.update(scenarios.front());
    else
        schema.update({{"title", "A scenario of concord"}, {"type", "object"}, {"oneOf", scenarios}});
    schema["definitions"] = definitions;
    return schema;
}

}  // namespace concord
