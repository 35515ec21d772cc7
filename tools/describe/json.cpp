#include "tools/describe/json.hpp"

#include <cmath>

namespace concord {

namespace {
using Json = nlohmann::ordered_json;
using Type = Declaration::Type;

const char* const types[] = {"number", "integer", "boolean", "text", "word", "numbers", "texts"};

void put_if(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

Json json_of(const Parameter& parameter) {
    const Declaration& one = parameter.declaration;
    Json object{{"key", one.key}, {"type", types[static_cast<std::size_t>(one.type)]}};
    object["default"] = value_of(one.fallback);
    put_bounds(object, one);
    if (!one.allowed.empty()) object["allowed"] = one.allowed;
    if (!one.elements.empty()) object["elements"] = one.elements;
    put_if(object, "unit", one.unit);
    object["help"] = one.help;
    object["source"] = one.source;
    object["lever"] = one.lever;
    object["worlds"] = parameter.worlds;
    return object;
}

Json json_of(const Mechanism& one) {
    Json object{{"name", one.name}, {"kind", one.kind}, {"help", one.help}};
    put_if(object, "equation", one.equation);
    put_if(object, "source", one.source);
    return object;
}

Json json_of(const Observable& one) {
    Json object{{"name", one.meaning.path}, {"long_name", one.meaning.long_name}};
    put_if(object, "unit", one.meaning.unit);
    object["dimensions"] = one.meaning.dimensions;
    if (!one.meaning.flags.empty()) object["flags"] = one.meaning.flags;
    object["recorded"] = one.recorded;
    return object;
}

template <class All>
Json list_of(const All& all) {
    Json list = Json::array();
    for (const auto& one : all) list.push_back(json_of(one));
    return list;
}

Json levers_of(const Catalogue& catalogue) {
    Json list = Json::array();
    for (const Parameter& one : catalogue.parameters)
        if (one.declaration.lever)
            list.push_back({{"key", one.declaration.key},
                            {"axes", catalogue.axes()},
                            {"pulse", one.declaration.pulse},
                            {"ramps", one.declaration.type != Type::choice && !one.declaration.pulse}});
    return list;
}

bool is_whole(double value) {
    return std::abs(value) <= 9007199254740992.0 && value == std::floor(value);
}

void put_bound(Json& object, const char* key, double value, bool whole) {
    if (!std::isfinite(value)) return;
    if (whole && !is_whole(value)) return;  // beyond what a double tells apart
    if (is_whole(value))
        object[key] = static_cast<std::int64_t>(value);
    else
        object[key] = value;
}
}  // namespace

Json value_of(const std::string& toml) {
    Json value = Json::parse(toml, nullptr, false);
    return value.is_discarded() ? Json() : value;
}

void put_bounds(Json& object, const Declaration& one) {
    if (one.type != Type::real && one.type != Type::whole && one.type != Type::reals) return;
    put_bound(object, "minimum", one.range.low, one.type == Type::whole);
    put_bound(object, "maximum", one.range.high, one.type == Type::whole);
}

Json json_of(const Catalogue& catalogue) {
    Json object{{"model", catalogue.model}, {"help", catalogue.help}, {"worlds", catalogue.worlds}};
    object["parameters"] = list_of(catalogue.parameters);
    object["levers"] = levers_of(catalogue);
    object["mechanisms"] = list_of(catalogue.mechanisms);
    object["observables"] = list_of(catalogue.observables);
    Json state = Json::array();
    for (const StateOf& one : catalogue.state) state.push_back(one.name);
    object["state"] = state;
    return object;
}

}  // namespace concord
