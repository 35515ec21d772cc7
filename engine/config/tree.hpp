#pragma once
#include <toml++/toml.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/document.hpp"
#include "engine/core/error.hpp"

// Private to engine/config: the only header that knows the parser.
namespace concord {

struct Document::Tree {
    struct Override {
        std::string key, value, origin;
        std::string from;  // of tables that were moved: where they stood; empty for a value
    };

    std::string name, folder, text;
    std::vector<Override> overrides;  // what was done to the text, in order
    toml::table root;
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
};

/// A key found in a document: its value (null when the key is absent) and where the key stands.
struct Spot {
    const toml::node* node = nullptr;
    Problem place;  // its text is empty
};

/// A value in a table whose keys are the user's own, by its dotted key.
struct Entry {
    std::string key;
    Spot spot;
};

/// "--set KEY": what messages call the file of an override.
std::string override_name(std::string_view key);

/// Where a piece of the document stands. An override has no lines.
Problem place_of(const Document::Tree&, const toml::source_region&);

/// The value at a dotted path, where "intervention[2].at" is the key `at` of the third [[intervention]]. When
/// the key is absent its place is that of the nearest table of an array around it, else that of the file.
Spot find(const Document::Tree&, std::string_view path);

/// "intervention[2].at" as people write it: "intervention.at".
std::string key_of(std::string_view path);

/// `table.name`; a name that is not a bare key stands in quotes.
std::string joined(std::string_view table, std::string_view name);
bool is_bare(std::string_view name);

/// The values in a table, nested tables opened: { policy = { label = 1 } } and { "policy.label" = 1 } are the
/// same.
std::vector<Entry> flattened(const Document::Tree&, const toml::table&, const std::string& prefix = {});

}  // namespace concord
