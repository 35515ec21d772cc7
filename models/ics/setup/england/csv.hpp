#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.hpp"

namespace concord::ics {

/// One record of a comma-separated file. `line` counts from 1 and is where the record begins.
struct CsvRecord {
    std::size_t line;
    std::vector<std::string> fields;
};

/// Reads comma-separated text (RFC 4180): fields may be quoted, quotes within are doubled, lines end in LF or
/// CRLF, a UTF-8 byte order mark is passed over, as are empty lines at the end. What is malformed (a quote
/// that never ends, text after a closing quote) is added to `problems`, and the record left out.
std::vector<CsvRecord> parse_csv(std::string_view text, const std::string& file,
                                 std::vector<Problem>& problems);

}  // namespace concord::ics
