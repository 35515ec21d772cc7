#include "engine/config/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
using Type = Declaration::Type;

double number(const toml::node& node) {
    if (const auto* whole = node.as_integer()) return static_cast<double>(whole->get());
    return node.as_floating_point()->get();
}

// What is wrong with one number, "" for nothing.
std::string wrong_number(const toml::node& node, const Declaration& declaration) {
    const bool fits = declaration.type == Type::whole ? node.is_integer() : node.is_number();
    if (!fits) return "is " + type_of(node);
    const double value = number(node);
    if (!std::isfinite(value)) return "is not finite";
    const auto [low, high] = declaration.range;
    return value < low || value > high ? "is out of range" : "";
}

std::string wrong_word(const toml::node& node, const Declaration& declaration) {
    if (!node.is_string()) return "is " + type_of(node);
    const std::string& word = node.as_string()->get();
    const std::vector<std::string>& words = declaration.allowed;
    if (words.empty() || std::ranges::find(words, word) != words.end()) return "";
    return "is not a known word" + suggestion(word, words);
}

std::string name_of_entry(std::size_t i, const Declaration& declaration) {
    if (declaration.elements.empty()) return fmt::format("entry {}", i + 1);
    return fmt::format("entry {} ({})", i + 1, declaration.elements[i]);
}

template <class Wrong>
std::vector<Fault> faults_of_entries(const toml::array& list, const Declaration& declaration, Wrong wrong) {
    std::vector<Fault> faults;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string text = wrong(list[i], declaration);
        if (text.empty()) continue;
        faults.push_back({&list[i], fmt::format("{}, {}, {}", name_of_entry(i, declaration),
                                                shortened(toml_text(list[i])), text)});
    }
    return faults;
}

std::vector<Fault> faults_of_numbers(const toml::node& node, const Declaration& declaration) {
    const toml::array* list = node.as_array();
    const bool any_length = declaration.elements.empty();
    if (list == nullptr)
        return {{&node, any_length ? "is " + type_of(node) : wrong_number(node, declaration)}};
    if (!any_length && list->size() != count_of(declaration))
        return {{&node, fmt::format("has {} {}", list->size(), list->size() == 1 ? "entry" : "entries")}};
    return faults_of_entries(*list, declaration, wrong_number);
}

std::vector<Fault> faults_of_texts(const toml::node& node, const Declaration& declaration) {
    const toml::array* list = node.as_array();
    if (list == nullptr) return {{&node, "is " + type_of(node)}};
    return faults_of_entries(*list, declaration, wrong_word);
}

std::vector<Fault> found(const toml::node& node, const Declaration& declaration) {
    switch (declaration.type) {
        case Type::real:
        case Type::whole:
            return {{&node, wrong_number(node, declaration)}};
        case Type::flag:
            return {{&node, node.is_boolean() ? "" : "is " + type_of(node)}};
        case Type::text:
        case Type::choice:
            return {{&node, wrong_word(node, declaration)}};
        case Type::reals:
            return faults_of_numbers(node, declaration);
        case Type::texts:
            return faults_of_texts(node, declaration);
    }
    return {};
}
}  // namespace

std::vector<Fault> faults_of(const toml::node& node, const Declaration& declaration) {
    std::vector<Fault> faults = found(node, declaration);
    std::erase_if(faults, [](const Fault& fault) { return fault.text.empty(); });
    for (Fault& fault : faults) fault.text += "; allowed: " + allowed_of(declaration);
    return faults;
}

std::vector<double> numbers_of(const toml::node& node, const Declaration& declaration) {
    if (declaration.type == Type::choice) {
        const auto word = std::ranges::find(declaration.allowed, node.as_string()->get());
        return {static_cast<double>(word - declaration.allowed.begin())};
    }
    if (!node.is_array()) return std::vector<double>(count_of(declaration), number(node));
    std::vector<double> numbers;
    for (const toml::node& entry : *node.as_array()) numbers.push_back(number(entry));
    return numbers;
}

std::vector<std::string> texts_of(const toml::node& node) {
    std::vector<std::string> texts;
    for (const toml::node& entry : *node.as_array()) texts.push_back(entry.as_string()->get());
    return texts;
}

std::string canonical(const toml::node& node, const Declaration& declaration) {
    if (declaration.type == Type::real) return toml_real(number(node));
    if (declaration.type == Type::reals)
        return toml_list(numbers_of(node, declaration), declaration.elements.empty());
    return toml_text(node);
}

std::size_t count_of(const Declaration& declaration) {
    return declaration.type == Type::reals ? declaration.elements.size() : 1;
}

std::string type_of(const toml::node& node) {
    if (node.is_string()) return "a text";
    if (node.is_integer()) return "a whole number";
    if (node.is_floating_point()) return "a number with a fraction";
    if (node.is_boolean()) return "true or false";
    if (node.is_array()) return "a list";
    if (node.is_table()) return "a table";
    return "a date or time";
}

bool is_array_of_tables(const toml::node& node) {
    return node.is_array() &&
           std::ranges::all_of(*node.as_array(), [](auto& entry) { return entry.is_table(); });
}

}  // namespace concord
