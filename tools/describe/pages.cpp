#include <fmt/format.h>

#include <algorithm>

#include "engine/config/wrap.hpp"
#include "tools/describe/text.hpp"

namespace concord {

namespace {
constexpr std::size_t widest = 110;  // columns

std::string headed(const std::string& name, const std::string& help) {
    std::string text = name + "\n";
    for (const std::string& line : wrapped(help, widest - 2)) text += "  " + line + "\n";
    return text + "\n";
}

std::string labelled(const std::string& label, const std::string& content) {
    std::string text;
    if (content.empty()) return text;
    for (const std::string& line : wrapped(content, widest - 14))
        text += fmt::format("  {:<12}{}\n", text.empty() ? label : "", line);
    return text;
}

std::string page_of(const Mechanism& one, const std::string& model) {
    return headed(one.name, one.help) + labelled("one of", "the " + one.kind + " of the model " + model) +
           labelled("equation", one.equation) + labelled("source", one.source);
}

std::string dimensions_of(const Observable& one, const std::vector<Dimension>& all) {
    std::string text = "time";
    for (const std::string& name : one.meaning.dimensions) {
        const auto known = std::ranges::find(all, name, &Dimension::name);
        const bool said = known == all.end() || known->long_name.empty() || known->long_name == name;
        text += ", " + name + (said ? "" : " (" + known->long_name + ")");
    }
    return text;
}

std::string page_of(const Observable& one, const std::vector<Dimension>& all, const std::string& model) {
    std::vector<std::string> besides;
    for (const std::string& axis : one.by) besides.push_back(one.meaning.path + "_by_" + axis);
    return headed(one.meaning.path, one.meaning.long_name) +
           labelled("one of", "the observables of the model " + model) + labelled("unit", one.meaning.unit) +
           labelled("dimensions", dimensions_of(one, all)) +
           labelled("values", fmt::format("{}", fmt::join(one.meaning.flags, ", "))) +
           labelled("recorded", one.recorded) +
           labelled("besides", fmt::format("{}", fmt::join(besides, ", ")));
}
}  // namespace

std::vector<std::string> pages(const Catalogue& catalogue) {
    std::vector<std::string> pages;
    for (const Parameter& one : catalogue.parameters) pages.push_back(concord::page_of(one.declaration));
    for (const Mechanism& one : catalogue.mechanisms) pages.push_back(page_of(one, catalogue.model));
    for (const Observable& one : catalogue.observables)
        pages.push_back(page_of(one, catalogue.dimensions, catalogue.model));
    return pages;
}

}  // namespace concord
