#pragma once
#include <string>
#include <string_view>
#include <vector>

// Private to engine/experiment.
namespace concord {

/// One field of a line of comma-separated text, without quotation marks and spaces around it.
struct CsvField {
    std::string text;
    std::size_t column;      // of its first character, from 1
    std::string_view fault;  // what is wrong with its quotation marks; "" = nothing
};

/// The fields of a line (RFC 4180 but for line breaks within quotation marks, which are refused), at least
/// one.
std::vector<CsvField> fields_of(std::string_view line);

}  // namespace concord
