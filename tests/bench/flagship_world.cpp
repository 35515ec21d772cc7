#include "tests/bench/flagship_world.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

#include "engine/core/math.hpp"

namespace concord::bench {

using namespace ics;

namespace {
void require(bool covered, const char* what) {
    if (covered) return;
    std::string message = "the loop written by hand does not cover ";
    throw std::invalid_argument(message.append(what));
}

/// The levers that everyone has alike, all but turnover.
const Policy& common_levers(const World& world) {
    const Policy& common = world.policy[PostId(0)];
    for (PostId post : world.posts()) {
        Policy alike = world.policy[post];
        alike.turnover = common.turnover;
        alike.all = common.all;
        require(std::memcmp(&alike, &common, sizeof(Policy)) == 0, "levers that differ");
    }
    return common;
}

/// What makes sums of trust exact: all are multiples of 2^-30, as none falls below 2^-7.
void check_trust(const World& world, const ics::Trust& rule, const Policy& levers) {
    const double repair = rule.repair * levers.facilitation;
    const double lowest = repair * rule.initial / (rule.loss + repair);
    require(lowest > 0x1.1p-7 && rule.initial >= lowest, "trust that falls to nothing");
    for (float trust : world.trust.values()) require(trust >= 0x1p-7f, "ties without trust");
}

void check_levers(const Policy& levers) {
    require(levers.convener == 0 && levers.public_voice == 0, "conveners and the say of the public");
    require(levers.conditional_pot == 0, "conditional funding");
    require(levers.power_sharing == 0, "shared power");
    require(levers.crisis == 0, "crises");
}

void check_people(const World& world) {
    require(world.joint_posts.empty(), "joint posts");
    for (OrganisationId o : world.organisations())
        require(world.people(post_of(o, Tier::public_voice)).empty(), "public voices");
    require(!world.post.empty(), "a world without people");
    const std::size_t ties = world.ties(PersonId(0)).size();
    require(ties == 4 || ties == 8, "another number of ties than 4 or 8");
    for (PersonId me : world.post.ids())
        require(world.ties(me).size() == ties, "people with more ties than others");
}

/// The world of a model that is covered.
const World& covered(const Ics& model) {
    const World& world = model.world();
    const Rules& rules = model.rules();
    check_people(world);
    check_levers(common_levers(world));
    check_trust(world, rules.trust, common_levers(world));
    require(rules.governance.need_drift == 0, "need that drifts");
    require(world.need == world.perceived_need, "governance that lags behind");
    require(rules.learning.search == 0, "learning by search");
    const double know_how = world.know_how[OrganisationId(0)];
    require(std::ranges::all_of(world.know_how, [&](double e) { return e == know_how; }),
            "know-how that differs");
    require(world.system_code.size() <= FlagshipFields::most_systems, "more than 64 systems");
    require(world.kind.size() * staff_tiers < 65536, "so many organisations");
    return world;
}
}  // namespace

FlagshipConstants::FlagshipConstants(const Ics& model)
    : levers(common_levers(model.world())),
      sharpness(model.rules().choice.sharpness),
      saving(model.rules().resources.saving),
      public_rate(model.rules().public_trust.rate),
      trust(model.rules().trust),
      technology(model.rules().technology),
      people(model.rules().people),
      review(model.rules().choice.review),
      choose(model.rules().choice.choose) {
    for (std::size_t tier = 0; tier < staff_tiers; ++tier)
        power[tier] = static_cast<std::uint64_t>(model.rules().aggregate.power.by_tier[tier]);
}

FlagshipFields::FlagshipFields(const World& world, const FlagshipArrays& arrays,
                               const FlagshipConstants& constants)
    : record_systems(world.record_systems) {
    const Organisations& organisations = arrays.organisations;
    const std::size_t rows = organisations.rows, posts = rows * staff_tiers;
    for (auto* column : {&own[0], &own[1], &own[2], &load, &unmet, &help, &received, &effort})
        column->assign(rows, 0);
    for (auto* column : {&material_lip_service, &material_collaborate, &fixed_lip_service, &fixed_collaborate,
                         &leave_below, &external_share})
        column->assign(posts, 0);
    for (auto* column : {&tally_lip_service, &tally_collaborate}) column->assign(posts, 0);
    tally.assign(rows, 0);
    system_power.fill(0);
    for (std::size_t tenure = 0; tenure <= 65535; ++tenure)
        habit.push_back(constants.habit * (1 - exp(-static_cast<double>(tenure) / constants.habit_scale)));
    fits.assign(rows * record_systems, 0);
    customers.assign(world.system_code.size() * record_systems, 0);

    for (OrganisationId o : world.organisations()) {
        const std::size_t row = organisations.row[o.index()];
        const bool front_line = !world.people(post_of(o, Tier::front_line)).empty();
        for (std::size_t tier = 0; tier < staff_tiers; ++tier) {
            const std::size_t post = row * staff_tiers + tier;
            const PostId theirs = post_of(o, static_cast<Tier>(tier));
            const Policy& policy = world.policy[theirs];
            leave_below[post] = static_cast<float>(policy.turnover) * 0x1p32;
            external_share[post] = policy.external_share;
            tally_lip_service[post] = constants.power[tier];
            tally_collaborate[post] = Tally::of_collaborator(
                constants.power[tier], (static_cast<Tier>(tier) == Tier::front_line) == front_line);
        }
        std::ranges::copy(world.fit[o], fits.begin() + static_cast<std::ptrdiff_t>(row * record_systems));
        ++customers[world.system[o].index() * record_systems + world.record_system[o]];
    }
    leave_below_most = *std::ranges::max_element(leave_below);
    require(leave_below_most < 0x1p32 && constants.levers.review_rate < 1, "chances of one");
}

FlagshipWorld::FlagshipWorld(const Ics& model)
    : FlagshipArrays(covered(model)), constants(model), fields(model.world(), *this, constants) {
    for (std::size_t me = 0; me < people.size; ++me) {
        const People::Person& person = people.person[me];
        const std::size_t post = person.post, row = post / staff_tiers;
        const std::uint64_t collaborator = fields.tally_collaborate[post];
        organisations.power[row] += static_cast<double>(Tally::collaborate(collaborator));
        organisations.engaged[row] += static_cast<double>(Tally::engaged(collaborator));
        if (person.behaviour == 1) fields.tally[row] += fields.tally_lip_service[post];
        if (person.behaviour == 2) fields.tally[row] += collaborator;
    }
    for (std::size_t row = 0; row < organisations.size; ++row) {
        require(organisations.power[row] <= static_cast<double>(Tally::mask), "so many people");
        fields.system_power[organisations.system[row]] += organisations.power[row];
    }
}

}  // namespace concord::bench
