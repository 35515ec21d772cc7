#include "engine/config/reading.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/config/check.hpp"
#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
// The wording of the help may differ between two readers of a key, its meaning may not.
bool same_meaning(const Declaration& a, const Declaration& b) {
    return a.type == b.type && a.fallback == b.fallback && a.range.low == b.range.low &&
           a.range.high == b.range.high && a.unit == b.unit && a.allowed == b.allowed &&
           a.elements == b.elements && a.lever == b.lever && a.pulse == b.pulse;
}

void require_same(const Declaration& a, const Declaration& b) {
    if (!same_meaning(a, b))
        throw std::logic_error(a.key + " is declared twice, with different defaults, ranges or types");
}

// "policy" and "policy.label" cannot both be values.
bool one_holds_the_other(const std::string& a, const std::string& b) {
    return a.starts_with(b + ".") || b.starts_with(a + ".");
}
}  // namespace

void Section::Reading::remember(Declaration declaration, bool in_array) {
    if (in_array) {
        const auto [known, added] = within.try_emplace(declaration.key, declaration);
        if (!added) require_same(known->second, declaration);
        return;
    }
    const auto known = std::ranges::find(parameters, declaration.key, &Declaration::key);
    if (known != parameters.end()) return require_same(*known, declaration);
    for (const Declaration& other : parameters)
        if (one_holds_the_other(declaration.key, other.key))
            throw std::logic_error(declaration.key + " and " + other.key + " cannot both be parameters");
    parameters.push_back(std::move(declaration));
}

const toml::node* Section::Reading::accept(const std::string& prefix, Declaration declaration) {
    const Spot spot = find(tree(), prefix + declaration.key);
    declaration.key = key_of(prefix) + declaration.key;
    const bool usable = spot.node != nullptr && check(spot, declaration.key, declaration);
    declaration.value = usable ? canonical(*spot.node, declaration) : declaration.fallback;
    remember(std::move(declaration), !prefix.empty());
    return usable ? spot.node : nullptr;
}

Lever Section::Reading::add_lever(const std::string& key, std::vector<double> values) {
    for (std::size_t i = 0; i < levers.size(); ++i)
        if (levers[i].declaration.key == key) return {i};
    const auto declaration = std::ranges::find(parameters, key, &Declaration::key);
    if (declaration == parameters.end())
        throw std::logic_error(key + ": a table of an array holds no levers");
    levers.push_back({*declaration, std::move(values)});
    return {levers.size() - 1};
}

bool Section::Reading::check(const Spot& spot, const std::string& key, const Declaration& declaration) {
    const std::vector<Fault> faults = faults_of(*spot.node, declaration);
    const std::string value = shortened(toml_text(*spot.node));
    for (const Fault& fault : faults) {
        const bool entry = fault.at != spot.node;
        note(entry ? place_of(tree(), fault.at->source()) : spot.place, key, value, fault.text);
    }
    return faults.empty();
}

void Section::Reading::note(const Problem& place, const std::string& key, const std::string& value,
                            const std::string& text) {
    Problem problem = place;
    problem.text = key + (value.empty() ? "" : " = " + value) + ": " + text;
    problems.push_back(std::move(problem));
}

void Section::Reading::note(const Spot& spot, const std::string& key, const std::string& text) {
    note(spot.place, key, spot.node ? shortened(toml_text(*spot.node)) : "", text);
}

}  // namespace concord
