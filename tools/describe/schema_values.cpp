#include "tools/describe/schema_values.hpp"

#include <cmath>

#include "tools/describe/json.hpp"

namespace concord {

namespace {
using Type = Declaration::Type;

std::string described(const Declaration& one) {
    std::string remark = one.unit.empty() || one.unit == "1" ? "" : one.unit;
    if (!one.source.empty()) remark += (remark.empty() ? "" : "; ") + one.source;
    return one.help + (remark.empty() ? "" : " (" + remark + ")");
}

Json number(const Declaration& one) {
    Json schema{{"type", one.type == Type::whole ? "integer" : "number"}};
    put_bounds(schema, one);
    return schema;
}

Json word(const std::vector<std::string>& allowed) {
    if (allowed.empty()) return {{"type", "string"}};
    return {{"type", "string"}, {"enum", allowed}};
}

Json list_of(Json entry) {
    return {{"type", "array"}, {"items", std::move(entry)}};
}

Json list_of(Json entry, std::size_t fewest, std::size_t most) {
    Json list = list_of(std::move(entry));
    list["minItems"] = fewest;
    list["maxItems"] = most;
    return list;
}

Json any_of(Json one, Json other) {
    return {{"anyOf", Json::array({std::move(one), std::move(other)})}};
}

Json value(const Declaration& one) {
    switch (one.type) {
        case Type::real:
        case Type::whole:
            return number(one);
        case Type::flag:
            return {{"type", "boolean"}};
        case Type::text:
        case Type::choice:
            return word(one.allowed);
        case Type::texts:
            return list_of(word(one.allowed));
        case Type::reals:
            break;
    }
    if (one.elements.empty()) return list_of(number(one));
    return any_of(number(one), list_of(number(one), one.elements.size(), one.elements.size()));
}

/// Both as { "policy.label" = 1 } and as { policy = { label = 1 } }.
void put_either_way(Json& table, const std::string& key, const Json& schema) {
    put(table, key, schema);
    table["properties"][key] = schema;
}
}  // namespace

Json schema_of(const Declaration& one) {
    Json schema = value(one);
    schema["description"] = described(one);
    const bool bounded = !one.key.starts_with("intervention.when.") || std::isfinite(one.range.high);
    if (const Json fallback = value_of(one.fallback); bounded && !fallback.is_null())
        schema["default"] = fallback;
    return schema;
}

Json closed_table() {
    return {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
}

void put(Json& table, const std::string& path, Json schema) {
    const std::size_t dot = path.find('.');
    Json& place = table["properties"][path.substr(0, dot)];
    if (dot == path.npos) {
        place = std::move(schema);
        return;
    }
    if (place.is_null()) place = closed_table();
    put(place.contains("items") ? place["items"] : place, path.substr(dot + 1), std::move(schema));
}

Json settings(const std::vector<Declaration>& all, const References& reference) {
    Json table = closed_table();
    for (const Declaration& one : all) put_either_way(table, one.key, reference(one.key));
    return table;
}

Json places(const std::vector<Axis>& axes) {
    Json table = closed_table();
    for (const Axis& axis : axes) {
        Json labels = list_of(word(axis.labels));
        labels["minItems"] = 1;
        put(table, axis.name, any_of(word(axis.labels), std::move(labels)));
    }
    return table;
}

Json sweeps(const std::vector<Declaration>& all, const References& reference) {
    Json table = closed_table();
    for (const Declaration& one : all) {
        Json values = list_of(reference(one.key));
        values["minItems"] = 1;
        const bool list = one.type == Type::texts || (one.type == Type::reals && one.elements.empty());
        put_either_way(table, one.key, list ? values : any_of(values, reference(one.key)));
    }
    return table;
}

Json ranges(const std::vector<Declaration>& all) {
    Json table = closed_table();
    for (const Declaration& one : all)
        if (one.type == Type::real || one.type == Type::whole || one.type == Type::reals)
            put_either_way(table, one.key,
                           any_of({{"enum", Json::array({true})}}, list_of(number(one), 2, 2)));
    return table;
}

}  // namespace concord
