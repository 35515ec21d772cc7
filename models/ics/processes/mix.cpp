#include "models/ics/processes/mix.hpp"

#include "engine/core/vector_unit.hpp"

namespace concord::ics {

namespace {
/// Of some organisations, behaviour by behaviour.
struct Mix {
    std::array<double, PostRun::most> compete, lip_service, collaborate;

    /// From the numbers of people at five posts each; `sums` are the same, organisation by organisation.
    void count(std::size_t size, const Headcount* heads, const std::array<double, tiers>& weights,
               PerBehaviour* sums) {
        std::array<std::array<double, 4>, PostRun::most> all;
        for (std::size_t n = 0; n < size; ++n) {
            std::array<double, 4> sum{};
            for (std::size_t tier = 0; tier < tiers; ++tier) {
                const Headcount& at = heads[n * tiers + tier];
                for (std::size_t b = 0; b < sum.size(); ++b)
                    sum[b] += weights[tier] * static_cast<std::int32_t>(at[b]);
            }
            all[n] = sum;
        }
        for (std::size_t n = 0; n < size; ++n) {
            compete[n] = all[n][0], lip_service[n] = all[n][1], collaborate[n] = all[n][2];
            sums[n] = {all[n][0], all[n][1], all[n][2]};
        }
    }
    /// Of their total each; where nobody is, nobody collaborates.
    void share(std::size_t size) {
        for (std::size_t n = 0; n < size; ++n) {
            const double total = compete[n] + lip_service[n] + collaborate[n], some = total == 0 ? 1 : total;
            compete[n] = total == 0 ? 1 : compete[n] / some;
            lip_service[n] /= some;
            collaborate[n] /= some;
        }
    }
    void write(std::size_t size, PerBehaviour* to) const {
        for (std::size_t n = 0; n < size; ++n) to[n] = {compete[n], lip_service[n], collaborate[n]};
    }
};
}  // namespace

void mix(World& world, const Power& power, const PostRun& boards) {
    const Policy& policy = world.climate.distinct[boards.climate];
    std::array<double, tiers> weights;
    for (std::size_t tier = 0; tier < tiers; ++tier) weights[tier] = power(tier, policy.power_sharing);
    on(vector_unit(),
       [weights, unseen = 1 - policy.detection, size = boards.size(),
        heads = &world.headcount[post_of(boards.first, Tier::board)], sums = &world.weighted[boards.first],
        fields = &world.field[boards.first], sharing = &world.collaboration[boards.first],
        saying = &world.professed[boards.first], seeming = &world.measured[boards.first]] {
           double* const __restrict collaboration = sharing;
           double* const __restrict professed = saying;
           double* const __restrict measured = seeming;
           Mix x;
           x.count(size, heads, weights, sums);
           x.share(size);
           x.write(size, fields);
           for (std::size_t n = 0; n < size; ++n) {
               collaboration[n] = x.collaborate[n];
               professed[n] = x.collaborate[n] + x.lip_service[n];
               measured[n] = x.collaborate[n] + unseen * x.lip_service[n];
           }
       });
}

}  // namespace concord::ics
