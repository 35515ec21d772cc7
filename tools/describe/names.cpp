#include <algorithm>

#include "tools/describe/catalogue.hpp"

namespace concord {

namespace {
constexpr const char* by = "_by_";
}

std::string Observable::group() const {
    const std::size_t slash = meaning.path.find('/');
    return slash == meaning.path.npos ? "" : meaning.path.substr(0, slash);
}

std::vector<Declaration> Catalogue::in_world(const std::string& world) const {
    std::vector<Declaration> declarations;
    for (const Parameter& parameter : parameters)
        if (std::ranges::find(parameter.worlds, world) != parameter.worlds.end())
            declarations.push_back(parameter.declaration);
    return declarations;
}

std::vector<std::string> Catalogue::axes() const {
    std::vector<std::string> names;
    for (const Grammar& grammar : grammars)
        for (const Axis& axis : grammar.axes)
            if (std::ranges::find(names, axis.name) == names.end()) names.push_back(axis.name);
    return names;
}

std::vector<Observable> gathered(const std::vector<Observable>& all) {
    std::vector<Observable> gathered;
    for (const Observable& one : all) {
        const std::string& path = one.meaning.path;
        const std::size_t cut = path.rfind(by);
        const auto whole = std::ranges::find_if(gathered, [&](const Observable& other) {
            return cut != path.npos && other.meaning.path == path.substr(0, cut);
        });
        if (whole == gathered.end())
            gathered.push_back(one);
        else
            whole->by.push_back(path.substr(cut + std::string(by).size()));
    }
    return gathered;
}

Catalogue called(const Catalogue& all, const std::string& name) {
    Catalogue some{all.model, all.help, all.worlds, {}, {}, {}, {}, {}, {}, {}};
    std::ranges::copy_if(all.parameters, std::back_inserter(some.parameters),
                         [&](const Parameter& one) { return one.declaration.key == name; });
    std::ranges::copy_if(all.mechanisms, std::back_inserter(some.mechanisms),
                         [&](const Mechanism& one) { return one.name == name; });
    std::ranges::copy_if(all.observables, std::back_inserter(some.observables),
                         [&](const Observable& one) { return one.meaning.path == name; });
    for (const Observable& one : gathered(all.observables))
        if (one.meaning.path == name && !some.observables.empty()) some.observables.front().by = one.by;
    if (!some.observables.empty()) some.dimensions = all.dimensions;
    return some;
}

bool is_empty(const Catalogue& catalogue) {
    return catalogue.parameters.empty() && catalogue.mechanisms.empty() && catalogue.observables.empty();
}

std::vector<std::string> names_in(const Catalogue& catalogue) {
    std::vector<std::string> names;
    for (const Parameter& one : catalogue.parameters) names.push_back(one.declaration.key);
    for (const Mechanism& one : catalogue.mechanisms) names.push_back(one.name);
    for (const Observable& one : catalogue.observables) names.push_back(one.meaning.path);
    return names;
}

}  // namespace concord
