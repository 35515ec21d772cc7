#include "engine/store/ledger_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

namespace concord {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 3> state_names{"started", "done", "failed"};

/// In quotation marks, whatever it holds.
std::string quoted(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<LedgerEntry> entry_of(const Json& object) {
    LedgerEntry entry;
    const auto state = std::ranges::find(state_names, object.at("state").get<std::string>());
    const auto time = time_of(object.at("time").get<std::string>());
    const bool counted = object.at("run").is_number_unsigned() && object.at("attempt").is_number_unsigned() &&
                         object.at("pid").is_number_integer();
    if (state == state_names.end() || !time || !counted) return std::nullopt;
    entry.run = object.at("run").get<RunNumber>();
    entry.attempt = object.at("attempt").get<unsigned>();
    entry.state = static_cast<RunState>(state - state_names.begin());
    entry.seconds = object.value("seconds", 0.0);
    entry.reason = object.value("reason", "");
    entry.segment = object.value("segment", "");
    entry.host = object.at("host").get<std::string>();
    entry.pid = object.at("pid").get<long>();
    entry.time = *time;
    return entry;
}

}  // namespace

std::string ledger_signature(const std::string& host, long pid) {
    return fmt::format(R"("host":{},"pid":{})", quoted(host), pid);
}

std::string ledger_line(const LedgerEntry& entry, std::string_view signature) {
    fmt::memory_buffer line;
    const auto out = std::back_inserter(line);
    fmt::format_to(out, R"({{"run":{},"attempt":{},"state":"{}")", entry.run, entry.attempt,
                   state_names.at(static_cast<std::size_t>(entry.state)));
    if (entry.seconds > 0) fmt::format_to(out, R"(,"seconds":{:.3g})", entry.seconds);
    if (!entry.segment.empty()) fmt::format_to(out, R"(,"segment":{})", quoted(entry.segment));
    if (!entry.reason.empty()) fmt::format_to(out, R"(,"reason":{})", quoted(entry.reason));
    fmt::format_to(out, ",{},\"time\":\"{}\"}}\n", signature, utc_text(entry.time));
    return to_string(line);
}

std::optional<LedgerEntry> ledger_entry(const std::string& line) {
    const Json object = Json::parse(line, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    try {
        return entry_of(object);
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace concord
