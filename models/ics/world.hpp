#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/tick.hpp"
#include "models/ics/kinds.hpp"
#include "models/ics/per_behaviour.hpp"
#include "models/ics/policy.hpp"

/// Read this first. The world of the flagship model: who is in it, what is fixed (Setting), what moves
/// (State) and what is worked out anew every tick from what moves (Fields). A World is all three, flat, so
/// that a rule reads `world.disposition[me]` or `world.load[organisation]`.
namespace concord::ics {

using PersonId = Id<struct PersonTag>;
using TieId = Id<struct TieTag>;  // a person's tie to a person elsewhere; owned by the first
using OrganisationId = Id<struct OrganisationTag>;
using LinkId = Id<struct LinkTag>;  // an organisation's dependence on another
using PlaceId = Id<struct PlaceTag>;
using SystemId = Id<struct SystemTag>;

/// A post is one tier of one organisation: all that holds these jobs, five posts an organisation in order of
/// tier.
using PostId = Id<struct PostTag>;
constexpr PostId post_of(OrganisationId organisation, Tier tier) {
    return PostId(organisation.index() * tiers + static_cast<std::size_t>(tier));
}
constexpr OrganisationId organisation_of(PostId post) {
    return OrganisationId(post.index() / tiers);
}
constexpr Tier tier_of(PostId post) {
    return static_cast<Tier>(post.index() % tiers);
}

using Headcount = std::array<std::uint32_t, 4>;  // people by behaviour; four, as vectors go

/// The policies in force. Most are the same, so that each is kept once.
template <class AnyId>
struct PolicyOf {
    const Policy& operator[](AnyId id) const { return distinct[number[id]]; }

    std::vector<Policy> distinct;
    Column<AnyId, std::uint16_t> number;
};

/// The posts of a tier at organisations side by side, all in the same climate.
struct PostRun {
    static constexpr std::size_t most = 128;  // posts

    Tier tier;
    OrganisationId first, last;
    std::uint16_t climate;  // its number
    std::size_t size() const { return last.index() - first.index(); }
};

/// What may happen to people in a week, with a chance of each post's.
struct Hazard {
    Column<PostId, double> chance;
    double most = 0;    // of any post with people
    bool same = false;  // whether all have that
};

/// Somebody does something else from now on.
struct Change {
    PersonId who;
    Behaviour from, to;
};

/// What the week has done to the people of a block of organisations: others get to see it when it is over.
struct Happened {
    std::vector<Change> changes;
    std::vector<PersonId> newcomers;
};

/// Some people side by side of one block of organisations, so few that the cache holds them and their ties,
/// and how these lie. Ties along one link are cut into strips; the first of every strip come first, longest
/// strip first, then all second ones, and so on: what is summed up along links is summed up strip beside
/// strip, in the order in which memory has it.
struct Part {
    static constexpr std::size_t most = 2048;  // people

    IdRange<PersonId> people;
    std::size_t block;
    std::size_t first_tie = 0, ties = 0;
    std::vector<std::uint32_t> rounds;  // by n: how many strips have an n-th tie
    std::vector<LinkId> link;           // of each strip
};

/// A link along which nobody has ties.
struct Stranger {
    LinkId link;
    OrganisationId owner;
};

/// A part of an organisation's need: the place it arises in.
struct Service {
    PlaceId place;
    double share;  // of the organisation's need; sum 1
};

/// A part of what arises in a place: the organisation whose need it is, and how much of that.
struct Server {
    OrganisationId organisation;
    double share;
};

/// What stays as it is during a run.
struct Setting {
    // organisations
    Column<OrganisationId, std::string> organisation_code, organisation_name;
    Column<OrganisationId, Kind> kind;
    Column<OrganisationId, SystemId> system;
    Column<OrganisationId, double> latitude, longitude;  // degrees, NaN where unknown
    Column<OrganisationId, double> budget;               // baseline, units of budget
    Column<OrganisationId, std::size_t> first_link;      // one more than organisations
    Column<OrganisationId, double> link_weight;          // sum of the weights of its links, in their order
    Column<LinkId, OrganisationId> partner;
    Column<LinkId, double> weight;                      // w > 0
    Column<LinkId, std::uint32_t> link_ties;            // ties of people along it
    std::vector<Stranger> strangers;                    // in order
    Column<LinkId, std::uint8_t> held;                  // 1 = a joint post holds its trust at 1
    Column<OrganisationId, std::size_t> first_service;  // one more than organisations
    std::vector<Service> services;
    Column<OrganisationId, std::vector<double>> fit;  // of each record system, utility
    double need_per_budget = 1;                       // of the whole world, at the start

