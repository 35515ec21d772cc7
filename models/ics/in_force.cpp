#include "models/ics/in_force.hpp"

#include <algorithm>
#include <iterator>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
/// Shocks come on top of turnover.
double chance_to_leave(const Policy& policy) {
    return policy.leavers == 0 ? policy.turnover : 1 - (1 - policy.turnover) * (1 - policy.leavers);
}

/// A chance of everybody, in single precision. Nothing happens to public voices.
template <class Rate>
Hazard hazard(const World& world, Rate rate) {
    Hazard hazard{Column<PostId, double>(world.posts().size()), 0, true};
    double least = 1;
    for (PostId post : world.posts()) {
        if (world.people(post).empty()) continue;
        const double lever = static_cast<float>(rate(world.policy[post]));
        const double chance = hazard.chance[post] = tier_of(post) == Tier::public_voice ? 0 : lever;
        hazard.most = std::max(hazard.most, chance);
        least = std::min(least, chance);
    }
    hazard.same = least == hazard.most;
    return hazard;
}

PolicyOf<PostId> climates(const Policies& policies, const Column<PostId, std::uint16_t>& number) {
    PolicyOf<PostId> climate{{}, number};
    std::vector<std::uint16_t> numbers;
    const std::vector<std::size_t> levers = policies.climate_levers();
    for (const Policy& policy : policies.distinct()) {
        const auto same = [&](const Policy& one) {
            return std::ranges::all_of(levers, [&](auto n) { return one.all[n] == policy.all[n]; });
        };
        const auto found = std::ranges::find_if(climate.distinct, same);
        numbers.push_back(static_cast<std::uint16_t>(found - climate.distinct.begin()));
        if (found == climate.distinct.end()) climate.distinct.push_back(Policies::climate_of(policy));
    }
    for (std::uint16_t& one : climate.number.values()) one = numbers[one];
    return climate;
}

/// By policy, the first under which trust moves as it does under this one.
std::vector<std::uint16_t> moods(const std::vector<Policy>& policies) {
    std::vector<std::uint16_t> moods;
    for (const Policy& policy : policies) {
        const auto alike = [&](const Policy& one) {
            return one.facilitation == policy.facilitation && one.detection == policy.detection;
        };
        moods.push_back(static_cast<std::uint16_t>(std::ranges::find_if(policies, alike) - policies.begin()));
    }
    return moods;
}

/// Gives each tie the mood of who owns it, where that is not what it has already.
void set_moods(World& world) {
    const std::vector<std::uint16_t> mood = moods(world.policy.distinct);
    if (std::ranges::count(mood, 0) == std::ssize(mood)) return world.mood.assign(0, 0);
    Column<PostId, std::uint16_t> of_posts(world.posts().size());
    for (PostId post : world.posts()) of_posts[post] = mood[world.policy.number[post]];
    if (!world.mood.empty() && of_posts == world.post_mood) return;
    world.post_mood = std::move(of_posts);
    world.mood.assign(world.neighbour.size(), 0);
    for_blocks(world.parts.size(), 1, [&](std::size_t n, std::size_t) {
        const Part& part = world.parts[n];
        for (PostId post : world.posts(part))
            for (PersonId me : world.people(post, part))
                for (TieId tie : world.ties(me)) world.mood[tie] = world.post_mood[post];
    });
}

void add_runs(std::vector<PostRun>& runs, const World& world, Tier tier, IdRange<OrganisationId> some) {
    for (OrganisationId o : some) {
        const std::uint16_t climate = world.climate.number[post_of(o, tier)];
        const OrganisationId next(o.index() + 1);
        if (o > some.first && runs.back().climate == climate)
            runs.back().last = next;
        else
            runs.push_back({tier, o, next, climate});
    }
}

std::vector<PostRun> staff_posts(const World& world) {
    std::vector<PostRun> runs;
    const std::size_t organisations = world.kind.size();
    for (std::size_t first = 0; first < organisations; first += PostRun::most)
        for (std::size_t tier = 0; tier < staff_tiers; ++tier)
            add_runs(runs, world, static_cast<Tier>(tier),
                     {first, std::min(organisations, first + PostRun::most)});
    return runs;
}

void number_staff_posts(World& world) {
    world.staff_row.assign(world.posts().size(), 0);
    std::uint32_t row = 0;
    for (const PostRun& run : world.staff_posts)
        for (OrganisationId o : IdRange(run.first, run.last)) world.staff_row[post_of(o, run.tier)] = row++;
}
}  // namespace

void put_in_force(const Policies& policies, World& world) {
    world.policy.distinct = world.place_policy.distinct = policies.distinct();
    world.policy.number.assign(world.posts().size(), 0);
    for (PostId post : world.posts()) {
        const OrganisationId o = organisation_of(post);
        world.policy.number[post] = policies.number_of(world.system[o].index(), world.kind[o], tier_of(post));
    }
    world.climate = climates(policies, world.policy.number);
    world.place_policy.number.assign(world.places().size(), 0);
    for (PlaceId place : world.places())
        world.place_policy.number[place] =
            policies.number_of(world.place_system[place].index(), Kind::integrated_board, Tier::board);
    world.staff_posts = staff_posts(world);
    number_staff_posts(world);
    set_moods(world);
    world.review = hazard(world, [](const Policy& policy) { return policy.review_rate; });
    world.leave = hazard(world, chance_to_leave);
    world.fixed_incentives = FixedIncentives();
    world.shared_need = world.shared_perceived_need = {};
}

}  // namespace concord::ics
