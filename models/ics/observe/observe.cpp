#include "models/ics/observe/observe.hpp"

#include <fmt/format.h>

#include "models/ics/observe/measures.hpp"
#include "models/ics/observe/scopes.hpp"
#include "models/ics/observe/setting.hpp"

namespace concord::ics {

namespace {
void observe_people(Outline& outline, const World& world) {
    const auto scopes = scopes_of_posts(world);
    const auto heads = [&world](std::size_t row) {
        const Headcount& by = world.headcount[PostId(row)];
        return static_cast<double>(by[0] + by[1] + by[2]);
    };
    const auto doing = [&world](Behaviour b) {
        return [&world, b](std::size_t row) {
            return static_cast<double>(world.headcount[PostId(row)][static_cast<std::size_t>(b)]);
        };
    };
    observe(
        outline,
        {"share_collaborate", "1", "share of staff who collaborate", doing(Behaviour::collaborate), heads},
        scopes);
    observe(outline,
            {"share_lip_service", "1", "share of staff who pay lip service", doing(Behaviour::lip_service),
             heads},
            scopes);
    observe(outline, {"share_compete", "1", "share of staff who compete", doing(Behaviour::compete), heads},
            scopes);
    const auto arrivals = [&world](std::size_t row) {
        return static_cast<double>(world.arrivals[PostId(row)]);
    };
    observe(outline, {"turnover", "1/week", "share of staff who left in the week", arrivals, heads}, scopes);
}

void observe_organisations(Outline& outline, const World& world) {
    const auto scopes = scopes_of_organisations(world);
    const auto value = [](const Column<OrganisationId, double>& column) {
        return [&column](std::size_t row) { return column[OrganisationId(row)]; };
    };
    const auto one = [](std::size_t) { return 1.0; };
    observe(outline,
            {"collaboration", "1", "real collaboration: mean over organisations", value(world.collaboration),
             one},
            scopes);
    observe(
        outline,
        {"professed", "1", "professed collaboration: mean over organisations", value(world.professed), one},
        scopes);
    observe(
        outline,
        {"measured", "1", "collaboration as measured: mean over organisations", value(world.measured), one},
        scopes);
    observe(outline,
            {"gaming_gap", "1", "measured minus real collaboration",
             [&world](std::size_t row) {
                 return world.measured[OrganisationId(row)] - world.collaboration[OrganisationId(row)];
             },
             one},
            scopes);
    observe(outline,
            {"load", "1", "load: need against means, mean over organisations", value(world.load), one},
            scopes);
    observe(outline, {"unmet_need", "1", "share of need not met", value(world.unmet), value(world.need)},
            scopes);
    observe(outline, {"know_how", "1", "know-how: mean over organisations", value(world.know_how), one},
            scopes);
    observe(outline,
            {"record_system_use", "1", "realised use of record systems: mean over organisations",
             value(world.use), one},
            scopes);
    const auto ties = [&world](std::size_t row) {
        const auto people = world.people(OrganisationId(row));
        return static_cast<double>(world.first_tie[people.last] - world.first_tie[people.first]);
    };
    const auto trust = [&world, ties](std::size_t row) {
        return ties(row) * world.mean_trust[OrganisationId(row)];
    };
    observe(outline,
            {"trust", "1", "trust between people of different organisations: mean over ties", trust, ties},
            scopes);
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
        [&world](std::span<double> out) { out[0] = met_need_gap(world); });
}

void observe_patterns(Outline& outline, const World& world) {
    const auto scalar = [&](const char* name, const char* unit, const char* long_name,
                            double (*measure)(const World&)) {
        outline.observe({name, unit, long_name, {}, {}},
                        [&world, measure](std::span<double> out) { out[0] = measure(world); });
    };
    scalar("collaboration_spread", "1", "standard deviation of real collaboration between organisations",
           collaboration_spread);
    scalar("collaboration_clustering", "1",
           "share of the variance of real collaboration between organisations that lies between places",
           collaboration_clustering);
    scalar("diversity", "nat", "entropy of the behaviour of staff", diversity);
    scalar("interoperability", "1", "use of the same record system along dependence", interoperability);
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
        {"trust_quantile", "1", "quantiles of trust over ties, to 0.001", {"quantile"}, {}},
        [&world](std::span<double> out) { std::ranges::copy(trust_quantiles(world), out.begin()); });
}
}  // namespace

Outline observables_of(const World& world) {
    Outline outline;
    describe_setting(outline, world);
    observe_people(outline, world);
    observe_organisations(outline, world);
    observe_places(outline, world);
    observe_patterns(outline, world);
    return outline;
}

}  // namespace concord::ics