    // people, sorted by post
    Column<PostId, std::size_t> first_person;  // one more than posts
    std::vector<PostId> staffed;               // posts of staff that anybody holds
    Column<PersonId, PostId> post;
    Column<PersonId, std::uint32_t> first_tie;    // in own_ties; one more than people
    Lined<TieId> own_ties;                        // person by person
    Column<TieId, PersonId> neighbour;            // whom the tie goes to
    std::vector<Part> parts;                      // all people, block by block
    Column<PersonId, std::uint32_t> first_known;  // one more than people
    Lined<TieId> known_by;                        // the ties that go to each person; listed in the first week
    std::vector<std::pair<PersonId, PersonId>>
        joint_posts;  // the second seat is held by whoever holds the first
    std::vector<std::vector<OrganisationId>>
        merged;  // those that act as one, in the order they came together

    // places and systems
    Column<PlaceId, std::string> place_code, place_name;
    Column<PlaceId, SystemId> place_system;
    Column<PlaceId, std::size_t> first_server;        // one more than places
    std::vector<Server> servers;                      // as services, place by place
    Column<PlaceId, double> population, deprivation;  // persons; score
    Column<SystemId, std::string> system_code, system_name;
    Column<SystemId, std::size_t> organisations_of;  // organisations in the system
    std::size_t record_systems = 1;
    std::vector<std::size_t>
        organisation_blocks;              // cuts of the organisations into blocks of about equal work
    std::vector<std::size_t> first_part;  // of a block; one more than blocks

