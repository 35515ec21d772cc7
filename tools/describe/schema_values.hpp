#pragma once
#include <nlohmann/json.hpp>

#include "engine/config/grammar.hpp"

// Private to the schema: what single values, and tables of values under keys of the user's own, may be.
namespace concord {

using Json = nlohmann::ordered_json;

/// What a parameter may be; its default, its help with unit and source.
Json schema_of(const Declaration&);

/// A table without keys, and whatever is put() there, under a dotted path.
Json closed_table();
void put(Json& table, const std::string& path, Json schema);

/// Where the schemas of single parameters stand: "#/definitions/toy.policy.label".
struct References {
    std::string prefix;  // "toy."
    Json operator()(const std::string& name) const { return {{"$ref", "#/definitions/" + prefix + name}}; }
};

/// Tables as they are checked by their own readers: what `set` and `where` of an intervention, `set` of an
/// arm, a sweep and the ranges of samples may hold.
Json settings(const std::vector<Declaration>&, const References&);
Json places(const std::vector<Axis>&);
Json sweeps(const std::vector<Declaration>&, const References&);
Json ranges(const std::vector<Declaration>&);

}  // namespace concord
