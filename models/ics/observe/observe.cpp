#include "models/ics/observe/observe.hpp"

#include <fmt/format.h>

#include "models/ics/observe/measures.hpp"
#include "models/ics/observe/scopes.hpp"
#include "models/ics/observe/setting.hpp"
#include "models/ics/observe/tie_measures.hpp"

namespace concord::ics {

namespace {
void observe_people(Outline& outline, const World& world) {
    const auto scopes = scopes_of_posts(world);
    const Fixed heads{[&world](PostId post) { return static_cast<double>(world.people(post).size()); }};
    const auto share = [&](Behaviour b, const char* name, const char* long_name) {
        const auto doing = [&world, row = static_cast<std::size_t>(b)](PostId post) {
            return static_cast<double>(world.headcount[post][row]);
        };
        observe(outline, scopes, {name, "1", long_name}, doing, heads);
    };
    share(Behaviour::collaborate, "share_collaborate", "share of staff who collaborate");
    share(Behaviour::lip_service, "share_lip_service", "share of staff who pay lip service");
    share(Behaviour::compete, "share_compete", "share of staff who compete");
    const auto arrivals = [&world](PostId post) { return static_cast<double>(world.arrivals[post]); };
    observe(outline, scopes, {"turnover", "1/week", "share of staff who left in the week"}, arrivals, heads);
}

auto value(const Column<OrganisationId, double>& column) {
    return [&column](OrganisationId o) { return column[o]; };
}

/// Means over organisations.
void observe_organisations(Outline& outline, const World& world, const Scopes<OrganisationId>& scopes) {
    const Fixed one{[](OrganisationId) { return 1.0; }};
    const auto mean = [&](const char* name, const char* long_name, auto of) {
        observe(outline, scopes, {name, "1", long_name}, of, one);
    };
    const auto gap = [&world](OrganisationId o) { return world.measured[o] - world.collaboration[o]; };
    mean("collaboration", "real collaboration: mean over organisations", value(world.collaboration));
    mean("professed", "professed collaboration: mean over organisations", value(world.professed));
    mean("measured", "collaboration as measured: mean over organisations", value(world.measured));
    mean("gaming_gap", "measured minus real collaboration", gap);
    mean("load", "load: need against means, mean over organisations", value(world.load));
    observe(outline, scopes, {"unmet_need", "1", "share of need not met"}, value(world.unmet),
            value(world.need));
    observe(
        outline, scopes, {"met_need_per_budget", "1", "need met for a unit of budget"},
        [&world](OrganisationId o) { return world.need[o] - world.unmet[o]; }, value(world.budget_now));
    mean("know_how", "know-how: mean over organisations", value(world.know_how));
    mean("record_system_use", "realised use of record systems: mean over organisations", value(world.use));
}

void observe_ties(Outline& outline, const World& world, const Scopes<OrganisationId>& scopes) {
    const auto ties = [&world](OrganisationId o) {
        const auto people = world.people(o);
        return static_cast<double>(world.first_tie[people.last] - world.first_tie[people.first]);
    };
    const auto trust = [&world, ties](OrganisationId o) { return ties(o) * world.mean_trust[o]; };
    observe(outline, scopes,
            {"trust", "1", "trust between people of different organisations: mean over ties"}, trust,
            Fixed{ties});
}

void observe_places(Outline& outline, const World& world) {
    outline.observe({"public_trust", "1", "trust of the public: mean over the population", {}, {}},
                    [&world](std::span<double> out) {
                        double sum = 0, people = 0;
                        for (PlaceId place : world.places()) {
                            sum += world.population[place] * world.public_trust[place];
                            people += world.population[place];
                        }
                        out[0] = sum / people;
                    });
    outline.observe({"public_trust_by_place", "1", "trust of the public", {"place"}, {}},
                    [&world](std::span<double> out) { std::ranges::copy(world.public_trust, out.begin()); });
    outline.observe({"met_need_by_place", "1", "share of need met", {"place"}, {}},
                    [&world](std::span<double> out) { std::ranges::copy(world.met, out.begin()); });
    outline.observe(
        {"met_need_gap", "1", "share of need met, least minus most deprived fifth of places", {}, {}},
        [&world, gap = MetNeedGap(world)](std::span<double> out) { out[0] = gap(world); });
}

void observe_patterns(Outline& outline, const World& world) {
    const auto scalar = [&](const char* name, const char* unit, const char* long_name, auto measure) {
        outline.observe({name, unit, long_name, {}, {}},
                        [&world, measure](std::span<double> out) { out[0] = measure(world); });
    };
    scalar("collaboration_spread", "1", "standard deviation of real collaboration between organisations",
           collaboration_spread);
    scalar("collaboration_clustering", "1",
           "share of the variance of real collaboration between organisations that lies between places",
           Clustering(world));
    scalar("diversity", "nat", "entropy of the behaviour of staff", diversity);
    scalar("interoperability", "1", "use of the same record system along dependence", interoperability);
    scalar("same_record_system", "1", "share of dependence between organisations with the same record system",
           same_record_system);
    scalar("trusting_ties", "1", "share of ties with more trust than one half", trusting_ties);
    scalar("assortativity", "1", "correlation along ties between the collaboration of the two people",
           assortativity);
    scalar("record_system_concentration", "1", "Herfindahl-Hirschman index of record systems",
           [](const World& w) {
               double index = 0;
               for (double share : record_system_shares(w)) index += share * share;
               return index;
           });
    outline.observe(
        {"record_system_share", "1", "share of organisations with the record system", {"record_system"}, {}},
        [&world](std::span<double> out) { std::ranges::copy(record_system_shares(world), out.begin()); });
    outline.observe(
        {"share_collaborate_by_load",
         "1",
         "share of staff who collaborate, by tenth of organisations from the least load to the most",
         {"load_tenth"},
         {}},
        [&world](std::span<double> out) { std::ranges::copy(collaborate_by_load(world), out.begin()); });
    outline.observe(
        {"trust_quantile", "1", "quantiles of trust over ties, to 0.001", {"quantile"}, {}},
        [&world](std::span<double> out) { std::ranges::copy(trust_quantiles(world), out.begin()); });
}

void observe(Outline& outline, const World& world) {
    observe_people(outline, world);
    const auto scopes = scopes_of_organisations(world);
    observe_organisations(outline, world, scopes);
    observe_ties(outline, world, scopes);
    observe_places(outline, world);
    observe_patterns(outline, world);
}
}  // namespace

Outline outline_of(const World& world) {
    Outline outline;
    name_dimensions(outline, world);
    describe_setting(outline, world);
    observe(outline, world);
    return outline;
}

Outline observables_of(const World& world) {
    Outline outline;
    name_dimensions(outline, world);
    observe(outline, world);
    return outline;
}

}  // namespace concord::ics
