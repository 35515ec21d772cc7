#include <algorithm>
#include <tuple>

#include "engine/config/check.hpp"
#include "engine/config/reading.hpp"
#include "engine/config/section.hpp"
#include "engine/config/toml_text.hpp"

namespace concord {

std::vector<Section> Section::tables(std::string_view key) const {
    const std::string path = prefix_ + std::string(key), name = key_of(path);
    std::vector<std::string>& arrays = reading_->arrays;
    if (std::ranges::find(arrays, name) == arrays.end()) arrays.push_back(name);
    const Spot spot = find(reading_->tree(), path);
    if (spot.node == nullptr) return {};
    if (!is_array_of_tables(*spot.node)) {
        const bool list = spot.node->is_array();
        const std::string wrong = list ? "has entries that are not tables" : "is " + type_of(*spot.node);
        reading_->note(spot, name, wrong + "; allowed: tables, each under [[" + name + "]]");
        return {};
    }
    std::vector<Section> sections(spot.node->as_array()->size(), *this);
    for (std::size_t i = 0; i < sections.size(); ++i)
        sections[i].prefix_ = path + "[" + std::to_string(i) + "].";
    return sections;
}

bool Section::has(std::string_view key) const {
    return find(reading_->tree(), prefix_ + std::string(key)).node != nullptr;
}

bool Section::is_list(std::string_view key) const {
    const Spot spot = find(reading_->tree(), prefix_ + std::string(key));
    return spot.node != nullptr && spot.node->is_array();
}

void Section::problem(std::string_view key, std::string_view text) const {
    const std::string path = prefix_ + std::string(key), name = key_of(path);
    const Spot spot = find(reading_->tree(), path);
    std::string value;
    if (spot.node != nullptr) {
        value = shortened(toml_text(*spot.node));
    } else if (prefix_.empty()) {
        const auto declared = std::ranges::find(reading_->parameters, name, &Declaration::key);
        if (declared != reading_->parameters.end()) value = shortened(declared->value);
    } else if (const auto declared = reading_->within.find(name); declared != reading_->within.end()) {
        value = shortened(declared->second.fallback);
    }
    reading_->note(spot.place, name, value, std::string(text));
}

const Document& Section::document() const {
    return *reading_->document;
}

std::vector<Declaration> Section::declarations() const {
    return reading_->parameters;
}

namespace {
void throw_if_any(std::vector<Problem> problems, const std::string& file) {
    const auto place = [&](const Problem& problem) {
        return std::tuple(problem.file != file, problem.line, problem.column);
    };
    std::ranges::stable_sort(problems, {}, place);
    // A key that two readers share is found wrong twice.
    const auto again = [](const Problem& a, const Problem& b) { return a.message() == b.message(); };
    problems.erase(std::unique(problems.begin(), problems.end(), again), problems.end());
    if (!problems.empty()) throw InputError(std::move(problems));
}
}  // namespace

void Section::stop_if_wrong() const {
    throw_if_any(reading_->problems, document().name());
}

bool Section::is_wrong(std::string_view key) const {
    const std::string name = key_of(prefix_ + std::string(key));
    return std::ranges::any_of(reading_->problems, [&](const Problem& problem) {
        return problem.text.starts_with(name + ":") || problem.text.starts_with(name + " =");
    });
}

void Section::finish() const {
    std::vector<Problem> problems = reading_->problems;
    std::ranges::move(reading_->unknown_keys(), std::back_inserter(problems));
    throw_if_any(std::move(problems), document().name());
}

}  // namespace concord
