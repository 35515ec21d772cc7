#include "models/ics/setup/lay_ties.hpp"

#include <algorithm>
#include <array>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
constexpr std::size_t longest = 64;  // ties of a strip

/// Lays the ties of one part.
class Layer {
  public:
    Layer(World& world, const Acquainted& acquainted, const Part& part)
        : world_(world), known_(acquainted(part.people)), part_(part) {
        const auto posts = world.posts(part);
        const OrganisationId after(organisation_of(PostId(posts.last.index() - 1)).index() + 1);
        first_link_ = world.first_link[organisation_of(posts.first)];
        strips_.resize(world.first_link[after] - first_link_);
    }

    void lay(Part& part) {
        part.first_tie = world_.first_tie[part_.people.first];
        find_links();
        part.ties = link_of_.size();
        cut(part);
        std::array<std::size_t, longest> first_of_round;
        std::size_t next = part.first_tie;
        for (std::size_t n = 0; n < part.rounds.size(); ++n) {
            first_of_round[n] = next;
            next += part.rounds[n];
        }
        put(part.first_tie, first_of_round);
    }

  private:
    struct StripsOfLink {
        std::uint32_t ties = 0, first = 0, rest = 0, laid = 0;  // rest: the strip that is not whole
    };

    /// The link of each tie, counted from the first of the part's.
    void find_links() {
        std::vector<std::uint32_t> link_to(world_.kind.size());
        link_of_.reserve(known_.size());
        OrganisationId listed(world_.kind.size());
        for (PostId post : world_.posts(part_)) {
            const OrganisationId o = organisation_of(post);
            for (LinkId link : o == listed ? IdRange<LinkId>(0, 0) : world_.links(o))
                link_to[world_.partner[link].index()] =
                    static_cast<std::uint32_t>(link.index() - first_link_);
            listed = o;
            const auto people = world_.people(post, part_);
            for (std::size_t tie = world_.first_tie[people.first]; tie < world_.first_tie[people.last];
                 ++tie) {
                link_of_.push_back(link_to[known_[link_of_.size()].organisation.index()]);
                ++strips_[link_of_.back()].ties;
            }
        }
    }

    /// Whole strips come first, then what is left of each link, the longest first.
    void cut(Part& part) {
        std::array<std::vector<std::uint32_t>, longest> rests;  // links by what is left of them
        for (std::uint32_t link = 0; link < strips_.size(); ++link) {
            StripsOfLink& strips = strips_[link];
            strips.first = static_cast<std::uint32_t>(part.link.size());
            part.link.insert(part.link.end(), strips.ties / longest, LinkId(first_link_ + link));
            rests[strips.ties % longest].push_back(link);
        }
        part.rounds.resize(longest);
        for (std::size_t length = longest; length-- > 0;) {
            part.rounds[length] = static_cast<std::uint32_t>(part.link.size());  // all so far are longer
            if (length == 0) break;
            for (const std::uint32_t link : rests[length]) {
                strips_[link].rest = static_cast<std::uint32_t>(part.link.size());
                part.link.emplace_back(first_link_ + link);
            }
        }
        std::erase(part.rounds, 0u);
    }

    void put(std::size_t first_tie, const std::array<std::size_t, longest>& first_of_round) {
        for (std::size_t n = 0; n < link_of_.size(); ++n) {
            StripsOfLink& strips = strips_[link_of_[n]];
            const std::uint32_t before = strips.laid++, whole = strips.ties / longest;
            const std::uint32_t strip =
                before / longest < whole ? strips.first + before / longest : strips.rest;
            const TieId tie(first_of_round[before % longest] + strip);
            world_.own_ties[first_tie + n] = tie;
            world_.neighbour[tie] = known_[n].person;
        }
    }

    World& world_;
    std::vector<Acquaintance> known_;  // in order of own ties
    const Part& part_;
    std::size_t first_link_;
    std::vector<StripsOfLink> strips_;  // by link, counted as above
    std::vector<std::uint32_t> link_of_;
};

/// Cuts the people of each block into parts.
void cut_people(World& world) {
    world.first_part = {0};
    for (std::size_t block = 0; block + 1 < world.organisation_blocks.size(); ++block) {
        const IdRange<PersonId> people = world.people(world.block(block));
        for (std::size_t first = people.first.index(); first < people.last.index(); first += Part::most)
            world.parts.push_back({{first, std::min<std::size_t>(people.last.index(), first + Part::most)},
                                   block,
                                   0,
                                   0,
                                   {},
                                   {}});
        world.first_part.push_back(world.parts.size());
    }
}
}  // namespace

void lay_ties(World& world, const Acquainted& acquainted) {
    cut_people(world);
    world.neighbour.assign(world.own_ties.size(), PersonId());
    for_blocks(world.parts.size(), 1, [&](std::size_t n, std::size_t) {
        Layer(world, acquainted, world.parts[n]).lay(world.parts[n]);
    });
    for (const Part& part : world.parts) {
        std::size_t first = 0;
        for (std::size_t n = 0; n < part.rounds.size(); ++n) {
            const std::size_t next = n + 1 < part.rounds.size() ? part.rounds[n + 1] : 0;
            for (first = next; first < part.rounds[n]; ++first)  // strips that end here
                world.link_ties[part.link[first]] += static_cast<std::uint32_t>(n + 1);
        }
    }
    for (OrganisationId o : world.organisations())
        for (LinkId link : world.links(o))
            if (world.link_ties[link] == 0) world.strangers.push_back({link, o});
}

}  // namespace concord::ics
