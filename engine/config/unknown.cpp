#include <algorithm>

#include "engine/config/check.hpp"
#include "engine/config/reading.hpp"
#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
std::string_view last_part(std::string_view key) {
    return key.substr(key.rfind('.') + 1);
}

std::string_view table_part(std::string_view key) {
    const std::size_t dot = key.rfind('.');
    return dot == key.npos ? std::string_view{} : key.substr(0, dot);
}

std::string unquoted(std::string key) {
    std::erase(key, '"');
    return key;
}

// All tables on the way to the known keys: "a" and "a.b" of "a.b.c".
std::set<std::string> tables_of(const std::vector<std::string>& known) {
    std::set<std::string> tables;
    for (const std::string& key : known)
        for (std::string_view table = table_part(key); !table.empty(); table = table_part(table))
            tables.emplace(table);
    return tables;
}

// Walks a document in search of keys that nobody reads.
struct Search {
    const Section::Reading& reading;
    std::vector<std::string> known;
    std::set<std::string> tables;
    std::vector<Problem> problems;

    // Of a parameter that stands in an [[array]] itself: where it belongs, if the array has a `set`.
    std::string within_set(const std::string& key) const {
        const auto is_known = [&](const std::string& word) {
            return tables.contains(word) || std::ranges::find(known, word) != known.end();
        };
        for (const std::string& array : reading.arrays)
            if (key.starts_with(array + ".") && is_known(array + ".set"))
                if (const std::string rest = unquoted(key.substr(array.size() + 1)); is_known(rest))
                    return array + ".set." + rest;
        return "";
    }

    // Near within its own table, or of the same name in another one.
    std::string nearest_key(const std::string& key) const {
        if (std::string place = within_set(key); !place.empty()) return place;
        std::vector<std::string> beside, all = known;
        all.insert(all.end(), tables.begin(), tables.end());
        if (key.ends_with('"')) return nearest(key, all);
        for (const std::string& other : all)
            if (table_part(other) == table_part(key)) beside.emplace_back(last_part(other));
        const std::string name = nearest(std::string(last_part(key)), beside);
        if (!name.empty()) return joined(table_part(key), name);
        const auto namesake = std::ranges::find(known, last_part(key), last_part);
        return namesake == known.end() ? "" : *namesake;
    }

    bool is_within_array(std::string_view table) const {
        return std::ranges::any_of(reading.arrays, [&](const std::string& array) {
            return table == array || table.starts_with(array + ".");
        });
    }

    // The few keys of an [[array]] are all told.
    std::string allowed_beside(const std::string& key) const {
        if (!is_within_array(table_part(key))) return {};
        std::set<std::string_view> told;
        std::string names;
        const auto tell = [&](const auto& others) {
            for (const std::string& other : others)
                if (table_part(other) == table_part(key) && told.insert(other).second)
                    names.append(names.empty() ? "; allowed: " : ", ").append(last_part(other));
        };
        tell(known);
        tell(tables);
        return names;
    }

    void note(const toml::key& key, std::string text) {
        Problem problem = place_of(reading.tree(), key.source());
        problem.text = std::move(text);
        problems.push_back(std::move(problem));
    }

    void look_at(const std::string& key, const toml::key& written, const toml::node& node) {
        if (std::ranges::find(reading.arrays, key) != reading.arrays.end()) return walk_entries(key, node);
        if (std::ranges::find(known, key) != known.end()) return;
        if (!tables.contains(key)) {
            const std::string near = nearest_key(key);
            note(written, key + ": unknown key" + (near.empty() ? "" : " (did you mean " + near + "?)") +
                              allowed_beside(key));
        } else if (const toml::table* table = node.as_table()) {
            walk(*table, key);
        } else {
            note(written, key + " = " + shortened(toml_text(node)) + ": is " + type_of(node) +
                              "; allowed: a table, [" + key + "]");
        }
    }

    void walk(const toml::table& table, const std::string& prefix) {
        for (auto&& [key, node] : table) look_at(joined(prefix, key.str()), key, node);
    }

    void walk_entries(const std::string& key, const toml::node& list) {
        if (!is_array_of_tables(list)) return;  // Section::tables has said so
        for (const toml::node& entry : *list.as_array()) walk(*entry.as_table(), key);
    }
};
}  // namespace

std::vector<std::string> Section::Reading::known() const {
    std::vector<std::string> keys = arrays;
    for (const Declaration& declaration : parameters) keys.push_back(declaration.key);
    for (const auto& [key, declaration] : within) keys.push_back(key);
    keys.insert(keys.end(), claimed.begin(), claimed.end());
    return keys;
}

std::vector<Problem> Section::Reading::unknown_keys() const {
    Search search{*this, known(), {}, {}};
    search.tables = tables_of(search.known);
    search.walk(tree().root, {});
    return std::move(search.problems);
}

}  // namespace concord
