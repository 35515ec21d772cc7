#include "models/ics/processes/unions.hpp"

#include <algorithm>

#include "models/ics/processes/happened.hpp"

namespace concord::ics {

namespace {
PersonId seat_of(const World& world, OrganisationId o) {
    return world.people(post_of(o, Tier::board)).first;
}

/// Who holds the board seat of an organisation: the person in it, or that of a joint post.
PersonId holder_of(const World& world, OrganisationId o) {
    const PersonId seat = seat_of(world, o);
    for (const auto& [holder, other_seat] : world.joint_posts)
        if (other_seat == seat) return holder;
    return seat;
}

std::vector<OrganisationId> held_by(const World& world, PersonId holder) {
    std::vector<OrganisationId> organisations{organisation_of(world.post[holder])};
    for (const auto& [first, other_seat] : world.joint_posts)
        if (first == holder) organisations.push_back(organisation_of(world.post[other_seat]));
    return organisations;
}

void hold(World& world, OrganisationId from, OrganisationId to) {
    for (LinkId link : world.links(from))
        if (world.partner[link] == to) world.held[link] = 1;
}

void hold_all(World& world, const std::vector<OrganisationId>& some,
              const std::vector<OrganisationId>& others) {
    for (OrganisationId one : some)
        for (OrganisationId other : others) {
            hold(world, one, other);
            hold(world, other, one);
        }
}

/// Takes the merged organisations that one belongs to out of the list; it alone where there are none.
std::vector<OrganisationId> take_merged(World& world, OrganisationId o) {
    const auto with = [o](const auto& group) { return std::ranges::find(group, o) != group.end(); };
    const auto found = std::ranges::find_if(world.merged, with);
    if (found == world.merged.end()) return {o};
    std::vector<OrganisationId> group = std::move(*found);
    world.merged.erase(found);
    return group;
}
}  // namespace

void share_post(World& world, OrganisationId first, OrganisationId second) {
    const PersonId holder = holder_of(world, first), other = holder_of(world, second);
    if (holder == other) return;
    hold_all(world, held_by(world, holder), held_by(world, other));
    for (auto& [one, other_seat] : world.joint_posts)
        if (one == other) one = holder;
    world.joint_posts.emplace_back(holder, other);
}

void merge(World& world, OrganisationId first, OrganisationId second) {
    share_post(world, first, second);
    std::vector<OrganisationId> group = take_merged(world, first);
    if (std::ranges::find(group, second) == group.end()) {
        const std::vector<OrganisationId> others = take_merged(world, second);
        hold_all(world, group, others);
        group.insert(group.end(), others.begin(), others.end());
    }
    world.merged.push_back(std::move(group));
    world.shared_need = world.shared_perceived_need = {};
}

void share_seats(World& world) {
    for (const auto& [seat, other_seat] : world.joint_posts) {
        Happened& happened = happened_to(world, other_seat);
        take_up(world, other_seat, world.behaviour[seat], happened.changes);
        world.tenure[other_seat] = world.tenure[seat];
        world.disposition[other_seat] = world.disposition[seat];
        std::erase(happened.newcomers, other_seat);
        if (world.tenure[seat] == 0) happened.newcomers.push_back(other_seat);
    }
}

void spend_together(World& world) {
    for (const auto& group : world.merged) {
        double budget = 0, need = 0;
        for (OrganisationId o : group) {
            budget += world.budget_now[o];
            need += world.need[o];
        }
        for (OrganisationId o : group) world.budget_now[o] = world.need[o] / need * budget;
    }
}

void carry_together(World& world, double saving) {
    for (const auto& group : world.merged) {
        double need = 0, output = 0;
        for (OrganisationId o : group) {
            need += world.need[o];
            output += world.budget_now[o] * (1 + saving * world.collaboration[o]) * world.know_how[o];
        }
        for (OrganisationId o : group) {
            world.load[o] = need / output / world.need_per_budget;
            world.unmet[o] = world.need[o] * std::max(0.0, 1 - 1 / world.load[o]);
        }
    }
}

}  // namespace concord::ics
