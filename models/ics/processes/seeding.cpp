#include "models/ics/processes/seeding.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "models/ics/processes/happened.hpp"

namespace concord::ics {

namespace {
using People = std::vector<std::uint32_t>;

/// Whether the place that the organisation serves most, the first of them, is one of some; of none it always
/// is.
bool is_around(const World& world, OrganisationId o, const std::vector<std::uint32_t>& places) {
    if (places.empty()) return true;
    const auto services = world.services_of(o);
    if (services.empty()) return false;
    const PlaceId most = std::ranges::max_element(services, {}, &Service::share)->place;
    return std::ranges::find(places, most.index()) != places.end();
}

/// All whom a seed may turn, by number.
People people_in(const World& world, std::span<const std::size_t> cells, const Seed& seed) {
    People people;
    for (PostId post : world.staffed) {
        const OrganisationId o = organisation_of(post);
        const std::size_t cell = Policies::cell_of(world.system[o].index(), world.kind[o], tier_of(post));
        if (!std::ranges::binary_search(cells, cell) || !is_around(world, o, seed.places)) continue;
        for (PersonId me : world.people(post)) people.push_back(me.index());
    }
    for (const auto& [holder, seat] : world.joint_posts)
        if (const auto found = std::ranges::lower_bound(people, seat.index());
            found != people.end() && *found == seat.index())
            people.erase(found);
    return people;
}

/// Organisations breadth first along dependence from one of those drawn at random, then from another as long
/// as there are any that have not been reached.
class Cluster {
  public:
    Cluster(const World& world, std::vector<OrganisationId> from, Dice dice)
        : world_(world), from_(std::move(from)), dice_(dice), reached_(world.kind.size(), 0) {}

    OrganisationId next() {
        if (waiting_.empty()) {
            std::erase_if(from_, [this](OrganisationId o) { return reached_[o] != 0; });
            reach(from_[dice_.below(static_cast<std::uint32_t>(from_.size()))]);
        }
        const OrganisationId o = waiting_.front();
        waiting_.pop_front();
        for (LinkId link : world_.links(o)) reach(world_.partner[link]);
        return o;
    }

  private:
    void reach(OrganisationId o) {
        if (reached_[o]) return;
        reached_[o] = 1;
        waiting_.push_back(o);
    }

    const World& world_;
    std::vector<OrganisationId> from_;
    Dice dice_;
    Column<OrganisationId, std::uint8_t> reached_;
    std::deque<OrganisationId> waiting_;
};

/// Those of the smallest lots, by number where lots are equal.
struct Lottery {
    const Draws& draws;
    Stream stream;
    Tick t;
    std::uint32_t order;

    People operator()(std::span<const std::uint32_t> people, std::size_t number) const {
        if (people.size() <= number) return {people.begin(), people.end()};
        std::vector<std::uint32_t> lots(people.size());
        draws.blocks(stream, t, people, {lots.data(), nullptr, nullptr, nullptr}, order);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted;
        for (std::size_t n = 0; n < people.size(); ++n) sorted.emplace_back(lots[n], people[n]);
        std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(number));
        People chosen;
        for (std::size_t n = 0; n < number; ++n) chosen.push_back(sorted[n].second);
        return chosen;
    }
};

/// Those of one organisation among people in order.
std::span<const std::uint32_t> of(const World& world, const People& people, OrganisationId o) {
    const auto all = world.people(o);
    const auto first = std::ranges::lower_bound(people, all.first.index());
    return {first, std::ranges::lower_bound(first, people.end(), all.last.index())};
}

People clustered(const World& world, const People& people, std::size_t number, Dice dice,
                 const Lottery& draw) {
    std::vector<OrganisationId> from;
    for (OrganisationId o : world.organisations())
        if (!of(world, people, o).empty()) from.push_back(o);
    Cluster cluster(world, std::move(from), dice);
    People chosen;
    while (chosen.size() < std::min(number, people.size())) {
        const People here = draw(of(world, people, cluster.next()), number - chosen.size());
        chosen.insert(chosen.end(), here.begin(), here.end());
    }
    return chosen;
}
}  // namespace

Seeding::Seeding(Draws& purposes)
    : choose(purposes.stream("shock.seed")), start(purposes.stream("shock.seed_start")) {}

void Seeding::operator()(World& world, const Seed& seed, std::span<const std::size_t> cells,
                         const Draws& draws, Tick t, std::uint32_t order) const {
    const People people = people_in(world, cells, seed);
    const Lottery lottery{draws, choose, t, order};
    const People chosen = seed.clustered
                              ? clustered(world, people, seed.number, draws.dice(start, order, t), lottery)
                              : lottery(people, seed.number);
    for (const std::uint32_t number : chosen) {
        const PersonId me(number);
        take_up(world, me, seed.behaviour, happened_to(world, me).changes);
    }
}

}  // namespace concord::ics
