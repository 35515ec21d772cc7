#include "models/ics/deeds.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace concord::ics {

namespace {
std::uint32_t number_of(const std::string& code, const std::vector<std::string>& codes) {
    return static_cast<std::uint32_t>(std::ranges::find(codes, code) - codes.begin());
}

std::string read_seed(const Section& table, Deeds& deeds, const std::vector<std::string>& places) {
    const std::size_t behaviour =
        table.choice("seed.behaviour", static_cast<std::size_t>(Behaviour::collaborate), behaviour_names(),
                     "what they do from that week on");
    const auto number = table.whole("seed.number", 1, {1, 1e9}, "person", "how many");
    const bool clustered =
        table.flag("seed.clustered", false, "organisation by organisation along dependence, or anywhere");
    const std::vector<std::string> chosen = table.texts(
        "seed.places", {}, "by code, those in organisations that serve one of these most; none: all", places);
    if (!table.has("seed.number")) table.problem("seed.number", "must be given; allowed: a number of people");
    Seed seed{static_cast<Behaviour>(behaviour), static_cast<std::uint32_t>(number), clustered};
    for (const std::string& code : chosen) seed.places.push_back(number_of(code, places));
    deeds.seeds.push_back(std::move(seed));
    return fmt::format("{} people {}{}{}", number, behaviour_names()[behaviour],
                       clustered ? ", clustered" : "",
                       chosen.empty() ? "" : fmt::format(", around {}", fmt::join(chosen, ", ")));
}

/// What is wrong is noted, and organisation 0 stands for both.
Pair read_pair(const Section& table, const std::string& key, const std::vector<std::string>& boards) {
    std::vector<std::string> codes;
    for (const std::string& code : boards)
        if (!code.empty()) codes.push_back(code);
    const std::vector<std::string> words =
        table.texts(key, {}, "two organisations with a board, by code", codes);
    if (table.is_wrong(key)) return {};
    if (words.size() != 2 || words[0] == words[1]) {
        table.problem(key, "is not two organisations; allowed: a list of two different codes");
        return {};
    }
    return {number_of(words[0], boards), number_of(words[1], boards)};
}

DeedKind of_pair(const char* key, const char* verb, std::vector<Pair>& pairs,
                 const std::vector<std::string>& boards) {
    return {key, false, [=, &pairs](const Section& table) {
                const Pair pair = read_pair(table, key, boards);
                pairs.push_back(pair);
                const auto code = [&](std::uint32_t o) { return o < boards.size() ? boards[o] : ""; };
                return fmt::format("{} {} and {}", verb, code(pair.first), code(pair.second));
            }};
}
}  // namespace

std::vector<DeedKind> kinds_of_deeds(Deeds& deeds, const std::vector<std::string>& boards,
                                     const std::vector<std::string>& places) {
    return {{"seed", true, [=, &deeds](const Section& table) { return read_seed(table, deeds, places); }},
            of_pair("merge", "merge", deeds.merges, boards),
            of_pair("joint_post", "joint post of", deeds.joint_posts, boards)};
}

}  // namespace concord::ics
