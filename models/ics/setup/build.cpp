#include "models/ics/setup/build.hpp"

#include <algorithm>

#include "engine/sweep/blocks.hpp"
#include "models/ics/behaviour_mix.hpp"
#include "models/ics/setup/acquaintances.hpp"
#include "models/ics/setup/first_words.hpp"
#include "models/ics/setup/joint_posts.hpp"
#include "models/ics/setup/lay_ties.hpp"

namespace concord::ics {

Start::Start(const Section& config, Draws& purposes, std::int64_t default_cross_ties)
    : cross_ties(
          static_cast<std::uint32_t>(config.whole("world.cross_ties", default_cross_ties, {0, 32}, "1",
                                                  "ties a person has to people of other organisations"))),
      voices(static_cast<std::uint32_t>(
          config.whole("world.voices", 0, {0, 1000}, "1", "public voices an organisation", "initial"))),
      joint_posts(static_cast<std::uint32_t>(
          config.whole("world.joint_posts", 0, {0, 10000}, "1",
                       "board posts shared by two organisations, closest first", "initial"))),
      mix(behaviour_mix(config, "people.initial_mix", {0.40, 0.35, 0.25},
                        "behaviour of people at the start")),
      record_systems(static_cast<std::uint32_t>(
          config.whole("technology.systems", 4, {1, 16}, "1", "number of record systems on the market"))),
      fit_spread(config.real("technology.fit_spread", 0.3, {0, 2}, "utility",
                             "standard deviation of a record system's fit to an organisation")),
      behave(purposes.stream("setup.behaviour")),
      dispose(purposes.stream("setup.disposition")),
      tie(purposes.stream("setup.ties")),
      fit(purposes.stream("setup.fit")),
      record_system(purposes.stream("setup.record_system")) {}

namespace {
void list_servers(World& world) {
    std::vector<std::vector<Server>> of(world.places().size());
    for (OrganisationId o : world.organisations())
        for (const auto& [place, share] : world.services_of(o)) of[place.index()].push_back({o, share});
    for (const std::vector<Server>& here : of) {
        world.first_server.push_back(world.servers.size());
        world.servers.insert(world.servers.end(), here.begin(), here.end());
    }
    world.first_server.push_back(world.servers.size());
}

void lay_out_organisations(World& world, const Blueprint& blueprint, const Start& start) {
    const std::size_t n = blueprint.organisations.size();
    world.first_service.push_back(0);
    world.organisations_of.assign(blueprint.systems.size(), 0);
    double budget = 0, need = 0;
    std::size_t people = 0;
    for (const Blueprint::Organisation& from : blueprint.organisations) {
        world.organisation_code.push_back(from.code);
        world.organisation_name.push_back(from.name);
        world.kind.push_back(from.kind);
        world.system.push_back(SystemId(from.system));
        world.latitude.push_back(from.latitude);
        world.longitude.push_back(from.longitude);
        world.budget.push_back(from.budget);
        world.need.push_back(from.need);
        ++world.organisations_of[SystemId(from.system)];
        for (const auto& [place, share] : from.serves) world.services.push_back({PlaceId(place), share});
        world.first_service.push_back(world.services.size());
        for (std::size_t tier = 0; tier < tiers; ++tier) {
            world.first_person.push_back(people);
            people += from.people[tier] + (static_cast<Tier>(tier) == Tier::public_voice ? start.voices : 0);
        }
        budget += from.budget;
        need += from.need;
    }
    world.first_person.push_back(people);
    world.need_per_budget = need / budget;
    world.perceived_need = world.need;
    world.know_how.assign(n, 1);
    for (const Blueprint::System& system : blueprint.systems) {
        world.system_code.push_back(system.code);
        world.system_name.push_back(system.name);
    }
    for (const Blueprint::Place& place : blueprint.places) {
        world.place_code.push_back(place.code);
        world.place_name.push_back(place.name);
        world.place_system.push_back(SystemId(place.system));
        world.population.push_back(place.population);
        world.deprivation.push_back(place.deprivation);
    }
    list_servers(world);
}

void fill_posts(World& world, const Start& start, const Draws& draws) {
    const std::size_t people = world.first_person[PostId(world.posts().size())];
    world.post.assign(people, PostId());
    world.behaviour.assign(people, Behaviour::collaborate);
    world.tenure.assign(people, 0);
    world.disposition.assign(people, 1);
    for (PostId post : world.posts()) {
        for (PersonId me : world.people(post)) world.post[me] = post;
        if (tier_of(post) != Tier::public_voice && !world.people(post).empty()) world.staffed.push_back(post);
    }
    const double lip_service = start.mix[0], collaborate = lip_service + start.mix[1];
    const double all = collaborate + start.mix[2];
    for_blocks(people, FirstWords::together, [&](std::size_t first, std::size_t last) {
        const auto dispose = FirstWords(draws, start.dispose, first, last).uniforms();
        const auto behave = FirstWords(draws, start.behave, first, last).uniforms();
        for (PersonId me : IdRange<PersonId>(first, last)) {
            const std::size_t n = me.index() - first;
            const double lot = behave[n] * all;
            world.disposition[me] = static_cast<float>(2 * dispose[n]);
            if (tier_of(world.post[me]) != Tier::public_voice)
                world.behaviour[me] = static_cast<Behaviour>((lot >= lip_service) + (lot >= collaborate));
        }
    });
}

void lay_links(World& world, std::span<const Blueprint::Link> links) {
    std::size_t next = 0;
    for (OrganisationId o : world.organisations()) {
        world.first_link.push_back(next);
        double weight = 0;
        while (next < links.size() && links[next].from == o.index()) {
            world.partner.push_back(OrganisationId(links[next].to));
            world.weight.push_back(links[next].weight);
            weight += links[next].weight;
            ++next;
        }
        world.link_weight.push_back(weight);
    }
    world.first_link.push_back(next);
    world.held.assign(next, 0);
    world.link_ties.assign(next, 0);
    world.link_trust.assign(next, 0);
    world.link_sum.assign(next, 0);
}

void install_record_systems(World& world, const Start& start, const Draws& draws) {
    world.record_systems = start.record_systems;
    world.use.assign(world.kind.size(), 0);
    for (OrganisationId o : world.organisations()) {
        Dice dice = draws.dice(start.fit, o.index(), 0);
        std::vector<double> fit(start.record_systems);
        for (double& value : fit) value = start.fit_spread * dice.normal();
        world.fit.push_back(std::move(fit));
        world.record_system.push_back(static_cast<std::uint8_t>(
            draws.dice(start.record_system, o.index(), 0).below(start.record_systems)));
    }
}

void make_fields(World& world) {
    const std::size_t n = world.kind.size(), posts = n * tiers;
    world.seen.assign(world.neighbour.size(), Behaviour::compete);
    world.headcount.assign(posts, {});
    world.arrivals.assign(posts, 0);
    world.incentives = Utilities(n * staff_tiers);
    world.weighted.assign(n, {});
    world.field.assign(n, {});
    for (auto* column :
         {&world.collaboration, &world.professed, &world.measured, &world.budget_now, &world.pressure,
          &world.load, &world.stake, &world.unmet, &world.help, &world.local_trust})
        column->assign(n, 0);
    world.system_field.assign(world.system_code.size(), {});
    world.system_measured.assign(world.system_code.size(), 0);
    for (auto* column : {&world.place_need, &world.met, &world.public_trust})
        column->assign(world.population.size(), 0);
}

/// Blocks of about 16,000 people and ties.
void cut_organisations(World& world) {
    std::vector<std::uint64_t> ends{0};  // of the people and ties of each organisation
    for (OrganisationId o : world.organisations()) {
        const auto people = world.people(o);
        ends.push_back(people.last.index() + world.first_tie[people.last]);
    }
    world.organisation_blocks = even_cuts(ends, ends.back() / 16384 + 1);
    world.happened.resize(world.organisation_blocks.size() - 1);
}

template <class Rule>
World built(const Blueprint& blueprint, const Rule& partner, std::uint32_t ties_each, const Start& start,
            const Draws& draws, double initial_trust) {
    World world;
    lay_out_organisations(world, blueprint, start);
    fill_posts(world, start, draws);
    count_ties(world, ties_each);
    cut_organisations(world);
    const Acquainted known = acquainted(world, partner, draws, start.tie);
    lay_links(world, blueprint.links.empty() ? links_from_ties(world, known) : blueprint.links);
    lay_ties(world, known);
    world.trust.assign(world.neighbour.size(), static_cast<float>(initial_trust));
    world.mean_trust.assign(world.kind.size(), initial_trust);
    share_posts(world, start.joint_posts);
    install_record_systems(world, start, draws);
    make_fields(world);
    return world;
}
}  // namespace

World build(const Blueprint& blueprint, const PartnerRule& partner, const Start& start, const Draws& draws,
            double initial_trust) {
    return built(blueprint, partner, partner ? start.cross_ties : 0, start, draws, initial_trust);
}

World build(const Blueprint& blueprint, const PartnerByLink& partner, const Start& start, const Draws& draws,
            double initial_trust) {
    return built(blueprint, partner, start.cross_ties, start, draws, initial_trust);
}

}  // namespace concord::ics
