#include "models/ics/setup/acquaintances.hpp"

#include <algorithm>

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

/// Whom people of each post meet in an organisation.
class Met {
  public:
    explicit Met(const World& world) {
        for (PostId post : world.posts()) met_.push_back(met_at(world, post));
    }
    const People& by(Tier tier, std::uint32_t organisation) const {
        return met_[post_of(OrganisationId(organisation), tier).index()];
    }

  private:
    std::vector<People> met_;
};

std::size_t ties_of(const World& world, IdRange<PersonId> people) {
    return world.first_tie[people.last] - world.first_tie[people.first];
}

template <class Rule>
void tie_person(const World& world, PersonId me, const Met& met, const Rule& partner, Dice dice,
                std::vector<Acquaintance>& known) {
    const PostId post = world.post[me];
    for (std::size_t n = 0; n < world.ties(me).size(); ++n) {
        const std::uint32_t organisation = partner(organisation_of(post).index(), dice);
        const People& people = met.by(tier_of(post), organisation);
        known.push_back({PersonId(people.first + dice.below(people.number)), OrganisationId(organisation)});
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
bool tie_by_words(const World& world, PersonId me, const Met& met, const PartnerByLink& partner,
                  const WordsOfTies& words, std::size_t n, std::vector<Acquaintance>& known) {
    const PostId post = world.post[me];
    const std::size_t ties = world.ties(me).size();
    for (std::size_t word = 0; word < 3 * ties; word += 3) {
        const std::uint32_t organisation =
            partner.at(organisation_of(post).index(), uniform(words(word, n), words(word + 1, n)));
        const People& people = met.by(tier_of(post), organisation);
        const std::uint64_t product = std::uint64_t{words(word + 2, n)} * people.number;
        if (static_cast<std::uint32_t>(product) < people.number) {
            known.resize(known.size() - word / 3);
            return false;
        }
        known.push_back({PersonId(people.first + static_cast<std::uint32_t>(product >> 32)),
                         OrganisationId(organisation)});
    }
    return true;
}
}  // namespace

void count_ties(World& world, std::uint32_t each) {
    std::uint32_t ties = 0;
    for (PersonId me : world.post.ids()) {
        world.first_tie.push_back(ties);
        if (tier_of(world.post[me]) != Tier::public_voice) ties += each;
    }
    world.first_tie.push_back(ties);
    world.own_ties.resize(ties);
}

Acquainted acquainted(const World& world, const PartnerRule& partner, const Draws& draws, Stream stream) {
    return [&world, &partner, draws, stream, met = Met(world)](IdRange<PersonId> people) {
        std::vector<Acquaintance> known;
        known.reserve(ties_of(world, people));
        for (PersonId me : people)
            tie_person(world, me, met, partner, draws.dice(stream, me.index(), 0), known);
        return known;
    };
}

Acquainted acquainted(const World& world, const PartnerByLink& partner, const Draws& draws, Stream stream) {
    return [&world, &partner, draws, stream, met = Met(world)](IdRange<PersonId> people) {
        std::vector<Acquaintance> known;
        known.reserve(ties_of(world, people));
        std::size_t most = 0;
        for (PersonId me : people) most = std::max(most, world.ties(me).size());
        WordsOfTies words(static_cast<std::uint32_t>(most));
        const std::size_t last = people.last.index();
        for (std::size_t from = people.first.index(); from < last; from += WordsOfTies::together) {
            const std::size_t number = std::min(WordsOfTies::together, last - from);
            words.draw(draws, stream, from, number);
            for (std::size_t n = 0; n < number; ++n)
                if (const PersonId me(from + n); !tie_by_words(world, me, met, partner, words, n, known))
                    tie_person(world, me, met, partner, draws.dice(stream, me.index(), 0), known);
        }
        return known;
    };
}

std::vector<Blueprint::Link> links_from_ties(const World& world, const Acquainted& acquainted) {
    std::vector<Blueprint::Link> links;
    std::vector<std::uint32_t> number(world.kind.size());
    for (OrganisationId o : world.organisations()) {
        std::ranges::fill(number, 0);
        for (const Acquaintance& known : acquainted(world.people(o))) ++number[known.organisation.index()];
        for (std::uint32_t other = 0; other < number.size(); ++other)
            if (number[other] > 0) links.push_back({o.index(), other, static_cast<double>(number[other])});
    }
    return links;
}

}  // namespace concord::ics
