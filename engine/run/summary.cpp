#include "engine/run/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace concord {

namespace {
/// What is not defined at that time has no number.
std::string number(fmt::string_view format, double value) {
    return std::isnan(value) ? "-" : fmt::format(fmt::runtime(format), value);
}
}  // namespace

std::vector<Headline> headlines(const Outline& outline, const std::vector<std::string>& names) {
    std::vector<Headline> lines;
    for (const std::string& name : names) {
        const auto found = std::ranges::find_if(outline.variables, [&](const Variable& variable) {
            return variable.meaning.path == name && variable.meaning.dimensions.empty() &&
                   variable.storage == Storage::float64;
        });
        if (found == outline.variables.end()) continue;
        double value = 0;
        found->fill(reinterpret_cast<std::byte*>(&value));
        lines.push_back({name, found->meaning.long_name, value});
    }
    return lines;
}

std::string fired_text(const std::vector<std::pair<Tick, std::string>>& fired, const std::string& tick_unit) {
    constexpr std::size_t most = 20;
    const std::string unit = tick_unit == "1" ? "tick" : tick_unit;
    std::string text;
    for (std::size_t n = 0; n < std::min(fired.size(), most); ++n) {
        const auto& [at, what] = fired[n];
        text +=
            at == never ? fmt::format("  never: {}\n", what) : fmt::format("  {} {}: {}\n", unit, at, what);
    }
    if (fired.size() > most)
        text += fmt::format("  and {} more, in the group \"trigger\" of the output\n", fired.size() - most);
    return text;
}

std::string summary(const std::vector<Headline>& start, const std::vector<Headline>& end) {
    std::string text = fmt::format("  {:<20} {:>7} {:>7} {:>8}\n", "", "start", "end", "change");
    for (std::size_t n = 0; n < std::min(start.size(), end.size()); ++n)
        text += fmt::format("  {:<20} {:>7} {:>7} {:>8}   {}\n", end[n].name,
                            number("{:.3f}", start[n].value), number("{:.3f}", end[n].value),
                            number("{:+.3f}", end[n].value - start[n].value), end[n].long_name);
    return text;
}

}  // namespace concord