    IdRange<LinkId> links(OrganisationId o) const {
        return {first_link[o], first_link[OrganisationId(o.index() + 1)]};
    }
    IdRange<PersonId> people(PostId post_id) const {
        return {first_person[post_id], first_person[PostId(post_id.index() + 1)]};
    }
    IdRange<PersonId> people(OrganisationId o) const {
        return {first_person[post_of(o, Tier::board)], first_person[PostId((o.index() + 1) * tiers)]};
    }
    IdRange<OrganisationId> block(std::size_t n) const {
        return {organisation_blocks[n], organisation_blocks[n + 1]};
    }
    std::span<const Part> parts_of(std::size_t block) const {
        return {parts.data() + first_part[block], parts.data() + first_part[block + 1]};
    }
    IdRange<PostId> posts(const Part& part) const {
        return {post[part.people.first], PostId(post[PersonId(part.people.last.index() - 1)].index() + 1)};
    }
    IdRange<PersonId> people(PostId post_id, const Part& part) const {
        const auto all = people(post_id);
        return {std::max(all.first, part.people.first), std::min(all.last, part.people.last)};
    }
    IdRange<PersonId> people(IdRange<OrganisationId> os) const {
        return {first_person[post_of(os.first, Tier::board)], first_person[post_of(os.last, Tier::board)]};
    }
    std::span<const TieId> ties(PersonId me) const {
        return {own_ties.data() + first_tie[me], first_tie[PersonId(me.index() + 1)] - first_tie[me]};
    }
    /// The ties of others to me.
    std::span<const TieId> ties_to(PersonId me) const {
        return {known_by.data() + first_known[me], first_known[PersonId(me.index() + 1)] - first_known[me]};
    }
    std::span<const Service> services_of(OrganisationId o) const {
        return {services.data() + first_service[o],
                services.data() + first_service[OrganisationId(o.index() + 1)]};
    }
    std::span<const Server> servers_of(PlaceId place) const {
        return {servers.data() + first_server[place],
                servers.data() + first_server[PlaceId(place.index() + 1)]};
    }
    IdRange<OrganisationId> organisations() const { return kind.ids(); }
    IdRange<PlaceId> places() const { return population.ids(); }
    IdRange<SystemId> systems() const { return system_code.ids(); }
    IdRange<PostId> posts() const { return {0, kind.size() * tiers}; }
};

/// What is a person's own. Nobody else looks at it before the week is over, so it moves where it stands; what
/// others see of it meanwhile is Fields::seen, headcounts and shares, as they were.
struct Own {
    Column<PersonId, Behaviour> behaviour;
    Column<PersonId, std::uint16_t> tenure;  // weeks in the job; 0 = arrived this week
    Column<PersonId, float> disposition;     // v >= 0, mean 1: how much purpose moves this person
    Column<TieId, float> trust;              // T in [0, 1]
};

/// What others look at in the same week: processes read it as it was and write the next one.
struct Common {
    Column<LinkId, double> link_trust;          // mean trust of an organisation's people in the partner's
    Column<OrganisationId, double> mean_trust;  // mean trust of its people, all ties
    Column<OrganisationId, double> need, perceived_need;  // units of budget
    Column<OrganisationId, double> know_how;              // E >= 1
    Column<OrganisationId, std::uint8_t> record_system;
    Column<OrganisationId, double> use;    // of the record system, [0, 1]
    Column<PlaceId, double> public_trust;  // P in [0, 1]
};

/// What moves; for_each_column lists every column once, for recording, checkpoints and digests.
struct State : Own, Common {};

/// What follows from budgets, needs and policies alone: known anew only when one of these changes.
struct Means {
    Column<OrganisationId, double> shared_need, shared_perceived_need;  // those it was worked out for
    Column<OrganisationId, double> budget_now;                          // after pooling and cuts
    Column<OrganisationId, double> stake;     // what is at stake in the contest for money
    Column<OrganisationId, double> pressure;  // load where nobody collaborates, at know-how 1
    Column<PlaceId, double> place_need;       // units of budget
};

/// What incentives of posts add as long as policies and means stay; in order of staff_posts.
struct FixedIncentives {
    Utilities first;                // the sum of all before the first that may change every week
    std::vector<Utilities> others;  // by incentive, of those after it; empty where it adds nothing
};

/// What follows from the state and the policies at a tick.
struct Fields : Means {
    PolicyOf<PostId> policy;                  // levers in force
    PolicyOf<PostId> climate;                 // the same, but for how often people review, leave and come
    PolicyOf<PlaceId> place_policy;           // those of the board of its system's integrated board
    std::vector<PostRun> staff_posts;         // those of staff, tier by tier of some organisations
    Column<PostId, std::uint16_t> post_mood;  // the first policy under which trust moves as it does here
    Column<TieId, std::uint16_t> mood;        // that of the owner; empty where it is the same for all
    Hazard review, leave;
    std::vector<Happened> happened;  // by block of organisations; taken in when the week is over
    Column<TieId, Behaviour> seen;   // what the other does
    Column<PostId, Headcount> headcount;
    Column<PostId, std::uint32_t> arrivals;         // people who came this week, each for one who left
    Column<OrganisationId, PerBehaviour> weighted;  // people by what they do, each by power
    Column<OrganisationId, PerBehaviour> field;     // X: power-weighted shares of its people
    Column<OrganisationId, double> collaboration;   // A = X(C), real collaboration
    Column<OrganisationId, double> professed;       // Pr = X(C) + X(L)
    Column<OrganisationId, double> measured;        // y = X(C) + (1 - q) X(L)
    Column<OrganisationId, double> load;            // l: 1 = need and means in balance
    Column<OrganisationId, double> unmet;           // need not met, units of budget
    Column<OrganisationId, double> help;            // Rec: collaboration received, weighted by trust
    Column<OrganisationId, double> local_trust;     // P of the places it serves
    Column<SystemId, PerBehaviour> system_field;
    Column<SystemId, double> system_measured;  // mean y
    Column<PlaceId, double> met;               // share of need met
    Column<LinkId, double> link_sum;           // of trust along it; nought between weeks
    Column<PostId, std::uint32_t> staff_row;   // of posts of staff, in order of staff_posts
    Utilities incentives;                      // sums of the material incentives, in the same order
    FixedIncentives fixed_incentives;
};

struct World : Setting, State, Fields {
    const Policy& policy_of(OrganisationId o) const { return policy[post_of(o, Tier::board)]; }
    PerBehaviour incentive(PostId staff) const { return incentives[staff_row[staff]]; }
};

/// One post by itself.
inline PostRun run_of(const World& world, PostId post) {
    const OrganisationId o = organisation_of(post);
    return {tier_of(post), o, OrganisationId(o.index() + 1), world.climate.number[post]};
}

/// Calls visit(entity, name, unit, long_name, column) for every column of the state.
template <class AnyState, class Visit>
void for_each_column(AnyState& state, Visit&& visit) {
    visit("person", "behaviour", "1", "what the person does about collaboration", state.behaviour);
    visit("person", "tenure", "week", "time in the job", state.tenure);
    visit("person", "disposition", "1", "how much purpose moves the person (mean 1)", state.disposition);
    visit("tie", "trust", "1", "trust of the owner of the tie in the other person", state.trust);
    visit("link", "trust", "1", "mean trust of the people of an organisation in those of its partner",
          state.link_trust);
    visit("organisation", "trust", "1", "mean trust of its people, over all their ties", state.mean_trust);
    visit("organisation", "need", "budget", "need for its services, in units of budget", state.need);
    visit("organisation", "perceived_need", "budget", "need as governance sees it", state.perceived_need);
    visit("organisation", "know_how", "1", "know-how: output per unit of budget", state.know_how);
    visit("organisation", "record_system", "1", "record system in place (number)", state.record_system);
    visit("organisation", "record_system_use", "1", "realised use of the record system", state.use);
    visit("place", "public_trust", "1", "trust of the public in its services", state.public_trust);
}

}  // namespace concord::ics
