#pragma once
#include <algorithm>
#include <cstdint>

#include "engine/config/section.hpp"

namespace concord::classic {

enum class Strategy : std::uint8_t { defect, cooperate, absent };  // absent: beyond a fixed border

/// A game of two with two strategies. R for both who cooperate, P for both who defect; a cooperator gets S
/// from a defector, who gets T.
struct Dilemma {
    explicit Dilemma(const Section& config, double with_temptation)
        : reward(payoff(config, "model.reward", 1, "R, of a cooperator from a cooperator")),
          sucker(payoff(config, "model.sucker", 0, "S, of a cooperator from a defector")),
          temptation(
              payoff(config, "model.temptation", with_temptation, "T, of a defector from a cooperator")),
          punishment(payoff(config, "model.punishment", 0, "P, of a defector from a defector")) {}

    /// Of games with so many of either kind. A function of the counts, so that equal company earns the same
    /// to the last bit.
    double earned(Strategy me, unsigned cooperators, unsigned defectors) const {
        // Signed numbers, as these become real ones in a single instruction.
        const auto kind = static_cast<int>(cooperators), unkind = static_cast<int>(defectors);
        return me == Strategy::cooperate ? kind * reward + unkind * sucker
                                         : kind * temptation + unkind * punishment;
    }

    /// The most that two can differ by in a game each, one not played earning nothing: T where R = 1 < T and
    /// P = S = 0.
    double widest() const {
        return std::max({reward, sucker, temptation, punishment, 0.0}) -
               std::min({reward, sucker, temptation, punishment, 0.0});
    }

    double reward, sucker, temptation, punishment;

  private:
    static double payoff(const Section& config, const char* key, double fallback, const char* help) {
        return config.real(key, fallback, {-1e6, 1e6}, "payoff", help);
    }
};

/// The chance to copy one who earns `advantage` more in proportion to it, `largest` being certain (Hauert and
/// Doebeli 2004; Santos and Pacheco 2005).
inline double proportional(double advantage, double largest) {
    return advantage > 0 ? std::min(1.0, advantage / largest) : 0;
}

}  // namespace concord::classic
