#include "engine/run/provenance.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "engine/output/sha256.hpp"

namespace concord {

std::vector<InputTable> tables_of(const std::vector<std::string>& paths) {
    std::vector<InputTable> tables;
    for (const std::string& path : paths)
        tables.push_back({std::filesystem::path(path).filename().string(), sha256_of_file(path)});
    return tables;
}

Provenance provenance_of(const Scenario& scenario, const std::string& command_line) {
    Provenance provenance = provenance_of_now();
    provenance.model = scenario.plan.model;
    provenance.configuration = scenario.config.resolved();
    provenance.seed = scenario.settings.seed;
    provenance.replicate = scenario.settings.replicate;
    provenance.inputs = tables_of(scenario.plan.inputs);
    provenance.command_line = command_line;
    return provenance;
}

Provenance provenance_in(const Reader& file) {
    const auto number = [&](const char* name) {
        return static_cast<std::uint32_t>(std::strtoul(file.attribute("", name).c_str(), nullptr, 10));
    };
    Provenance made;
    made.build.version = file.attribute("", "program_version");
    made.build.commit = file.attribute("", "git_commit");
    made.build.tree = file.attribute("", "git_tree");
    made.model = file.attribute("", "model");
    made.seed = number("seed"), made.replicate = number("replicate");
    const std::vector<std::string> configuration = file.texts("provenance/configuration");
    if (!configuration.empty()) made.configuration = configuration.front();
    if (!file.has("provenance/input") || !file.has("provenance/input_sha256")) return made;
    const auto paths = file.texts("provenance/input"), sums = file.texts("provenance/input_sha256");
    for (std::size_t n = 0; n < std::min(paths.size(), sums.size()); ++n)
        made.inputs.push_back({paths[n], sums[n]});
    return made;
}

bool is_made_as(const Provenance& provenance, const Reader& file) {
    std::vector<std::string> sums, recorded;
    for (const InputTable& input : provenance.inputs) sums.push_back(input.sha256);
    if (file.has("provenance/input_sha256")) recorded = file.texts("provenance/input_sha256");
    return file.has("provenance/configuration") &&
           file.attribute("", "git_commit") == provenance.build.commit &&
           file.attribute("", "git_tree") == provenance.build.tree &&
           file.texts("provenance/configuration") == std::vector{provenance.configuration} &&
           recorded == sums;
}

}  // namespace concord
