#include "tests/bench/england_reference.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>

#include "engine/core/math.hpp"

namespace concord::bench {

namespace {
constexpr std::uint32_t ties = 8, tiers = 5, staff_tiers = 4, together = 128;

void read_numbers(const std::string& path, std::vector<double>& numbers) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::string text(static_cast<std::size_t>(file.tellg()), '\0');
    file.seekg(0).read(text.data(), static_cast<std::streamsize>(text.size()));
    for (const char *at = text.data(), *const end = at + text.size(); at < end;) {
        const char* const stop = std::find_if(at, end, [](char c) { return c == ',' || c == '\n'; });
        double number;
        if (std::from_chars(at, stop, number).ec == std::errc{}) numbers.push_back(number);
        at = stop + 1;
    }
}

/// Words of the dice of the people of a batch: words[4 * block + n] are the n-th ones of a block.
struct Words {
    alignas(64) std::uint32_t of[4 * 6][together];
    void draw(const Draws& draws, Stream stream, std::uint32_t first, std::uint32_t blocks) {
        std::uint32_t agents[together];
        for (std::uint32_t n = 0; n < together; ++n) agents[n] = first + n;
        for (std::uint32_t b = 0; b < blocks; ++b)
            draws.blocks(stream, 0, agents, {of[4 * b], of[4 * b + 1], of[4 * b + 2], of[4 * b + 3]}, b);
    }
};

struct Met {
    std::uint32_t first, number;
};

/// By post, whom somebody of that tier from elsewhere meets: the nearest tier above that has anybody, or
/// below.
std::vector<Met> met_at(const std::vector<std::uint32_t>& first_person) {
    std::vector<Met> met(first_person.size() - 1);
    for (std::uint32_t post = 0; post < met.size(); ++post) {
        const std::uint32_t board = post / tiers * tiers;
        std::uint32_t at = post;
        while (at > board && first_person[at] == first_person[at + 1]) --at;
        while (at + 1 < board + staff_tiers && first_person[at] == first_person[at + 1]) ++at;
        met[post] = {first_person[at], first_person[at + 1] - first_person[at]};
    }
    return met;
}

/// For each link a sum of weights; for each quarter of a mean link where to begin to search.
struct Wheel {
    std::vector<double> reached;
    std::vector<std::uint32_t> start;

    explicit Wheel(const EnglandOnPaper& paper) {
        for (std::size_t o = 0; o + 1 < paper.first_link.size(); ++o) {
            const std::uint32_t first = paper.first_link[o], last = paper.first_link[o + 1];
            double sum = 0;
            for (std::uint32_t n = first; n < last; ++n) reached.push_back(sum += paper.weight[n]);
            for (std::uint32_t cell = 0, link = first; cell < 4 * (last - first); ++cell) {
                while (link + 1 < last && reached[link] <= sum * cell / (4 * (last - first)) * (1 - 1e-9))
                    ++link;
                start.push_back(link);
            }
        }
    }
};

std::uint32_t link_at(const EnglandOnPaper& paper, const Wheel& wheel, std::uint32_t o, double share) {
    const std::uint32_t own = paper.first_link[o], last = paper.first_link[o + 1] - 1;
    const double cells = 4.0 * (last + 1 - own), wanted = share * wheel.reached[last];
    std::uint32_t link = wheel.start[4 * own + static_cast<std::uint32_t>(share * cells)];
    while (link < last && wheel.reached[link] <= wanted) ++link;
    return link;
}

template <class Known>
bool tied(const EnglandOnPaper& paper, const Wheel& wheel, const std::vector<Met>& met, std::uint32_t post,
          const Known& word, std::uint32_t* neighbour, std::uint16_t* tie_link) {
    const std::uint32_t o = post / tiers;
    for (std::uint32_t k = 0; k < ties; ++k) {
        const std::uint32_t link = link_at(paper, wheel, o, uniform(word(3 * k), word(3 * k + 1)));
        const Met& there = met[paper.partner[link] * tiers + post % tiers];
        const std::uint64_t product = std::uint64_t{word(3 * k + 2)} * there.number;
        if (static_cast<std::uint32_t>(product) < there.number) return false;
        tie_link[k] = static_cast<std::uint16_t>(link - paper.first_link[o]);
        neighbour[k] = there.first + static_cast<std::uint32_t>(product >> 32);
    }
    return true;
}

void tie_by_dice(const EnglandOnPaper& paper, const Wheel& wheel, const std::vector<Met>& met,
                 std::uint32_t post, Dice& dice, std::uint32_t* neighbour, std::uint16_t* tie_link) {
    const std::uint32_t o = post / tiers;
    for (std::uint32_t k = 0; k < ties; ++k) {
        const std::uint32_t link = link_at(paper, wheel, o, dice.uniform());
        const Met& there = met[paper.partner[link] * tiers + post % tiers];
        tie_link[k] = static_cast<std::uint16_t>(link - paper.first_link[o]);
        neighbour[k] = there.first + dice.below(there.number);
    }
}
}  // namespace

