#include "tools/explain/json.hpp"

namespace concord {

namespace {
using Json = nlohmann::ordered_json;

Json by_option(const std::vector<std::string>& options, const auto& values) {
    Json object = Json::object();
    for (std::size_t n = 0; n < values.size(); ++n) object[options[n]] = values[n];
    return object;
}

Json json_of(const Influence& influence, const std::vector<std::string>& options) {
    Json object{{"kind", influence.kind}, {"who", influence.who}};
    if (influence.agent) object["person"] = *influence.agent;
    object["people"] = influence.number;
    object["does"] = influence.does.empty() ? Json() : Json(influence.does);
    object["weighs"] = influence.weighs;
    object["weight"] = influence.weight;
    object["adds"] = by_option(options, influence.adds);
    return object;
}

Json json_of(const std::vector<Reason>& reasons, const std::vector<std::string>& options) {
    Json all = Json::array();
    for (const Reason& reason : reasons) {
        Json term{{"name", reason.name}, {"help", reason.help}, {"adds", by_option(options, reason.adds)}};
        for (const Influence& influence : reason.influences)
            term["influences"].push_back(json_of(influence, options));
        all.push_back(std::move(term));
    }
    return all;
}

Json tick_or_null(const std::optional<Tick>& tick) {
    return tick ? Json(*tick) : Json();
}

/// Null where nothing is chosen: public voices.
Json choice_of(const Explanation& why) {
    if (why.reasons.empty()) return {};
    return {{"terms", json_of(why.reasons, why.options)},
            {"utility", by_option(why.options, why.utility)},
            {"sharpness", why.sharpness},
            {"probability", by_option(why.options, why.probability)},
            {"draw", why.draw},
            {"choice", why.options[why.choice]}};
}
}  // namespace

Json json_of(const Account& account) {
    const Explanation& why = account.why;
    Json about = Json::object();
    for (const auto& [name, value] : why.about) about[name] = value;
    return {{"file", account.file},
            {"tick", account.tick},
            {"tick_unit", account.tick_unit},
            {"person", account.agent},
            {"about", std::move(about)},
            {"notes", why.notes},
            {"options", why.options},
            {"before", why.options[why.before]},
            {"review",
             {{"reviews", why.reviews},
              {"chance", why.review_chance},
              {"draw", why.review_draw},
              {"last", tick_or_null(account.last)},
              {"next", tick_or_null(account.next)},
              {"leaves_first", tick_or_null(account.leaves)}}},
            {"weighed", choice_of(why)},
            {"after", why.options[account.after.does]},
            {"left", account.after.in_place == 0}};
}

Json json_of(const Mean& mean) {
    return {{"file", mean.file},
            {"tick", mean.tick},
            {"tick_unit", mean.tick_unit},
            {"of", mean.of},
            {"people", mean.agents},
            {"reviewing", mean.reviewing},
            {"options", mean.options},
            {"before", by_option(mean.options, mean.before)},
            {"after", by_option(mean.options, mean.after)},
            {"terms", json_of(mean.reasons, mean.options)},
            {"utility", by_option(mean.options, mean.utility)},
            {"probability", by_option(mean.options, mean.probability)}};
}

Json json_of(const Account& here, const Account& there, const Parting& parting) {
    const std::vector<std::string>& options = here.why.options;
    Json terms = Json::array();
    for (const Parting::Term& term : parting.terms)
        terms.push_back({{"name", term.name},
                         {"here", by_option(options, term.here)},
                         {"there", by_option(options, term.there)}});
    Json parted{{"terms_at", tick_or_null(parting.of_terms)},
                {"terms", std::move(terms)},
                {"does_otherwise_at", tick_or_null(parting.of_deeds)},
                {"same_draws", parting.same_draws}};
    if (parting.of_deeds)
        parted["does"] = {{"here", options[parting.here]}, {"there", options[parting.there]}};
    return {{"here", json_of(here)}, {"there", json_of(there)}, {"parted", std::move(parted)}};
}

}  // namespace concord
