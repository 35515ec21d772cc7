#include "models/ics/policy.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace concord::ics {

std::vector<Policies::Entry> Policies::read(const Section& config) {
    const auto& by_tier = staff_tier_names();
    const auto lever = [&](std::string_view key, std::vector<double> fallback, Range range,
                           std::string_view unit, std::string_view help, std::string_view source = "lever") {
        return config.lever(key, fallback, by_tier, range, unit, help, source);
    };
    // Organisations, or places, act on these as a whole: they have no value by tier.
    const auto whole = [&](std::string_view key, double fallback, Range range, std::string_view unit,
                           std::string_view help, std::string_view source = "lever") {
        return config.lever(key, {fallback}, {}, range, unit, help, source);
    };
    return {
        {&Policy::competition, lever("policy.competition", {0.1}, {0, 1}, "utility",
                                     "contest for money that is there even where funding follows need (chi0)",
                                     "contest (Tullock 1980)")},
        {&Policy::gain_share, lever("policy.gain_share", {0}, {0, 1}, "1",
                                    "part of gains, burden and risk shared between partners (gamma)")},
        {&Policy::accountability, lever("policy.accountability", {0.5}, {0, 2}, "utility",
                                        "weight of the regulator's judgement (rho)")},
        {&Policy::system_weight, lever("policy.system_weight", {0.25}, {0, 1}, "1",
                                       "part of that judgement that is the system's result (sigma)")},
        {&Policy::detection,
         lever("policy.detection", {0.4}, {0, 1}, "1", "chance that lip service is seen for what it is (q)")},
        {&Policy::appraisal, lever("policy.appraisal", {0, 0, 0, 0}, {0, 0.5}, "utility",
                                   "reward of collaboration in personal objectives (a)")},
        {&Policy::power_sharing, whole("policy.power_sharing", 0, {0, 1}, "1",
                                       "0 = power by tier, 1 = everyone counts the same (theta)")},
        {&Policy::public_voice,
         lever("policy.public_voice", {0}, {0, 1}, "1", "say of patients and public (theta_v)")},
        {&Policy::purpose_clarity,
         lever("policy.purpose_clarity", {0.5}, {0, 1}, "1", "how clear the common purpose is (z)")},
        {&Policy::prescription,
         lever("policy.prescription", {0.3}, {0, 1}, "1", "how far the centre prescribes (p)",
               "motivation crowding (Frey & Jegen 2001)")},
        {&Policy::label,
         lever("policy.label", {0}, {0, 1}, "utility", "use of the system's name without its meaning")},
        {&Policy::facilitation,
         lever("policy.facilitation", {0.05}, {0, 0.5}, "1", "forums and outside facilitation (f)")},
        {&Policy::pooled_share,
         whole("policy.pooled_share", 0, {0, 1}, "1", "part of budgets pooled and given out by need (pi)",
               "lever; the Better Care Fund is about 0.06 of spend")},
        {&Policy::pool_scope, config.lever("policy.pool_scope", static_cast<std::size_t>(PoolScope::system),
                                           {"none", "place", "system"}, "who pools with whom")},
        {&Policy::budget_cut, whole("policy.budget_cut", 0, {0, 0.7}, "1", "part of the budget cut (d)",
                                    "lever; social care lost up to 0.7")},
        {&Policy::governance_speed,
         whole("policy.governance_speed", 1, {0, 1}, "1/week",
               "part of a change in need that governance takes in within a week (g_d)")},
        {&Policy::data_sharing,
         lever("policy.data_sharing", {0}, {0, 1}, "1", "open sharing of data between organisations (d_s)")},
        {&Policy::conditional_pot, lever("policy.conditional_pot", {0}, {0, 1}, "utility",
                                         "money tied to measured collaboration, an organisation (phi)")},
        {&Policy::mandate,
         whole("policy.mandate", 0, {0, 2}, "utility", "push from above for one record system (M)")},
        {&Policy::disruption,
         whole("policy.disruption", 0, {0, 0.1}, "1/week", "public trust lost to reorganisation")},
        {&Policy::convener,
         lever("policy.convener", {0}, {0, 20}, "1", "conveners in the middle ground of each system")},
        {&Policy::crisis, lever("crisis.strength", {0}, {0, 2}, "utility",
                                "how strongly a crisis makes people work together (H)")},
        {&Policy::perceived_threat,
         lever("culture.perceived_threat", {0.3}, {0, 1}, "utility",
               "collaboration felt as a threat where trust is absent (zeta)", "assumption")},
        {&Policy::review_rate, lever("culture.review_rate", {0.1}, {0, 1}, "1/week",
                                     "chance that a person reconsiders in a week (r)", "assumption")},
        {&Policy::turnover,
         lever("people.turnover", {0.0025, 0.0025, 0.0025, 0.00375}, {0, 0.02}, "1/week",
               "chance to leave in a week (nu), by tier",
               "median tenure of chief executives 3 years; 1 in 9 NHS staff and 28% in social "
               "care leave in a year")},
        {&Policy::external_share, lever("people.external_share", {0.3}, {0, 1}, "1",
                                        "part of successors who come from outside (x)", "assumption")},
        {&Policy::trust_lost, config.pulse("shock.trust_lost", {0, 1}, "1",
                                           "part of trust in people elsewhere that is lost in the week")},
        {&Policy::leavers, config.pulse("shock.leavers", {0, 1}, "1",
                                        "part of the people who leave in the week besides turnover")},
        {&Policy::need_change,
         config.pulse("shock.need", {-0.9, 2}, "1", "relative change of need from the week on")},
        {&Policy::public_trust_lost, config.pulse("shock.public_trust_lost", {0, 1}, "1",
                                                  "part of the public's trust that is lost in the week")},
    };
}

