#include "tests/bench/flagship_arrays.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <stdexcept>
#include <tuple>

namespace concord::bench {

using namespace ics;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Numbers 0, 1, ... in order of falling lengths.
std::vector<std::uint32_t> longest_first(const std::vector<std::size_t>& lengths) {
    std::vector<std::uint32_t> order(lengths.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t n) { return lengths[n]; });
    return order;
}

std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> rows(order.size());
    for (std::uint32_t row = 0; row < order.size(); ++row) rows[order[row]] = row;
    return rows;
}

/// The values of a column in order of rows, and something for the padding.
template <class Value>
Array<Value> by_row(const Organisations& organisations, std::span<const Value> values, Value padding) {
    Array<Value> result(organisations.rows, padding);
    for (std::size_t o = 0; o < values.size(); ++o) result[organisations.row[o]] = values[o];
    return result;
}

Organisations lay_organisations(const World& world) {
    Organisations result;
    result.size = world.kind.size();
    result.rows = rounded_up(result.size, double_lanes);
    std::vector<std::size_t> links;
    for (OrganisationId o : world.organisations()) links.push_back(world.links(o).size());
    const std::vector<std::uint32_t> order = longest_first(links);
    result.row = inverse(order);
    result.number.assign(order.begin(), order.end());
    result.number.resize(result.rows);
    result.mean_trust = by_row(result, world.mean_trust.values(), 0.0);
    result.need = by_row(result, world.need.values(), 0.0);
    result.stake = by_row(result, world.stake.values(), 0.0);
    result.know_how = by_row(result, world.know_how.values(), 1.0);
    result.use = by_row(result, world.use.values(), 0.0);
    result.fit.assign(result.rows, 0);
    result.pressure.assign(result.rows, 1);
    result.system.assign(result.rows, 0);
    for (auto* column : {&result.ties, &result.weights, &result.power, &result.engaged})
        column->assign(result.rows, 0);
    result.record_system.assign(result.rows, 0);
    for (OrganisationId o : world.organisations()) {
        const std::size_t row = result.row[o.index()];
        result.system[row] = world.system[o].index();
        result.pressure[row] = world.need[o] / world.budget_now[o] / world.need_per_budget;
        result.record_system[row] = world.record_system[o];
        result.fit[row] = world.fit[o][world.record_system[o]];
    }
    return result;
}

Links lay_links(const World& world, Organisations& organisations) {
    Links result;
    std::vector<std::size_t> lengths(organisations.size);
    for (OrganisationId o : world.organisations())
        lengths[organisations.row[o.index()]] = world.links(o).size();
    result.lists = Lists(lengths);
    for (auto* column : {&result.sum, &result.trust, &result.weight}) column->assign(result.lists.size, 0);
    result.ties.assign(result.lists.size, 1);
    result.partner.assign(result.lists.size, 0);
    for (OrganisationId o : world.organisations()) {
        const std::uint32_t row = organisations.row[o.index()];
        for (LinkId link : world.links(o)) {
            const std::size_t at = result.lists.at(row, link.index() - world.first_link[o]);
            result.entry.push_back(static_cast<std::uint32_t>(at));
            result.trust[at] = world.link_trust[link];
            result.weight[at] = world.weight[link];
            result.ties[at] = world.link_ties[link] > 0 ? world.link_ties[link] : none;
            result.partner[at] = organisations.row[world.partner[link].index()];
            organisations.weights[row] += world.weight[link];
            organisations.ties[row] += world.link_ties[link];
        }
    }
    return result;
}

People take_people(const World& world, const Organisations& organisations) {
    People result;
    result.size = world.post.size();
    result.ties_each = result.size > 0 ? world.neighbour.size() / result.size : 0;
    result.in_engine.assign(world.own_ties.begin(), world.own_ties.end());
    result.person.resize(result.size);
    result.tie_link.resize(result.size * result.ties_each);
    for (PersonId me : world.post.ids()) {
        const OrganisationId o = organisation_of(world.post[me]);
        People::Person& person = result.person[me.index()];
        person.disposition = world.disposition[me];
        person.arrived = -static_cast<std::int32_t>(world.tenure[me]);
        person.post = static_cast<std::uint16_t>(organisations.row[o.index()] * staff_tiers +
                                                 static_cast<std::size_t>(tier_of(world.post[me])));
        person.behaviour = static_cast<std::uint8_t>(world.behaviour[me]);
    }
    return result;
}

/// Ties of one link: entries [first, last) of a list of ties.
struct Strip {
    std::size_t first, last, number;  // number: how many strips of the same link come before
};

std::vector<Strip> strips_of(const std::vector<std::uint32_t>& ties, const Array<std::uint32_t>& link) {
    std::vector<Strip> strips;
    for (std::size_t first = 0; first < ties.size();) {
        const std::size_t number =
            first > 0 && link[ties[first]] == link[ties[first - 1]] ? strips.back().number + 1 : 0;
        std::size_t last = first;
        while (last < ties.size() && last - first < Strips::longest && link[ties[last]] == link[ties[first]])
            ++last;
        strips.push_back({first, last, number});
        first = last;
    }
    std::ranges::stable_sort(strips, [](const Strip& a, const Strip& b) {
        const std::size_t length_a = a.last - a.first, length_b = b.last - b.first;
        return length_a != length_b ? length_a > length_b : a.number < b.number;
    });
    return strips;
}

