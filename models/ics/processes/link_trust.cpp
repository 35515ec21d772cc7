#include "models/ics/processes/link_trust.hpp"

#include <algorithm>
#include <array>

#include "engine/core/lined.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord::ics {

namespace {
/// From sums, which are nought again then, to means.
void divide(std::span<double> sums, const std::uint32_t* ties, const std::uint8_t* held, double* means) {
    on(vector_unit(), [=] {
        double* const __restrict sum = sums.data();
        double* const __restrict mean = means;
        for (std::size_t n = 0; n < sums.size(); ++n) {
            const double known = ties[n];
            const double all = sum[n] / (known > 0 ? known : 1);
            mean[n] = held[n] != 0 ? 1 : all;
            sum[n] = 0;
        }
    });
}

/// Four sums grow side by side.
double sum_of(std::span<const double> numbers) {
    std::array<double, 4> sums{};
    std::size_t n = 0;
    for (; n + 4 <= numbers.size(); n += 4)
        for (std::size_t k = 0; k < 4; ++k) sums[k] += numbers[n + k];
    for (; n < numbers.size(); ++n) sums[0] += numbers[n];
    return sums[0] + sums[1] + (sums[2] + sums[3]);
}

/// For numbers that are soon forgotten: what stands there means nothing, so write before you read. Each
/// thread keeps its room, as to ask for memory takes long.
double* room_for(std::size_t numbers) {
    thread_local Lined<double> room;
    if (room.size() < numbers) room.resize(numbers);
    return room.data();
}

/// Where nobody knows anybody, trust is as with the partners in general.
void trust_strangers(const World& world, IdRange<LinkId> links, Common& to) {
    const auto first = std::ranges::lower_bound(world.strangers, links.first, {}, &Stranger::link);
    const auto last = std::ranges::lower_bound(first, world.strangers.end(), links.last, {}, &Stranger::link);
    for (const auto& [link, owner] : std::ranges::subrange(first, last))
        if (world.held[link] == 0) to.link_trust[link] = to.mean_trust[owner];
}
}  // namespace

/// The sums of strips grow side by side, from the first tie of each on.
void add_up_trust(World& world, const Part& part) {
    on(vector_unit(), [trusts = world.trust.values().data() + part.first_tie, &part,
                       memory = room_for(part.link.size()), sums_of_links = world.link_sum.values().data()] {
        double* const __restrict sums = memory;
        const float* __restrict trust = trusts;
        for (std::size_t round = 0; round < part.rounds.size(); trust += part.rounds[round++])
            for (std::size_t n = 0; n < part.rounds[round]; ++n)
                sums[n] = (round == 0 ? 0 : sums[n]) + static_cast<double>(trust[n]);
        const LinkId* const __restrict link = part.link.data();
        double* const __restrict of_links = sums_of_links;
#pragma GCC unroll 8
        for (std::size_t n = 0; n < part.link.size(); ++n) of_links[link[n].index()] += sums[n];
    });
}

void average_trust(World& world, std::size_t block, Common& to) {
    const IdRange<OrganisationId> organisations = world.block(block);
    on(vector_unit(), [&] {
        for (OrganisationId o : organisations) {
            const auto people = world.people(o);
            const auto links = world.links(o);
            const std::size_t ties = world.first_tie[people.last] - world.first_tie[people.first];
            const double sum = sum_of(world.link_sum.values().subspan(links.first.index(), links.size()));
            to.mean_trust[o] = ties > 0 ? sum / static_cast<double>(ties) : world.mean_trust[o];
        }
    });
    const IdRange<LinkId> links(world.first_link[organisations.first], world.first_link[organisations.last]);
    if (links.empty()) return;
    divide(world.link_sum.values().subspan(links.first.index(), links.size()), &world.link_ties[links.first],
           &world.held[links.first], &to.link_trust[links.first]);
    trust_strangers(world, links, to);
}

}  // namespace concord::ics
