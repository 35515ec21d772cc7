#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/store/ledger.hpp"

namespace concord {

/// The part of a line that is the same for all lines of a process: `"host":"north","pid":4711`.
std::string ledger_signature(const std::string& host, long pid);

/// One JSON object and the end of the line. `signature` is put in for the host and the process of the entry.
std::string ledger_line(const LedgerEntry&, std::string_view signature);

/// The reverse. Nothing when it is no such line.
std::optional<LedgerEntry> ledger_entry(const std::string& line);

}  // namespace concord
