#include "models/ics/setup/build.hpp"

#include <algorithm>
#include <cmath>

#include "engine/sweep/blocks.hpp"
#include "models/ics/behaviour_mix.hpp"
#include "models/ics/setup/joint_posts.hpp"

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
}

void fill_posts(World& world, const Start& start, const Draws& draws) {
    const std::size_t people = world.first_person[PostId(world.posts().size())];
    world.post.assign(people, PostId());
    world.behaviour.assign(people, Behaviour::collaborate);
    world.tenure.assign(people, 0);
    world.disposition.assign(people, 1);
    for (PostId post : world.posts())
        for (PersonId me : world.people(post)) {
            world.post[me] = post;
            world.disposition[me] =
                static_cast<float>(2 * draws.dice(start.dispose, me.index(), 0).uniform());
            if (tier_of(post) != Tier::public_voice)
                world.behaviour[me] =
                    static_cast<Behaviour>(draws.dice(start.behave, me.index(), 0).categorical(start.mix));
        }
}

/// Somebody of the same tier, or of the nearest tier above that has anybody, else below.
IdRange<PersonId> peers(const World& world, OrganisationId o, Tier tier) {
    for (int t = static_cast<int>(tier); t >= 0; --t)
        if (const auto people = world.people(post_of(o, static_cast<Tier>(t))); !people.empty())
            return people;
    for (std::size_t t = 0; t < staff_tiers; ++t)
        if (const auto people = world.people(post_of(o, static_cast<Tier>(t))); !people.empty())
            return people;
    return {0, 0};
}

/// Draws the ties of everyone. Public voices have none.
void tie_people(World& world, const PartnerRule& partner, const Start& start, const Draws& draws) {
    std::size_t ties = 0;
    for (PersonId me : world.post.ids()) {
        world.first_tie.push_back(ties);
        if (tier_of(world.post[me]) != Tier::public_voice && partner) ties += start.cross_ties;
    }
    world.first_tie.push_back(ties);
    world.neighbour.assign(ties, PersonId());
    for_blocks(world.post.size(), 4096, [&](std::size_t first, std::size_t last) {
        for (PersonId me : IdRange<PersonId>(first, last)) {
            Dice dice = draws.dice(start.tie, me.index(), 0);
            const OrganisationId own = organisation_of(world.post[me]);
            for (TieId tie : world.ties(me)) {
                const OrganisationId other(partner(own.index(), dice));
                const auto people = peers(world, other, tier_of(world.post[me]));
                world.neighbour[tie] =
                    PersonId(people.first.index() + dice.below(static_cast<std::uint32_t>(people.size())));
            }
        }
    });
}

std::vector<Blueprint::Link> links_from_ties(const World& world) {
    std::vector<Blueprint::Link> links;
    for (OrganisationId o : world.organisations()) {
        std::vector<std::uint32_t> number(world.kind.size());
        for (PersonId me : world.people(o))
            for (TieId tie : world.ties(me))
                ++number[organisation_of(world.post[world.neighbour[tie]]).index()];
        for (std::uint32_t other = 0; other < number.size(); ++other)
            if (number[other] > 0) links.push_back({o.index(), other, static_cast<double>(number[other])});
    }
    return links;
}

void lay_links(World& world, std::span<const Blueprint::Link> links) {
    std::size_t next = 0;
    for (OrganisationId o : world.organisations()) {
        world.first_link.push_back(next);
        while (next < links.size() && links[next].from == o.index()) {
            world.partner.push_back(OrganisationId(links[next].to));
            world.weight.push_back(links[next].weight);
            ++next;
        }
    }
    world.first_link.push_back(next);
    world.held.assign(next, 0);
    world.link_ties.assign(next, 0);
    world.link_trust.assign(next, 0);
}

void number_tie_links(World& world) {
    world.tie_link.assign(world.neighbour.size(), 0);
    for (OrganisationId o : world.organisations()) {
        const auto partners = world.partner.values().subspan(world.first_link[o], world.links(o).size());
        for (PersonId me : world.people(o))
            for (TieId tie : world.ties(me)) {
                const OrganisationId other = organisation_of(world.post[world.neighbour[tie]]);
                const auto found = std::ranges::lower_bound(partners, other);
                world.tie_link[tie] = static_cast<std::uint16_t>(found - partners.begin());
                ++world.link_ties[LinkId(world.first_link[o] + world.tie_link[tie])];
            }
    }
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
    world.policy.assign(posts, Policy{});
    world.place_policy.assign(world.population.size(), Policy{});
    world.headcount.assign(posts, {});
    world.arrivals.assign(posts, 0);
    world.incentive.assign(posts, {});
    world.field.assign(n, {});
    for (auto* column : {&world.collaboration, &world.professed, &world.measured, &world.budget_now,
                         &world.load, &world.stake, &world.unmet, &world.help, &world.local_trust})
        column->assign(n, 0);
    world.system_field.assign(world.system_code.size(), {});
    world.system_measured.assign(world.system_code.size(), 0);
    for (auto* column : {&world.place_need, &world.met, &world.public_trust})
        column->assign(world.population.size(), 0);
}

/// Parts of about 16,000 people and ties.
void cut_organisations(World& world) {
    std::vector<std::uint64_t> ends{0};  // of the people and ties of each organisation
    for (OrganisationId o : world.organisations()) {
        const auto people = world.people(o);
        ends.push_back(people.last.index() + world.first_tie[people.last]);
    }
    world.organisation_blocks = even_cuts(ends, ends.back() / 16384 + 1);
}
}  // namespace

PartnerRule partner_by_link(const Blueprint& blueprint) {
    std::vector<std::size_t> first(blueprint.organisations.size() + 1);
    for (const Blueprint::Link& link : blueprint.links) ++first[link.from + 1];
    for (std::size_t o = 1; o < first.size(); ++o) first[o] += first[o - 1];
    std::vector<double> cumulative(blueprint.links.size());
    for (std::size_t o = 0; o + 1 < first.size(); ++o) {
        double sum = 0;
        for (std::size_t n = first[o]; n < first[o + 1]; ++n)
            cumulative[n] = sum += blueprint.links[n].weight;
    }
    return [&links = blueprint.links, first, cumulative](std::uint32_t o, Dice& dice) {
        const auto begin = cumulative.begin() + static_cast<std::ptrdiff_t>(first[o]);
        const auto end = cumulative.begin() + static_cast<std::ptrdiff_t>(first[o + 1]);
        const auto found = std::upper_bound(begin, end - 1, dice.uniform() * *(end - 1));
        return links[static_cast<std::size_t>(found - cumulative.begin())].to;
    };
}

World build(const Blueprint& blueprint, const PartnerRule& partner, const Start& start, const Draws& draws,
            double initial_trust) {
    World world;
    lay_out_organisations(world, blueprint, start);
    fill_posts(world, start, draws);
    tie_people(world, partner, start, draws);
    lay_links(world, blueprint.links.empty() ? links_from_ties(world) : blueprint.links);
    number_tie_links(world);
    world.trust.assign(world.neighbour.size(), static_cast<float>(initial_trust));
    world.mean_trust.assign(world.kind.size(), initial_trust);
    share_posts(world, start.joint_posts);
    install_record_systems(world, start, draws);
    make_fields(world);
    cut_organisations(world);
    return world;
}

}  // namespace concord::ics
