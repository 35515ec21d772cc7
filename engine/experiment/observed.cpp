#include "engine/experiment/observed.hpp"

#include <algorithm>

#include "engine/core/error.hpp"

namespace concord {

namespace {
bool is_recordable(const Variable& variable) {
    return variable.storage == Storage::float64 && variable.meaning.path.find('/') == std::string::npos;
}

const Variable* find(const Outline& outline, const std::string& name) {
    for (const Variable& variable : outline.variables)
        if (variable.meaning.path == name && is_recordable(variable)) return &variable;
    return nullptr;
}

std::vector<std::string> labels_of(const Dimension& dimension) {
    if (!dimension.labels.empty()) return dimension.labels;
    std::vector<std::string> labels;
    for (std::size_t row = 0; row < dimension.size; ++row)
        labels.push_back(dimension.numbers.empty() ? std::to_string(row)
                                                   : std::to_string(dimension.numbers[row]));
    return labels;
}

std::vector<Dimension> dimensions_of(const Outline& outline, const Meaning& meaning) {
    std::vector<Dimension> dimensions;
    for (const std::string& name : meaning.dimensions)
        dimensions.push_back(*std::ranges::find(outline.dimensions, name, &Dimension::name));
    return dimensions;
}

/// The names of the rows of dimensions, where a model gives them beside their labels.
std::vector<Constant> names_of(const Outline& outline, const Meaning& meaning) {
    std::vector<Constant> names;
    for (const std::string& dimension : meaning.dimensions)
        for (const Constant& constant : outline.constants)
            if (constant.meaning.path == "setting/" + dimension + "_name" &&
                constant.meaning.dimensions == std::vector{dimension})
                names.push_back(constant);
    return names;
}

bool have_same_rows(const Dimension& a, const Dimension& b) {
    return a.size == b.size && a.labels == b.labels && a.numbers == b.numbers;
}

std::vector<std::string> outcomes_of(const std::string& name, const std::vector<Dimension>& dimensions) {
    std::vector<std::vector<std::string>> labels;
    for (const Dimension& dimension : dimensions) labels.push_back(labels_of(dimension));
    return outcome_names(name, labels);
}
}  // namespace

std::vector<std::string> recordable(const Outline& outline) {
    std::vector<std::string> names;
    for (const Variable& variable : outline.variables)
        if (is_recordable(variable)) names.push_back(variable.meaning.path);
    return names;
}

Observed observed(const Outline& outline, const std::string& name) {
    const Variable* found = find(outline, name);
    if (found == nullptr) throw InputError(Problem{"", 0, 0, name + ": is not observed"});
    Observed one{
        found->meaning, dimensions_of(outline, found->meaning), names_of(outline, found->meaning), {}};
    one.outcomes = outcomes_of(name, one.dimensions);
    return one;
}

const Variable& variable_of(const Outline& outline, const Observed& wanted) {
    const std::string& name = wanted.meaning.path;
    const Variable* found = find(outline, name);
    if (found == nullptr)
        throw InputError(Problem{"", 0, 0, name + ": is not observed in the world of this arm and sample"});
    if (!std::ranges::equal(dimensions_of(outline, found->meaning), wanted.dimensions, have_same_rows))
        throw InputError(
            Problem{"", 0, 0, name + ": has other rows in the world of this arm and sample than in others"});
    return *found;
}

std::string observable_of(const std::string& outcome) {
    return outcome.substr(0, outcome.find('['));
}

std::vector<std::string> outcome_names(const std::string& observable,
                                       const std::vector<std::vector<std::string>>& labels) {
    if (labels.empty()) return {observable};
    std::vector<std::string> rows{""};
    for (const auto& of_dimension : labels) {
        std::vector<std::string> longer;
        for (const std::string& row : rows)
            for (const std::string& label : of_dimension)
                longer.push_back(row.empty() ? label : row + "," + label);
        rows = std::move(longer);
    }
    for (std::string& row : rows) row = observable + "[" + row + "]";
    return rows;
}

}  // namespace concord
