#include "models/ics/setup/joint_posts.hpp"

#include <algorithm>

#include "models/ics/processes/unions.hpp"

namespace concord::ics {

namespace {
struct Candidate {
    bool trusts;
    double closeness;
    OrganisationId one, other;
};

bool is_trust(Kind kind) {
    return kind <= Kind::specialist;
}

/// The link from one organisation to another, or none (the end of its links).
LinkId link_between(const World& world, OrganisationId from, OrganisationId to) {
    const auto links = world.links(from);
    for (LinkId link : links)
        if (world.partner[link] == to) return link;
    return links.last;
}

std::vector<Candidate> candidates(const World& world) {
    std::vector<Candidate> pairs;
    for (OrganisationId one : world.organisations())
        for (LinkId link : world.links(one)) {
            const OrganisationId other = world.partner[link];
            const LinkId back = link_between(world, other, one);
            const bool both = back != world.links(other).last;
            if (world.system[one] != world.system[other] || !both || other < one) continue;
            pairs.push_back({is_trust(world.kind[one]) && is_trust(world.kind[other]),
                             world.weight[link] + world.weight[back], one, other});
        }
    std::ranges::sort(pairs, [](const Candidate& a, const Candidate& b) {
        if (a.trusts != b.trusts) return a.trusts;
        if (a.closeness != b.closeness) return a.closeness > b.closeness;
        return std::pair(a.one, a.other) < std::pair(b.one, b.other);
    });
    return pairs;
}
}  // namespace

void share_posts(World& world, std::size_t pairs) {
    if (pairs == 0) return;
    Column<OrganisationId, std::uint8_t> taken(world.kind.size());
    for (const Candidate& pair : candidates(world)) {
        const auto seat = world.people(post_of(pair.one, Tier::board));
        const auto other_seat = world.people(post_of(pair.other, Tier::board));
        if (taken[pair.one] || taken[pair.other] || seat.empty() || other_seat.empty()) continue;
        if (world.joint_posts.size() == pairs) break;
        taken[pair.one] = taken[pair.other] = 1;
        share_post(world, pair.one, pair.other);
    }
    share_seats(world);
}

}  // namespace concord::ics
