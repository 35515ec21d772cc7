#include "engine/store/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/output/part_file.hpp"
#include "engine/output/sha256.hpp"
#include "engine/store/writing.hpp"

namespace concord {

namespace {

using Json = nlohmann::json;

std::string path_in(const std::string& folder) {
    return folder + "/experiment.json";
}

/// The first lines of two texts that are not the same.
std::pair<std::string, std::string> first_difference(const std::string& a, const std::string& b) {
    std::istringstream in_a(a), in_b(b);
    std::string line_a, line_b;
    do {
        const bool more_a = static_cast<bool>(std::getline(in_a, line_a));
        const bool more_b = static_cast<bool>(std::getline(in_b, line_b));
        if (!more_a) line_a.clear();
        if (!more_b) line_b.clear();
        if (!more_a && !more_b) return {a, b};
    } while (line_a == line_b);
    return {line_a, line_b};
}

std::string shown(const std::string& value) {
    constexpr std::size_t longest = 120;
    if (value.empty()) return "nothing";
    return value.size() <= longest ? value : value.substr(0, longest) + "...";
}

std::string difference(const std::string& name, const std::string& there, const std::string& here) {
    const auto [line_there, line_here] = first_difference(there, here);
    return fmt::format("{}: {} there, {} here", name, shown(line_there), shown(line_here));
}

std::string value_of(const std::vector<Trait>& traits, const std::string& name) {
    const auto found = std::ranges::find(traits, name, &Trait::name);
    return found == traits.end() ? "" : found->value;
}

ExperimentIdentity read_identity(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Failure(fmt::format("cannot read {}", path));
    const Json document = Json::parse(file, nullptr, false);
    try {
        ExperimentIdentity identity{document.at("identity").get<std::string>(), {}};
        for (const Json& trait : document.at("traits"))
            identity.traits.push_back(
                {trait.at("name").get<std::string>(), trait.at("value").get<std::string>()});
        return identity;
    } catch (const Json::exception&) {
        throw InputError({.file = path,
                          .text = "is damaged: it does not tell whose runs are kept there; remove this file, "
                                  "and the same command "
                                  "goes on with the finished runs that say they are its own"});
    }
}

}  // namespace

ExperimentIdentity identity_of(std::vector<Trait> traits) {
    Sha256 sum;
    for (const Trait& trait : traits)
        for (const std::string* part : {&trait.name, &trait.value})
            sum.add(fmt::format("{}:{}", part->size(), *part));
    return {sum.digits(), std::move(traits)};
}

void write_identity(const std::string& folder, const ExperimentIdentity& identity) {
    Json traits = Json::array();
    for (const Trait& trait : identity.traits)
        traits.push_back({{"name", trait.name}, {"value", trait.value}});
    const Json document{{"identity", identity.text}, {"traits", traits}};
    const std::string text = document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    PartFile part(path_in(folder), true);
    *part.error() = write_all(part.descriptor(), text);
    part.publish();
}

std::vector<Problem> differences(const std::string& folder, const ExperimentIdentity& here) {
    const ExperimentIdentity there = read_identity(path_in(folder));
    std::vector<Problem> found;
    if (there.text == here.text) return found;
    const auto add = [&](const std::string& name, const std::string& a, const std::string& b) {
        if (a != b) found.push_back({.file = folder, .text = difference(name, a, b)});
    };
    for (const Trait& trait : here.traits) add(trait.name, value_of(there.traits, trait.name), trait.value);
    for (const Trait& trait : there.traits)
        if (value_of(here.traits, trait.name).empty()) add(trait.name, trait.value, "");
    if (found.empty()) add("identity", there.text, here.text);
    return found;
}

std::string trait_of(const std::string& folder, const std::string& name) {
    return value_of(read_identity(path_in(folder)).traits, name);
}

}  // namespace concord
