#include "engine/config/where.hpp"

#include <algorithm>

#include "engine/config/check.hpp"
#include "engine/config/intervention.hpp"

namespace concord {

namespace {
using Chosen = std::vector<bool>;  // of an axis, one a label

std::vector<std::string> words_of(const toml::node& node) {
    if (node.is_string()) return {node.as_string()->get()};
    return texts_of(node);
}

std::string axis_hint(std::string_view name, const std::vector<Axis>& axes) {
    std::vector<std::string> names;
    for (const Axis& axis : axes) names.push_back(axis.name);
    return suggestion(std::string(name), names) + "; allowed: " + quoted_list(names);
}

// The words given for an axis; none when they cannot be used, which is noted.
std::vector<std::string> words_for(Section::Reading& reading, const Spot& spot, const std::string& key,
                                   const Axis& axis) {
    Declaration label;
    label.type = spot.node->is_string() ? Declaration::Type::choice : Declaration::Type::texts;
    label.allowed = axis.labels;
    if (!reading.check(spot, key, label)) return {};
    const std::vector<std::string> words = words_of(*spot.node);
    if (words.empty()) reading.note(spot, key, "is empty; allowed: " + allowed_of(label));
    return words;
}

Chosen chosen_of(const std::vector<std::string>& words, const Axis& axis) {
    Chosen chosen;
    for (const std::string& label : axis.labels)
        chosen.push_back(std::ranges::find(words, label) != words.end());
    return chosen;
}

std::string text_of(const std::vector<std::string>& words, const Axis& axis) {
    std::string text = axis.name;
    for (std::size_t i = 0; i < words.size(); ++i) text += (i ? ", " : " ") + words[i];
    return text;
}

std::vector<std::size_t> cells_of(const std::vector<Chosen>& chosen, const std::vector<Axis>& axes) {
    std::vector<std::size_t> cells;
    for (std::size_t cell = 0; cell < count_cells(axes); ++cell) {
        bool holds = true;
        for (std::size_t axis = 0; axis < axes.size(); ++axis)
            holds &= chosen[axis][coordinate(cell, axis, axes)];
        if (holds) cells.push_back(cell);
    }
    return cells;
}
}  // namespace

std::size_t count_cells(const std::vector<Axis>& axes) {
    std::size_t cells = 1;
    for (const Axis& axis : axes) cells *= axis.labels.size();
    return cells;
}

std::size_t coordinate(std::size_t cell, std::size_t axis, const std::vector<Axis>& axes) {
    for (std::size_t later = axes.size(); --later > axis;) cell /= axes[later].labels.size();
    return cell % axes[axis].labels.size();
}

Where where_of(Section::Reading& reading, const std::string& path, const std::vector<Axis>& axes) {
    std::vector<Chosen> chosen;
    for (const Axis& axis : axes) chosen.emplace_back(axis.labels.size(), true);
    Where where{cells_of(chosen, axes), {}};
    const Spot spot = find(reading.tree(), path);
    const std::string key = key_of(path);
    if (spot.node == nullptr) return where;
    if (!spot.node->is_table()) {
        const std::string wrong = "is " + type_of(*spot.node);
        reading.note(spot, key, wrong + "; allowed: a table such as { system = \"CODE\" }");
        return where;
    }
    for (auto&& [name, node] : *spot.node->as_table()) {
        const Spot entry{&node, place_of(reading.tree(), name.source())};
        const auto axis = std::ranges::find(axes, name.str(), &Axis::name);
        if (axis == axes.end()) {
            reading.note(entry.place, joined(key, name.str()), "",
                         "unknown axis" + axis_hint(name.str(), axes));
            continue;
        }
        const std::vector<std::string> words = words_for(reading, entry, joined(key, name.str()), *axis);
        chosen[static_cast<std::size_t>(axis - axes.begin())] = chosen_of(words, *axis);
        where.text += (where.text.empty() ? "" : "; ") + text_of(words, *axis);
    }
    where.cells = cells_of(chosen, axes);
    return where;
}

}  // namespace concord
