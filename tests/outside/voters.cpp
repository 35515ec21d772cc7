// The voter model (Holley and Liggett 1975) on a small world: everybody takes over the opinion of a neighbour
// chosen at random.
#include <numeric>

#include "engine/model/model.hpp"
#include "engine/network/generators.hpp"
#include "engine/sweep/free_form.hpp"

namespace {
using namespace concord;

struct Setting {
    explicit Setting(const Section& config)
        : size(static_cast<std::uint32_t>(
              config.whole("voters.size", 1000, {10, 1e6}, "person", "how many vote"))),
          rewired(config.share("voters.rewired", 0.1, "ties that lead anywhere")),
          yes(config.share("voters.yes", 0.5, "who says yes at the start")) {}

    std::uint32_t size;
    double rewired, yes;
};

std::vector<std::uint8_t> first_opinions(const Setting& setting, Draws& draws) {
    const Stream stream = draws.stream("voters.start");
    std::vector<std::uint8_t> opinions(setting.size);
    for (std::uint32_t me = 0; me < setting.size; ++me)
        opinions[me] = draws.dice(stream, me, 0).chance(setting.yes);
    return opinions;
}

class Voters : public Model {
  public:
    Voters(const Setting& setting, Draws draws)
        : society_(
              network::small_world(setting.size, 3, setting.rewired, draws, draws.stream("voters.ties"))),
          opinion_(first_opinions(setting, draws)),
          imitate_(draws.stream("voters.imitate")),
          draws_(std::move(draws)) {}

    void advance(Tick t) override {
        const auto imitate = [now = opinion_.now()](auto, auto neighbours, Dice& dice) {
            return now[neighbours[dice.below(static_cast<std::uint32_t>(neighbours.size()))]];
        };
        free_form(society_, {draws_, imitate_, t}, opinion_.next(), imitate);
        opinion_.turn();
    }

    void state(StateVisitor& visit) override { visit("person/opinion", opinion_.state()); }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"person", society_.size(), "voter", {}}};
        outline.observe({"yes", "1", "share of those who say yes", {}, {}}, [this](std::span<double> out) {
            const auto now = opinion_.now();
            out[0] = std::accumulate(now.begin(), now.end(), 0.0) / static_cast<double>(now.size());
        });
        outline.column({"person/opinion", "1", "what a voter says", {"person"}, {"no", "yes"}},
                       [this] { return opinion_.now(); });
        return outline;
    }

  private:
    Society society_;
    TwoPhase<std::uint8_t> opinion_;
    Stream imitate_;
    Draws draws_;
};

Plan read(const Section& config, const std::string&) {
    Plan plan;
    plan.build = [setting = Setting(config)](const Draws& draws) {
        return std::make_unique<Voters>(setting, draws);
    };
    return plan;
}

const bool added = add_model({"voters",
                              "opinions by imitation",
                              {"voters"},
                              [](const Section& config, const std::string&) { Setting{config}; },
                              read});
}  // namespace
