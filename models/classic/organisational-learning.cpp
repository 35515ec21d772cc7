// Exploration and exploitation in organisational learning. Reality has m dimensions of value 1 or -1. Each of
// n people holds on each dimension a belief of 1, -1 or 0 (none), at the start evenly at random; so does the
// organisation's code, at the start none at all. In a period, from the beliefs at its beginning:
// - people take over each belief of the code that they do not share with probability p1;
// - the code learns from the superior, who are right on more dimensions than it. Where k more of them believe
//   one value than the other, and the code does not, it does with probability 1 - (1 - p2)^k.
//
// Then each person is replaced with probability p3 by a newcomer with beliefs at random, and each dimension
// of reality turns to the other value with probability p4. Knowledge is the share of dimensions on which a
// belief is right. March (1991).
//
// Known to differ between implementations: March's own program changed beliefs by one step (from 1 to 0 to
// -1), let people without a belief guess before their success was compared with the code's, and set wrong
// beliefs off against right ones (Rodan 2005; Christensen 2015); who has no belief may count as agreeing with
// a code that has none; turnover and turbulence may come before learning.
#include <numeric>
#include <span>

#include "engine/sweep/blocks.hpp"
#include "engine/sweep/society.hpp"
#include "models/classic/beliefs.hpp"
#include "models/classic/entry.hpp"

namespace concord::classic {
namespace {

struct Setting {
    explicit Setting(const Section& config)
        : dimensions(static_cast<std::uint32_t>(
              config.whole("model.dimensions", 30, {1, 1e5}, "1", "of reality (m)", "March 1991"))),
          people(static_cast<std::uint32_t>(
              config.whole("model.people", 50, {1, 1e6}, "1", "in the organisation (n)", "March 1991"))),
          socialisation(
              config.share("model.socialisation", 0.1, "learning from the code (p1)", "March 1991")),
          code_learning(config.share("model.code_learning", 0.5, "learning by the code (p2)", "March 1991")),
          turnover(config.share("model.turnover", 0, "people replaced in a period (p3)")),
          turbulence(config.share("model.turbulence", 0, "dimensions that turn in a period (p4)")) {
        if (std::uint64_t{dimensions} * people > 1'000'000'000)
            config.problem("model.people", "more than 1000000000 beliefs in all");
    }

    std::uint32_t dimensions, people;
    double socialisation, code_learning, turnover, turbulence;
};

class OrganisationalLearning : public Model {
  public:
    OrganisationalLearning(const Setting& setting, Draws draws)
        : setting_(setting),
          reality_(setting.dimensions),
          code_(setting.dimensions),
          beliefs_(std::size_t{setting.people} * setting.dimensions),
          knows_(setting.people),
          learn_(draws.stream("organisational-learning.learn")),
          code_learns_(draws.stream("organisational-learning.code")),
          turnover_(draws.stream("organisational-learning.turnover")),
          turbulence_(draws.stream("organisational-learning.turbulence")) {
        const Stream reality = draws.stream("organisational-learning.reality");
        const Stream start = draws.stream("organisational-learning.start");
        for (std::uint32_t n = 0; n < setting.dimensions; ++n)
            reality_[n] = draws.dice(reality, n, 0).chance(0.5) ? 1 : -1;
        for (std::uint32_t person = 0; person < setting.people; ++person)
            believe_anything(of(person), draws.dice(start, person, 0));
        draws_ = std::move(draws);
        count_right();
    }

    void advance(Tick t) override {
        const std::vector<Belief> code = learned_code(t);
        for_people([&](std::uint32_t person) {
            socialise(of(person), code_, setting_.socialisation, draws_.dice(learn_, person, t));
            Dice dice = draws_.dice(turnover_, person, t);
            if (dice.chance(setting_.turnover)) believe_anything(of(person), dice);
        });
        code_ = code;
        for (std::uint32_t n = 0; n < setting_.dimensions; ++n)
            if (draws_.dice(turbulence_, n, t).chance(setting_.turbulence)) reality_[n] = -reality_[n];
        count_right();
    }

    void state(StateVisitor& visit) override {
        visit("reality", reality_, Between{-1, 1});
        visit("code/belief", code_, Between{-1, 1});
        visit("agent/belief", beliefs_, Between{-1, 1});
        visit("agent/knows", knows_);
    }

    Outline outline() const override;

  private:
    std::span<Belief> of(std::size_t person) {
        return std::span(beliefs_).subspan(person * setting_.dimensions, setting_.dimensions);
    }

    template <class Body>
    void for_people(const Body& body) {
        for_blocks(setting_.people, 1 + 4096 / setting_.dimensions, [&](std::size_t first, std::size_t last) {
            for (std::size_t person = first; person != last; ++person)
                body(static_cast<std::uint32_t>(person));
        });
    }

    void count_right() {
        for_people([&](std::uint32_t person) { knows_[person] = right(of(person), reality_); });
    }

    /// The code of the next period.
    std::vector<Belief> learned_code(Tick t) {
        std::vector<std::int64_t> majority(setting_.dimensions);
        const std::uint32_t code_knows = right(code_, reality_);
        for (std::uint32_t person = 0; person < setting_.people; ++person)
            if (knows_[person] > code_knows)
                for (std::size_t n = 0; n < majority.size(); ++n) majority[n] += of(person)[n];
        return learned(code_, majority, setting_.code_learning,
                       [&](std::uint32_t n) { return draws_.dice(code_learns_, n, t); });
    }

    double share_right(double right_in_all, double holders) const {
        return right_in_all / (holders * setting_.dimensions);
    }

    Setting setting_;
    std::vector<Belief> reality_, code_;
    std::vector<Belief> beliefs_;       // by person and dimension
    std::vector<std::uint32_t> knows_;  // dimensions a person is right on
    Stream learn_, code_learns_, turnover_, turbulence_;
    Draws draws_{0, 0};
};

Outline OrganisationalLearning::outline() const {
    Outline outline{.tick_unit = "1"};
    outline.dimensions = {{"agent", setting_.people, "person", {}},
                          {"dimension", setting_.dimensions, "dimension of reality", {}}};
    outline.observe({"knowledge", "1", "share of dimensions people are right on, on average", {}, {}},
                    [this](std::span<double> out) {
                        const auto sum = std::accumulate(knows_.begin(), knows_.end(), std::uint64_t{0});
                        out[0] = share_right(static_cast<double>(sum), setting_.people);
                    });
    outline.observe({"code_knowledge", "1", "share of dimensions the code is right on", {}, {}},
                    [this](std::span<double> out) { out[0] = share_right(right(code_, reality_), 1); });
    outline.column({"code/belief", "1", "belief of the code", {"dimension"}, {}},
                   [this] { return std::span(code_); });
    outline.column({"code/reality", "1", "what is the case", {"dimension"}, {}},
                   [this] { return std::span(reality_); });
    outline.column({"agent/belief", "1", "belief of a person", {"agent", "dimension"}, {}},
                   [this] { return std::span(beliefs_); });
    return outline;
}

const bool added = add_simulation<Setting, OrganisationalLearning>(
    "organisational-learning", "beliefs of people and of their organisation's code", 100,
    {"knowledge", "code_knowledge"});

}  // namespace
}  // namespace concord::classic