Policies::Policies(const Section& config, const std::vector<std::string>& systems,
                   const std::vector<std::string>& boards, const std::vector<std::string>& places)
    : systems_(systems.size()),
      entries_(read(config)),
      schedule_(config, {{"system", systems}, {"kind", kind_names()}, {"tier", staff_tier_names()}},
                kinds_of_deeds(deeds_, boards, places), "week"),
      crisis_start_(
          static_cast<Tick>(config.whole("crisis.start", 260, {0, 1e6}, "week", "first week of the crisis"))),
      crisis_end_(static_cast<Tick>(
          config.whole("crisis.end", 340, {0, 1e6}, "week", "first week after the crisis"))),
      accountability_in_crisis_(config.share("crisis.accountability_left", 0.3,
                                             "part of the regulator's weight that a crisis leaves")),
      threat_in_crisis_(
          config.share("crisis.threat_left", 0.2, "part of the perceived threat that a crisis leaves")),
      values_(schedule_.cells() * schedule_.levers()) {
    if (crisis_end_ < crisis_start_) config.problem("crisis.end", "must not be before crisis.start");
}

bool Policies::changes_at(Tick t, const Firings& firings) const {
    return schedule_.changes_at(t, firings) || t == crisis_start_ || t == crisis_end_;
}

void Policies::at(Tick t, const Firings& firings) {
    schedule_.values(t, firings, values_);
    crisis_ = crisis_start_ <= t && t < crisis_end_;
    distinct_.clear();
    number_.clear();
    for (std::size_t cell = 0; cell < schedule_.cells(); ++cell) {
        const std::size_t size = schedule_.levers();
        const std::span levers = std::span(values_).subspan(cell * size, size);
        const auto found = std::ranges::find_if(
            distinct_, [&](const Policy& policy) { return std::ranges::equal(policy.all, levers); });
        number_.push_back(static_cast<std::uint16_t>(found - distinct_.begin()));
        if (found == distinct_.end()) distinct_.push_back(felt(levers));
    }
}

namespace {
constexpr std::array comings_and_goings{&Policy::review_rate, &Policy::turnover, &Policy::leavers,
                                        &Policy::external_share};
}

std::vector<std::size_t> Policies::climate_levers() const {
    std::vector<std::size_t> levers(schedule_.levers());
    std::iota(levers.begin(), levers.end(), std::size_t{0});
    for (const auto field : comings_and_goings)
        std::erase(levers, std::ranges::find(entries_, field, &Entry::field)->lever.index);
    return levers;
}

Policy Policies::climate_of(Policy policy) {
    for (const auto field : comings_and_goings) policy.*field = std::numeric_limits<double>::quiet_NaN();
    return policy;
}

std::size_t Policies::cell_of(std::size_t system, Kind kind, Tier tier) {
    const std::size_t row = std::min<std::size_t>(static_cast<std::size_t>(tier), staff_tiers - 1);
    return (system * kinds + static_cast<std::size_t>(kind)) * staff_tiers + row;
}

std::uint16_t Policies::number_of(std::size_t system, Kind kind, Tier tier) const {
    return number_[cell_of(system, kind, tier)];
}

Policy Policies::felt(std::span<const double> levers) const {
    Policy policy{};
    policy.all = levers;
    for (const Entry& entry : entries_) policy.*entry.field = policy[entry.lever];

    policy.detection += policy.data_sharing * (1 - policy.detection);
    if (!crisis_) policy.crisis = 0;
    if (policy.crisis > 0) {
        policy.accountability *= accountability_in_crisis_;
        policy.perceived_threat *= threat_in_crisis_;
    }
    return policy;
}

}  // namespace concord::ics