void lay_block(const World& world, std::size_t first_person, std::size_t last_person, People& people,
               Strips& result) {
    result.first_tie.push_back(static_cast<std::uint32_t>(result.trust.size()));
    std::vector<std::uint32_t> ties(world.first_tie[PersonId(last_person)] -
                                    world.first_tie[PersonId(first_person)]);
    std::iota(ties.begin(), ties.end(), world.first_tie[PersonId(first_person)]);
    std::ranges::stable_sort(ties, {}, [&](std::uint32_t tie) { return people.tie_link[tie]; });
    const std::vector<Strip> strips = strips_of(ties, people.tie_link);
    for (std::size_t n = 0; n < strips.size(); n += float_lanes) {
        const std::size_t lanes = std::min(float_lanes, strips.size() - n);
        const std::size_t rows = strips[n].last - strips[n].first, first = result.trust.size();
        result.trust.resize(first + rows * float_lanes, 0);
        result.doing.resize(result.trust.size() / float_lanes, ~std::uint32_t{0});  // of nobody
        Strips::Slice slice{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(rows), {}};
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const Strip& strip = strips[n + lane];
            slice.link[lane] = people.tie_link[ties[strip.first]];
            for (std::size_t i = strip.first; i < strip.last; ++i) {
                const std::uint32_t tie = ties[i];
                const std::size_t at = first + (i - strip.first) * float_lanes + lane;
                result.trust[at] = world.trust[world.own_ties[tie]];
                people.person[tie / people.ties_each].tie[tie % people.ties_each] =
                    static_cast<std::uint16_t>(at - result.first_tie.back());
                const Behaviour doing = world.behaviour[world.neighbour[world.own_ties[tie]]];
                result.change(static_cast<std::uint32_t>(at),
                              static_cast<std::uint32_t>(doing) ^ Strips::nobody);
            }
        }
        if (result.trust.size() - result.first_tie.back() > std::size_t{1} << 16)
            throw std::invalid_argument(
                "the loop written by hand does not cover so many ties of so few people");
        for (std::size_t lane = lanes; lane < float_lanes; ++lane) slice.link[lane] = slice.link[0];
        result.slices.push_back(slice);
    }
}

void list_fans(const World& world, const Strips& strips, People& people) {
    people.first_fan.assign(people.size + 2, 0);
    for (PersonId other : world.neighbour) ++people.first_fan[other.index() + 2];
    for (std::size_t n = 2; n < people.first_fan.size(); ++n) people.first_fan[n] += people.first_fan[n - 1];
    people.fan.resize(world.neighbour.size());
    for (std::size_t tie = 0; tie < people.fan.size(); ++tie)
        people.fan[people.first_fan[world.neighbour[world.own_ties[tie]].index() + 1]++] =
            strips.place(people, tie / people.ties_each, tie % people.ties_each);
}

Strips lay_ties(const World& world, const Links& links, People& people) {
    std::vector<std::uint32_t> entry_to(world.kind.size());
    std::size_t next = 0;
    for (OrganisationId o : world.organisations()) {
        for (LinkId link : world.links(o)) entry_to[world.partner[link].index()] = links.entry[link.index()];
        for (PersonId me : world.people(o))
            for (TieId tie : world.ties(me))
                people.tie_link[next++] = entry_to[organisation_of(world.post[world.neighbour[tie]]).index()];
    }
    Strips result;
    result.first_slice.push_back(0);
    for (std::size_t first = 0; first < people.size; first += Strips::block) {
        lay_block(world, first, std::min(people.size, first + Strips::block), people, result);
        result.first_slice.push_back(result.slices.size());
    }
    list_fans(world, result, people);
    return result;
}

Places lay_places(const World& world, const Organisations& organisations) {
    std::vector<std::vector<std::pair<std::uint32_t, double>>> served(world.population.size());
    for (OrganisationId o : world.organisations())
        for (const Service& service : world.services_of(o))
            served[service.place.index()].emplace_back(organisations.row[o.index()], service.share);
    std::vector<std::size_t> lengths;
    for (const auto& list : served) lengths.push_back(list.size());
    const std::vector<std::uint32_t> order = longest_first(lengths);
    std::ranges::sort(lengths, std::greater());

    Places result;
    result.row = inverse(order);
    result.lists = Lists(lengths);
    result.share.assign(result.lists.size, 0);
    result.server.assign(result.lists.size, 0);
    const std::size_t rows = rounded_up(order.size(), double_lanes);
    for (auto* column : {&result.need, &result.trust, &result.unmet}) column->assign(rows, 0);
    for (PlaceId place : world.places()) {
        const std::size_t row = result.row[place.index()];
        result.need[row] = world.place_need[place];
        result.trust[row] = world.public_trust[place];
        for (std::size_t n = 0; n < served[place.index()].size(); ++n) {
            const std::size_t at = result.lists.at(row, n);
            std::tie(result.server[at], result.share[at]) = served[place.index()][n];
        }
    }
    return result;
}
}  // namespace

Lists::Lists(const std::vector<std::size_t>& lengths) {
    for (std::size_t n = 0; n < lengths.size(); n += double_lanes) {
        slices.push_back({static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(lengths[n])});
        size += lengths[n] * double_lanes;
    }
}

FlagshipArrays::FlagshipArrays(const World& world)
    : organisations(lay_organisations(world)),
      links(lay_links(world, organisations)),
      people(take_people(world, organisations)),
      strips(lay_ties(world, links, people)),
      places(lay_places(world, organisations)) {}

}  // namespace concord::bench
