#include "engine/experiment/csv_line.hpp"

#include <algorithm>

namespace concord {

namespace {
/// Characters, not bytes: those that continue a character of UTF-8 do not count.
std::size_t width(std::string_view text) {
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(text, starts));
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// What stands between quotation marks, from behind the first; `rest` = what follows the last.
std::string unquoted(std::string_view text, std::string_view& rest, std::string_view& fault) {
    std::string field;
    for (std::size_t n = 0; n < text.size(); ++n) {
        const bool mark = text[n] == '"', doubled = mark && text.substr(n + 1).starts_with('"');
        if (mark && !doubled) {
            rest = text.substr(n + 1);
            return field;
        }
        field += text[n];
        n += doubled;
    }
    fault = "a quotation mark that never ends in its line";
    rest = {};
    return field;
}

CsvField field_at(std::string_view line, std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    CsvField field{{}, width(line.substr(0, line.size() - rest.size())) + 1, {}};
    const bool quoted = rest.starts_with('"');
    if (quoted) field.text = unquoted(rest.substr(1), rest, field.fault);
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view plain = trimmed(rest.substr(0, end));
    rest.remove_prefix(end);
    if (!quoted) field.text = plain;
    if (quoted && !plain.empty()) field.fault = "text after the closing quotation mark";
    if (!quoted && plain.find('"') != plain.npos) field.fault = "a quotation mark within a field not quoted";
    return field;
}
}  // namespace

std::vector<CsvField> fields_of(std::string_view line) {
    std::vector<CsvField> fields;
    std::string_view rest = line;
    fields.push_back(field_at(line, rest));
    while (!rest.empty()) {
        rest.remove_prefix(1);
        fields.push_back(field_at(line, rest));
    }
    return fields;
}

}  // namespace concord
