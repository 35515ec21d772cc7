#include "models/ics/processes/link_trust.hpp"

#include <algorithm>
#include <array>

#include "engine/core/vector_unit.hpp"

namespace concord::ics {

namespace {
/// Every float from 2^-7 on is a whole number of parts of 2^-30, and so are the sums of less than 2^23 such
/// numbers up to 1, to the last bit: whatever their order.
bool any_order_will_do(std::span<const float> trust) {
    std::uint32_t finer = 0;
    on(vector_unit(), [trust, &finer] {
        std::uint32_t found = 0;
        for (std::size_t n = 0; n < trust.size(); ++n) found |= trust[n] < 0x1p-7f ? 1u : 0u;
        finer = found;
    });
    return finer == 0 && trust.size() < std::size_t{1} << 23;
}

/// Adds up numbers, several sums growing at a time where their order is free.
double sum_of(std::span<const double> numbers, bool any_order) {
    double a = 0, b = 0, c = 0, d = 0;
    std::size_t n = 0;
    if (any_order)
        for (; n + 4 <= numbers.size(); n += 4)
            a += numbers[n], b += numbers[n + 1], c += numbers[n + 2], d += numbers[n + 3];
    for (; n < numbers.size(); ++n) a += numbers[n];
    return a + b + (c + d);
}

/// Adds up trust by the link that a tie goes along.
class SumByLink {
  public:
    /// sums[link[n]] = sum of trust[n].
    void operator()(std::span<const float> trust, const std::uint16_t* link, std::span<double> sums,
                    bool any_order) {
        constexpr std::size_t many = 1024;
        if (any_order && trust.size() >= many) return in_parts(trust, link, sums);
        std::ranges::fill(sums, 0);
        double* const to = sums.data();
#pragma GCC unroll 8
        for (std::size_t n = 0; n < trust.size(); ++n) to[link[n]] += static_cast<double>(trust[n]);
    }

  private:
    static constexpr std::size_t side_by_side = 4, chunk = 1024;
    static constexpr float one = 0x1p30f;  // so many parts
    using Parts = std::array<std::int32_t, chunk>;

    /// Adds whole numbers, several sums of each link growing at a time, so that they seldom wait for each
    /// other.
    void in_parts(std::span<const float> trust, const std::uint16_t* link, std::span<double> sums) {
        sums_.assign(side_by_side * sums.size(), 0);
        Parts parts;
        for (std::size_t first = 0; first < trust.size(); first += chunk) {
            const std::size_t size = std::min(chunk, trust.size() - first);
            on(vector_unit(), [from = trust.data() + first, size, to = parts.data()] {
                for (std::size_t n = 0; n < size; ++n) to[n] = static_cast<std::int32_t>(from[n] * one);
            });
            add(std::span(parts).first(size), link + first, sums.size());
        }
        for (std::size_t n = 0; n < sums.size(); ++n)
            sums[n] = static_cast<double>(sum(n, sums.size())) / one;
    }
    void add(std::span<const std::int32_t> parts, const std::uint16_t* link, std::size_t links) {
        std::int64_t* const a = sums_.data();
        std::int64_t *const b = a + links, *const c = b + links, *const d = c + links;
        std::size_t n = 0;
        for (; n + side_by_side <= parts.size(); n += side_by_side) {
            a[link[n]] += parts[n];
            b[link[n + 1]] += parts[n + 1];
            c[link[n + 2]] += parts[n + 2];
            d[link[n + 3]] += parts[n + 3];
        }
        for (; n < parts.size(); ++n) a[link[n]] += parts[n];
    }
    std::int64_t sum(std::size_t link, std::size_t links) const {
        return sums_[link] + sums_[links + link] + sums_[2 * links + link] + sums_[3 * links + link];
    }

    std::vector<std::int64_t> sums_;  // side_by_side for each link
};

/// From sums to means; a link without ties keeps what it has.
void divide(std::span<double> sums, const std::uint32_t* ties, const std::uint8_t* held) {
    on(vector_unit(), [=] {
        double* const __restrict trust = sums.data();
        for (std::size_t n = 0; n < sums.size(); ++n) {
            const double known = ties[n];
            const double mean = trust[n] / (known > 0 ? known : 1);
            trust[n] = held[n] != 0 ? 1 : mean;
        }
    });
}
}  // namespace

void average_trust(const World& world, IdRange<OrganisationId> organisations, Common& to) {
    const auto ties_of = [&](IdRange<PersonId> people) {
        return IdRange<TieId>(world.first_tie[people.first], world.first_tie[people.last]);
    };
    const IdRange<TieId> all = ties_of(world.people(organisations));
    const bool any_order = any_order_will_do(world.trust.values().subspan(all.first.index(), all.size()));
    SumByLink sum_by_link;
    for (OrganisationId o : organisations) {
        const auto links = world.links(o);
        const auto ties = ties_of(world.people(o));
        const std::span sums = to.link_trust.values().subspan(links.first.index(), links.size());
        if (!ties.empty()) {
            sum_by_link(world.trust.values().subspan(ties.first.index(), ties.size()),
                        world.tie_link.values().data() + ties.first.index(), sums, any_order);
            to.mean_trust[o] = sum_of(sums, any_order) / static_cast<double>(ties.size());
        }
        if (world.strangers[o] > 0)
            for (LinkId link : links)
                if (world.link_ties[link] == 0) to.link_trust[link] = to.mean_trust[o];
    }
    const std::size_t first = world.first_link[organisations.first],
                      last = world.first_link[organisations.last];
    if (first != last)
        divide(to.link_trust.values().subspan(first, last - first), &world.link_ties[LinkId(first)],
               &world.held[LinkId(first)]);
}

}  // namespace concord::ics
