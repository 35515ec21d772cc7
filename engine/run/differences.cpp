#include "engine/run/differences.hpp"

#include <fmt/format.h>

#include <map>
#include <sstream>

namespace concord {

namespace {

using Values = std::map<std::string, std::string>;

/// The values of a resolved configuration by key: "policy.label", "intervention[2].at".
Values values_of(const std::string& configuration) {
    Values values;
    std::map<std::string, std::size_t> entries;
    std::istringstream lines(configuration);
    std::string table;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t equals = line.find(" = ");
        if (line.starts_with("[[")) {
            const std::string name = line.substr(2, line.find(']') - 2);
            table = fmt::format("{}[{}].", name, entries[name]++);
        } else if (line.starts_with('[')) {
            table = line.substr(1, line.find(']') - 1) + '.';
        } else if (equals != line.npos) {
            values[table + line.substr(0, equals)] = line.substr(equals + 3);
        }
    }
    return values;
}

Values values_of(const BuildIdentity& build) {
    return {{"version of the program", build.version},
            {"git commit of the program", build.commit},
            {"tree it was built from", build.tree}};
}

Values values_of(const Provenance& made) {
    Values values = values_of(made.configuration);
    values["model"] = made.model;
    values["seed"] = std::to_string(made.seed);
    values["replicate"] = std::to_string(made.replicate);
    for (const InputTable& input : made.inputs) values["SHA-256 of " + input.path] = input.sha256;
    return values;
}

std::string shown(const Values& values, const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? "absent" : found->second;
}

std::vector<Problem> compared(const std::string& file, const Values& there, const Values& here) {
    Values names = there;
    names.insert(here.begin(), here.end());
    std::vector<Problem> problems;
    for (const auto& [name, _] : names)
        if (shown(there, name) != shown(here, name))
            problems.push_back({.file = file,
                                .text = fmt::format("{} is {} there and {} here", name, shown(there, name),
                                                    shown(here, name))});
    return problems;
}

}  // namespace

std::vector<Problem> program_differences(const std::string& file, const BuildIdentity& there,
                                         const BuildIdentity& here) {
    return compared(file, values_of(there), values_of(here));
}

std::vector<Problem> differences(const std::string& file, const Provenance& there, const Provenance& here) {
    std::vector<Problem> problems = program_differences(file, there.build, here.build);
    for (Problem& problem : compared(file, values_of(there), values_of(here)))
        problems.push_back(std::move(problem));
    return problems;
}

std::vector<Problem> program_differences(const Checkpoint& checkpoint, const BuildIdentity& here) {
    return program_differences(checkpoint.path(), checkpoint.head().provenance.build, here);
}

std::vector<Problem> differences(const Checkpoint& checkpoint, const Provenance& here) {
    return differences(checkpoint.path(), checkpoint.head().provenance, here);
}

}  // namespace concord
