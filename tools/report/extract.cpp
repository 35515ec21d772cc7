#include "tools/report/extract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace concord {

using Json = nlohmann::ordered_json;

namespace {
Json attributes_of(const Reader& file) {
    Json object = Json::object();
    for (const StoredAttribute& each : file.attributes("")) object[each.name] = file.attribute("", each.name);
    return object;
}
}  // namespace

std::vector<std::size_t> spread(std::size_t count, std::size_t most) {
    std::vector<std::size_t> picked;
    const std::size_t kept = std::min(count, most);
    for (std::size_t n = 0; n < kept; ++n)
        picked.push_back(kept == 1 ? count - 1 : n * (count - 1) / (kept - 1));
    return picked;
}

Json number_of(double value) {
    if (!std::isfinite(value)) return nullptr;
    if (value == std::floor(value) && std::abs(value) < 1e9) return static_cast<std::int64_t>(value);
    return std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr);
}

Json numbers_of(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(number_of(value));
    return list;
}

Json extract(const std::string& path) {
    const Reader file(path);
    const bool experiment = file.has("run") && file.has("arm");
    const std::string configuration =
        file.has("provenance/configuration") ? file.texts("provenance/configuration").at(0) : "";
    Json page{{"file", std::filesystem::path(path).filename().string()},
              {"kind", experiment ? "experiment" : "run"},
              {"attributes", attributes_of(file)},
              {"variables", variables_of(file)},
              {"parameters", parameters_of(configuration, path)}};
    if (!experiment) {
        page["movers"] = movers_of(file, nullptr);
        return page;
    }
    const Results results(path);
    page["comparison"] = comparison_of(results);
    page["movers"] = movers_of(file, &results);
    return page;
}

}  // namespace concord
