#pragma once
#include <string>
#include <string_view>

#include "engine/statistics/sampling.hpp"

namespace concord {

/// Samples made elsewhere, and where they stand in their file, for those who check keys and values. Lines and
/// columns count from 1, columns in characters.
struct SampleTable {
    Samples samples;
    std::size_t heading = 0;           // the line of the keys
    std::vector<std::size_t> columns;  // where each key begins in it
    std::vector<std::size_t> lines;    // of each row
};

/// Reads comma-separated text: a line of keys, then a line of numbers for each row. Fields may be quoted,
/// lines end in LF or CRLF; a UTF-8 byte order mark, blank lines, spaces around fields and the "# " that
/// NumPy's savetxt puts before its heading are passed over. Throws InputError with all that is wrong (the
/// first 20 of it): no keys, no rows, a column twice or without a name, a line with more or fewer fields,
/// what is no finite number. Whether the keys are known and the values allowed is the caller's to say.
SampleTable parse_samples(std::string_view text, const std::string& file);

/// The same for a file. Throws InputError when it cannot be read.
SampleTable load_samples(const std::string& path);

}  // namespace concord
