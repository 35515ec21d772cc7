#include "models/ics/setup/acquaintances.hpp"

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
struct People {
    std::uint32_t first, number;
};

/// Whom somebody from elsewhere meets who holds this post: people of the tier, or of the nearest above that
/// has anybody, else below.
People met_at(const World& world, PostId post) {
    const OrganisationId o = organisation_of(post);
    const auto people_of = [&](std::size_t tier) {
        return world.people(post_of(o, static_cast<Tier>(tier)));
    };
    const auto own = static_cast<std::size_t>(tier_of(post));
    for (std::size_t tier = own + 1; tier-- > 0;)
        if (const auto people = people_of(tier); !people.empty())
            return {people.first.index(), static_cast<std::uint32_t>(people.size())};
    for (std::size_t tier = own; tier < staff_tiers; ++tier)
        if (const auto people = people_of(tier); !people.empty())
            return {people.first.index(), static_cast<std::uint32_t>(people.size())};
    return {0, 0};
}

/// Writes down the ties as they are drawn.
class Acquaintances {
  public:
    Acquaintances(World& world, std::uint32_t each) : world_(world) {
        for (PostId post : world.posts()) met_.push_back(met_at(world, post));
        std::vector<std::size_t> first_tie;
        first_tie.reserve(world.post.size() + 1);
        std::size_t ties = 0;
        for (PersonId me : world.post.ids()) {
            first_tie.push_back(ties);
            if (tier_of(world.post[me]) != Tier::public_voice) ties += each;
        }
        first_tie.push_back(ties);
        world.first_tie = Column<PersonId, std::size_t>(std::move(first_tie));
        drawn_.assign(ties, {});
    }

    const People& met_by(PersonId me, std::uint32_t organisation) const {
        return met_[post_of(OrganisationId(organisation), tier_of(world_.post[me])).index()];
    }
    void tie(TieId tie, std::uint32_t organisation, std::uint32_t other) {
        drawn_[tie] = {PersonId(other), OrganisationId(organisation)};
    }
    Drawn take() { return std::move(drawn_); }

  private:
    const World& world_;
    Drawn drawn_;
    std::vector<People> met_;  // by post
};

IdRange<TieId> drawn_by(const World& world, PersonId me) {
    return {world.first_tie[me], world.first_tie[PersonId(me.index() + 1)]};
}

template <class Rule>
void tie_person(const World& world, PersonId me, Acquaintances& acquaintances, const Rule& partner,
                Dice dice) {
    const std::uint32_t own = organisation_of(world.post[me]).index();
    for (TieId tie : drawn_by(world, me)) {
        const std::uint32_t organisation = partner(own, dice);
        const People& people = acquaintances.met_by(me, organisation);
        acquaintances.tie(tie, organisation, people.first + dice.below(people.number));
    }
}

/// The words of the dice of some people, drawn side by side: three for each of their ties.
class WordsOfTies {
  public:
    static constexpr std::size_t together = 128;  // people

    explicit WordsOfTies(std::uint32_t ties) : words_((3 * ties + 3) / 4 * 4 * together) {}

    void draw(const Draws& draws, Stream stream, std::size_t first, std::size_t number) {
        std::array<std::uint32_t, together> agents;
        for (std::size_t n = 0; n < number; ++n) agents[n] = static_cast<std::uint32_t>(first + n);
        for (std::uint32_t block = 0; 4 * block * together < words_.size(); ++block) {
            std::uint32_t* const to = &words_[4 * block * together];
            draws.blocks(stream, 0, {agents.data(), number},
                         {to, to + together, to + 2 * together, to + 3 * together}, block);
        }
    }
    std::uint32_t operator()(std::size_t word, std::size_t n) const { return words_[word * together + n]; }

  private:
    std::vector<std::uint32_t> words_;
};

/// False where Dice::below might have refused a word and taken another: then all is to be drawn anew.
bool tie_by_words(const World& world, PersonId me, Acquaintances& acquaintances, const PartnerByLink& partner,
                  const WordsOfTies& words, std::size_t n) {
    const std::uint32_t own = organisation_of(world.post[me]).index();
    std::size_t word = 0;
    for (TieId tie : drawn_by(world, me)) {
        const std::uint32_t organisation = partner.at(own, uniform(words(word, n), words(word + 1, n)));
        const People& people = acquaintances.met_by(me, organisation);
        const std::uint64_t product = std::uint64_t{words(word + 2, n)} * people.number;
        if (static_cast<std::uint32_t>(product) < people.number) return false;
        acquaintances.tie(tie, organisation, people.first + static_cast<std::uint32_t>(product >> 32));
        word += 3;
    }
    return true;
}
}  // namespace

Drawn tie_people(World& world, const PartnerRule& partner, std::uint32_t each, const Draws& draws,
                 Stream stream) {
    Acquaintances acquaintances(world, partner ? each : 0);
    for_blocks(world.post.size(), 4096, [&](std::size_t first, std::size_t last) {
        for (PersonId me : IdRange<PersonId>(first, last))
            tie_person(world, me, acquaintances, partner, draws.dice(stream, me.index(), 0));
    });
    return acquaintances.take();
}

Drawn tie_people(World& world, const PartnerByLink& partner, std::uint32_t each, const Draws& draws,
                 Stream stream) {
    Acquaintances acquaintances(world, each);
    for_blocks(world.post.size(), 4096, [&](std::size_t first, std::size_t last) {
        WordsOfTies words(each);
        for (std::size_t from = first; from < last; from += WordsOfTies::together) {
            const std::size_t number = std::min(WordsOfTies::together, last - from);
            words.draw(draws, stream, from, number);
            for (std::size_t n = 0; n < number; ++n)
                if (const PersonId me(from + n); !tie_by_words(world, me, acquaintances, partner, words, n))
                    tie_person(world, me, acquaintances, partner, draws.dice(stream, me.index(), 0));
        }
    });
    return acquaintances.take();
}

std::vector<Blueprint::Link> links_from_ties(const World& world, const Drawn& drawn) {
    std::vector<Blueprint::Link> links;
    std::vector<std::uint32_t> number(world.kind.size());
    for (OrganisationId o : world.organisations()) {
        std::ranges::fill(number, 0);
        for (PersonId me : world.people(o))
            for (TieId tie : drawn_by(world, me)) ++number[drawn[tie].organisation.index()];
        for (std::uint32_t other = 0; other < number.size(); ++other)
            if (number[other] > 0) links.push_back({o.index(), other, static_cast<double>(number[other])});
    }
    return links;
}

}  // namespace concord::ics
