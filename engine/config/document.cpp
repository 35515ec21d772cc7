#include "engine/config/document.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/config/check.hpp"
#include "engine/config/toml_text.hpp"
#include "engine/config/tree.hpp"

namespace concord {

namespace {
constexpr std::size_t largest_file = std::size_t{16}
                                     << 20;  // bytes; a results file given by mistake is far larger
constexpr std::size_t deepest_key = 1000;    // parts; the parser recurses once a part

std::string content_of(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw InputError(Problem{path, 0, 0, "is a folder; a configuration is a TOML file"});
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw InputError(Problem{path, 0, 0, "cannot be read: " + std::generic_category().message(errno)});
    constexpr std::size_t together = std::size_t{64} << 10;
    std::string content;
    while (file && content.size() <= largest_file) {
        const std::size_t before = content.size();
        content.resize(before + together);
        file.read(content.data() + before, together);
        content.resize(before + static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) throw InputError(Problem{path, 0, 0, "cannot be read to its end"});
    if (content.size() > largest_file)
        throw InputError(Problem{path, 0, 0, "too large for a configuration; at most 16 MiB"});
    return content;
}

// A key of very many parts would overflow the stack of the parser, which has no limit of its own.
void refuse_deep_keys(std::string_view text, const std::string& name) {
    std::size_t dots = 0, line = 1;
    for (const char c : text) {
        if (c == '.')
            ++dots;
        else if (std::string_view("\n=,[{#").find(c) != std::string_view::npos)
            dots = 0;
        if (c == '\n') ++line;
        if (dots == deepest_key)
            throw InputError(Problem{name, line, 0, "a key of too many parts; at most 1000"});
    }
}

toml::table parsed(std::string_view text, const std::string& name) {
    refuse_deep_keys(text, name);
    try {
        return toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        const toml::source_position begin = error.source().begin;
        throw InputError(
            Problem{name, begin.line, begin.column, "not TOML: " + std::string(error.description())});
    }
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// A table with the one key "value". What is not TOML by itself is text, as a shell user would expect.
toml::table override_value(std::string_view text, const std::string& name) {
    try {
        toml::table table = parsed("value = " + std::string(text), name);
        if (table.size() == 1) return table;
    } catch (const InputError&) {
    }
    try {
        return parsed("value = " + toml_quoted(text), name);
    } catch (const InputError&) {
        throw InputError(Problem{name, 0, 0, "the value is not UTF-8 text"});
    }
}

void put_on_top(toml::table& target, const toml::key& key, toml::node&& value) {
    toml::node* there = target.get(key.str());
    if (there != nullptr && there->is_table() && value.is_table()) {
        for (auto&& [inner, node] : *value.as_table()) put_on_top(*there->as_table(), inner, std::move(node));
        return;
    }
    target.erase(key.str());  // with its key, which remembers where it stood
    target.insert(key, std::move(value));
}
}  // namespace

Document::Document() : tree_(std::make_unique<Tree>()) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Document Document::load(const std::string& path) {
    return parse(content_of(path), path, std::filesystem::path(path).parent_path().string());
}

Document Document::parse(std::string_view text, const std::string& name, const std::string& folder) {
    Document document;
    document.tree_->name = name;
    document.tree_->folder = folder;
    document.tree_->text = text;
    document.tree_->root = parsed(text, name);
    return document;
}

Document Document::copy() const {
    Document same = parse(tree_->text, tree_->name, tree_->folder);
    same.tree_->shared = tree_->shared;
    same.tree_->shared->share();
    for (const Tree::Override& one : tree_->overrides) {
        if (one.from.empty())
            same.set(one.key, one.value, one.origin);
        else
            same.move_tables(one.from, one.key);
    }
    return same;
}

void Document::set(std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    const std::string_view key = trimmed(assignment.substr(0, equals));
    const std::string name = override_name(key);
    if (equals == assignment.npos) throw InputError(Problem{name, 0, 0, "no \"=\"; allowed: KEY=VALUE"});
    set(key, trimmed(assignment.substr(equals + 1)), name);
}

void Document::set(std::string_view key, std::string_view text, const std::string& name) {
    toml::table value = override_value(text, name);
    const toml::source_region region = value.begin()->second.source();
    toml::table* table = &tree_->root;
    for (std::size_t from = 0, dot = 0; dot != key.npos; from = dot + 1) {
        dot = key.find('.', from);
        const std::string_view part = key.substr(from, dot == key.npos ? dot : dot - from);
        if (!is_bare(part))
            throw InputError(
                Problem{name, 0, 0, "not a key; allowed: letters, digits, _ and -, joined by dots"});
        const toml::key here(part, region);
        if (dot == key.npos) {
            put_on_top(*table, here, std::move(*value.get("value")));
            tree_->overrides.push_back({std::string(key), std::string(text), name, {}});
            return;
        }
        if (!table->contains(part)) table->insert(here, toml::table{});
        table = table->get(part)->as_table();
        if (table == nullptr)
            throw InputError(
                Problem{name, 0, 0, std::string(key.substr(0, dot)) + " is not a table in " + tree_->name});
    }
}

void Document::move_tables(std::string_view from, std::string_view to) {
    toml::array* const tables = tree_->root.at_path(from).as_array();
    if (tables == nullptr || !is_array_of_tables(*tables)) return;
    toml::array* const all = tree_->root.insert(to, toml::array{}).first->second.as_array();
    if (all == nullptr) return;
    for (toml::node& table : *tables) all->push_back(std::move(*table.as_table()));
    tables->clear();
    tree_->overrides.push_back({std::string(to), {}, {}, std::string(from)});
}

const std::shared_ptr<Shared>& Document::shared() const {
    return tree_->shared;
}
const std::string& Document::name() const {
    return tree_->name;
}
std::string Document::folder() const {
    return tree_->folder;
}

}  // namespace concord
