#include "tools/report/page.hpp"

#include "engine/core/error.hpp"

namespace concord {

namespace {
constexpr std::string_view place = R"(<script type="application/json" id="extract">)";

/// JSON in which "<" is written by its number: no "</script>", no "<!--".
std::string harmless(const nlohmann::ordered_json& data) {
    const std::string text = data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) c == '<' ? safe.append("\\u003c") : safe.append(1, c);
    return safe;
}
}  // namespace

std::string filled(std::string_view page, const nlohmann::ordered_json& data) {
    const std::size_t found = page.find(place);
    if (found == page.npos) throw Failure("the page of tools/viewer has no place for the data");
    const std::size_t begin = found + place.size(), end = page.find("</script>", begin);
    return std::string(page.substr(0, begin)) + harmless(data) + std::string(page.substr(end));
}

std::string_view required(std::string_view page) {
    if (!page.empty()) return page;
    throw Failure(
        "this program was built without the pages of report and view: install Node 18 or newer with npm "
        "(Debian: nodejs, npm), or take a release, which has them in tools/viewer/dist; then build again");
}

}  // namespace concord
