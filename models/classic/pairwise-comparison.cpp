// The pairwise comparison process in a well-mixed population of N, one of whom is a mutant. In a single
// update a member and a role model, another one, are drawn evenly; the member takes over the role model's
// strategy with probability
//   1 / (1 + exp(-x)),  x = g + beta (difference of payoffs)  for a role model who is a mutant, -x for
//   others,
// where the payoffs of a 2 x 2 game are means over all games with others (not with oneself). Without a game x
// = g, and mutants fixate with probability (1 - e^-g) / (1 - e^-gN). Traulsen, Nowak & Pacheco (2006).
//
// Known to differ between implementations: a member may be drawn as its own role model, which changes times
// but not the chances of fixation; time may be counted in single updates, here it is in generations of N of
// them.
#include "engine/core/math.hpp"
#include "models/classic/entry.hpp"
#include "models/classic/populations.hpp"

namespace concord::classic {
namespace {

bool with_game(const Section& config) {
    for (const char* key : {"model.reward", "model.sucker", "model.temptation", "model.punishment"})
        if (config.has(key)) return true;
    return false;
}

struct Setting {
    explicit Setting(const Section& config)
        : populations(config, 20),
          reward(payoff(config, "model.reward", "a mutant's payoff from mutants (R)")),
          sucker(payoff(config, "model.sucker", "a mutant's payoff from others (S)")),
          temptation(payoff(config, "model.temptation", "others' payoff from mutants (T)")),
          punishment(payoff(config, "model.punishment", "others' payoff from others (P)")),
          sharpness(config.real("model.sharpness", 1, {0, 1e6}, "1", "how much payoffs count (beta)")),
          advantage(
              config.real("model.advantage", with_game(config) ? 0 : 0.1, {-1e6, 1e6}, "1",
                          "of mutants, in the exponent as it is (g = beta times a constant difference of "
                          "payoffs), added to that of the game; 0 where a payoff is given",
                          "Traulsen et al. 2006")) {}

    static double payoff(const Section& config, const char* key, const char* help) {
        return config.real(key, 0, {-1e6, 1e6}, "1", help);
    }

    /// What speaks for mutants when there are so many of them: g + beta (mutants' payoff - others' payoff).
    double pull(std::uint32_t mutants) const {
        const double i = mutants, others = populations.size - i, games = populations.size - 1.0;
        const double of_mutants = (i - 1) * reward + others * sucker;
        const double of_others = i * temptation + (others - 1) * punishment;
        return advantage + sharpness * ((of_mutants - of_others) / games);
    }

    Populations::Setting populations;
    double reward, sucker, temptation, punishment, sharpness, advantage;
};

class PairwiseComparison : public Model {
  public:
    PairwiseComparison(const Setting& setting, Draws draws)
        : setting_(setting),
          populations_(setting.populations),
          update_(draws.stream("pairwise-comparison.update")),
          draws_(std::move(draws)) {}

    void advance(Tick t) override {
        populations_.advance({draws_, update_, t}, [&](std::uint32_t, std::uint32_t mutants, Dice& dice) {
            const std::uint32_t size = setting_.populations.size;
            const bool is_mutant = dice.below(size) < mutants;
            const bool meets_mutant = dice.below(size - 1) < mutants - is_mutant;
            if (is_mutant == meets_mutant) return mutants;
            const double pull = setting_.pull(mutants);
            if (!dice.chance(logistic(meets_mutant ? pull : -pull))) return mutants;
            return meets_mutant ? mutants + 1 : mutants - 1;
        });
    }

    bool settled() const override { return populations_.settled(); }

    void state(StateVisitor& visit) override { populations_.state(visit); }

    Outline outline() const override {
        Outline outline;
        populations_.observe(outline);
        return outline;
    }

  private:
    Setting setting_;
    Populations populations_;
    Stream update_;
    Draws draws_;
};

const bool added = add_simulation<Setting, PairwiseComparison>(
    "pairwise-comparison", "the fixation of a mutant by imitation", 1'000'000,
    {"share_fixated", "share_extinct", "fixation_time"});

}  // namespace
}  // namespace concord::classic
