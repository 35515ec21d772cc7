#include "engine/config/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "engine/config/tree.hpp"

namespace concord {

namespace {
template <class Items, class Write>
std::string bracketed(char open, const Items& items, Write write, char close) {
    std::string text(1, open);
    for (const auto& item : items) {
        if (text.size() > 1) text += ", ";
        text += write(item);
    }
    return text + close;
}

std::string table_text(const toml::table& table) {
    if (table.empty()) return "{}";
    std::string text = "{";
    for (auto&& [key, node] : table) {
        text += text.size() > 1 ? ", " : " ";
        text += joined({}, key.str()) + " = " + toml_text(node);
    }
    return text + " }";
}

template <class Value>
std::string printed(const Value& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}
}  // namespace

std::string toml_real(double value) {
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".en") == text.npos) text += ".0";
    return text;
}

std::string toml_quoted(std::string_view value) {
    std::string text = "\"";
    for (const char c : value) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (text += '\\') += c;
        else if (c == '\n')
            text += "\\n";
        else if (c == '\t')
            text += "\\t";
        else if (code < 0x20 || code == 0x7f)
            text += fmt::format("\\u{:04X}", code);
        else
            text += c;
    }
    return text + '"';
}

std::string toml_list(const std::vector<double>& values, bool every) {
    const bool same = std::ranges::adjacent_find(values, std::not_equal_to<>{}) == values.end();
    if (same && !every && !values.empty()) return toml_real(values.front());
    return bracketed('[', values, toml_real, ']');
}

std::string toml_list(const std::vector<std::string>& values) {
    return bracketed('[', values, toml_quoted, ']');
}

std::string toml_text(const toml::node& node) {
    if (const auto* text = node.as_string()) return toml_quoted(text->get());
    if (const auto* number = node.as_floating_point()) return toml_real(number->get());
    if (const auto* whole = node.as_integer()) return fmt::format("{}", whole->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    if (const auto* list = node.as_array()) return bracketed('[', *list, toml_text, ']');
    if (const auto* table = node.as_table()) return table_text(*table);
    if (const auto* date = node.as_date()) return printed(date->get());
    if (const auto* time = node.as_time()) return printed(time->get());
    return printed(node.as_date_time()->get());
}

std::string shortened(std::string text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end) + "...";
}

}  // namespace concord
