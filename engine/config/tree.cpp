#include "engine/config/tree.hpp"

#include <algorithm>
#include <charconv>

#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
constexpr std::string_view override_prefix = "--set ";

struct Step {
    std::string_view name;
    std::string_view entry;  // "2" of "intervention[2]"; empty for a plain key
};

Step step_of(std::string_view part) {
    const std::size_t bracket = part.find('[');
    if (bracket == part.npos) return {part, {}};
    return {part.substr(0, bracket), part.substr(bracket + 1, part.size() - bracket - 2)};
}

const toml::node* entry_of(const toml::node& list, std::string_view digits) {
    std::size_t i = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), i);
    return list.is_array() ? list.as_array()->get(i) : nullptr;
}
}  // namespace

std::string override_name(std::string_view key) {
    return std::string(override_prefix) + std::string(key);
}

Problem place_of(const Document::Tree& tree, const toml::source_region& region) {
    Problem place;
    place.file = region.path ? *region.path : tree.name;
    if (place.file != tree.name) return place;
    place.line = region.begin.line;
    place.column = region.begin.column;
    return place;
}

Spot find(const Document::Tree& tree, std::string_view path) {
    Spot spot{&tree.root, {tree.name, 0, 0, {}}};
    Problem around = spot.place;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        const Step step = step_of(path.substr(0, dot));
        path = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
        const toml::table* table = spot.node->as_table();
        if (table == nullptr) return {nullptr, around};
        const auto found = table->find(step.name);
        if (found == table->end()) return {nullptr, around};
        spot = {&found->second, place_of(tree, found->first.source())};
        if (step.entry.empty()) continue;
        spot.node = entry_of(*spot.node, step.entry);
        if (spot.node == nullptr) return {nullptr, around};
        spot.place = around = place_of(tree, spot.node->source());
    }
    return spot;
}

std::string key_of(std::string_view path) {
    std::string key;
    bool within = false;
    for (const char c : path) {
        if (c == '[') within = true;
        if (!within) key += c;
        if (c == ']') within = false;
    }
    return key;
}

bool is_bare(std::string_view name) {
    const auto bare = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    return !name.empty() && std::ranges::all_of(name, bare);
}

std::string joined(std::string_view table, std::string_view name) {
    const std::string last = is_bare(name) ? std::string(name) : toml_quoted(name);
    return table.empty() ? last : std::string(table) + "." + last;
}

std::vector<Entry> flattened(const Document::Tree& tree, const toml::table& table,
                             const std::string& prefix) {
    std::vector<Entry> entries;
    for (auto&& [key, node] : table) {
        const std::string dotted = prefix + std::string(key.str());
        if (const toml::table* inner = node.as_table()) {
            std::ranges::move(flattened(tree, *inner, dotted + "."), std::back_inserter(entries));
        } else {
            entries.push_back({dotted, {&node, place_of(tree, key.source())}});
        }
    }
    return entries;
}

}  // namespace concord