EnglandByHand england_by_hand(const EnglandOnPaper& paper, const Draws& draws) {
    EnglandByHand made;
    for (const std::string& path : paper.tables) read_numbers(path, made.numbers);
    const std::vector<Met> met = met_at(paper.first_person);
    const Wheel wheel(paper);
    const std::uint32_t people = paper.first_person.back();
    made.post.resize(people);
    made.behaviour.resize(people);
    made.tenure.resize(people);
    made.disposition.resize(people);
    made.neighbour.resize(std::size_t{people} * ties);
    made.tie_link.resize(std::size_t{people} * ties);
    made.link_ties.resize(paper.partner.size());
    for (std::uint32_t post = 0; post < met.size(); ++post)
        std::fill(made.post.begin() + paper.first_person[post],
                  made.post.begin() + paper.first_person[post + 1], post);
    const double mix[3] = {paper.mix[0], paper.mix[0] + paper.mix[1],
                           paper.mix[0] + paper.mix[1] + paper.mix[2]};
    static thread_local Words tie, behave, dispose, tenure;
    for (std::uint32_t first = 0; first < people; first += together) {
        tie.draw(draws, paper.tie, first, 6);
        behave.draw(draws, paper.behave, first, 1);
        dispose.draw(draws, paper.dispose, first, 1);
        tenure.draw(draws, paper.tenure, first, 1);
        for (std::uint32_t n = 0; n < std::min(together, people - first); ++n) {
            const std::uint32_t me = first + n, post = made.post[me], o = post / tiers;
            made.disposition[me] = static_cast<float>(2 * uniform(dispose.of[0][n], dispose.of[1][n]));
            const double lot = uniform(behave.of[0][n], behave.of[1][n]) * mix[2];
            made.behaviour[me] = static_cast<std::uint8_t>((lot >= mix[0]) + (lot >= mix[1]));
            const double weeks = -log(1 - uniform(tenure.of[0][n], tenure.of[1][n])) / paper.turnover[post];
            made.tenure[me] = static_cast<std::uint16_t>(std::clamp(std::ceil(weeks), 1.0, 1000.0));
            const std::size_t to = std::size_t{me} * ties;
            const auto known = [&](std::uint32_t word) { return tie.of[word][n]; };
            if (!tied(paper, wheel, met, post, known, &made.neighbour[to], &made.tie_link[to])) {
                Dice dice = draws.dice(paper.tie, me, 0);  // one in millions: a word that below() refuses
                tie_by_dice(paper, wheel, met, post, dice, &made.neighbour[to], &made.tie_link[to]);
            }
            for (std::uint32_t k = 0; k < ties; ++k)
                ++made.link_ties[paper.first_link[o] + made.tie_link[to + k]];
        }
    }
    made.trust.assign(made.neighbour.size(), static_cast<float>(paper.trust));
    made.next_trust = made.trust;
    made.next_behaviour = made.behaviour;
    made.next_tenure = made.tenure;
    made.next_disposition = made.disposition;
    return made;
}

}  // namespace concord::bench
