#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "engine/core/draws.hpp"
#include "engine/network/ties.hpp"

namespace concord::bench {

/// The imitation game of imitation.hpp at its start, with the draws of the model: who is tied to whom, and
/// who cooperates (1) or defects (0).
struct Beginning {
    Beginning(std::uint32_t agents, bool scale_free);

    Draws draws{1, 0};
    Ties ties;
    std::vector<std::uint8_t> cooperates;
    Stream imitate;
};

/// The game by hand, as scalar code goes fastest: compressed rows, strategies of a byte, only as many draws
/// and exponentials as are needed.
class ScalarGame {
  public:
    explicit ScalarGame(Beginning);
    void advance(Tick t);
    const std::vector<std::uint8_t>& strategies() const { return now_; }  // by agent

  private:
    Beginning begin_;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint8_t> now_, next_;
    std::vector<double> payoff_;
};

/// The game by hand, as vector units go fastest: agents sorted by degree, sliced ELLPACK of 16 lanes, padded
/// with an agent who defects for ever; partners drawn in the first pass, and compared in the second where
/// their strategies differ. Plain: strategies of a byte, payoffs of double precision. Packed: strategies of a
/// bit, payoffs of single precision.
template <bool packed>
class VectorGame {
  public:
    explicit VectorGame(Beginning);
    void advance(Tick t);
    std::vector<std::uint8_t> strategies() const;  // by agent

  private:
    using Payoff = std::conditional_t<packed, float, double>;
    using Word = std::conditional_t<packed, std::uint32_t, std::uint8_t>;

    void earn(std::size_t first, std::size_t last, Tick t);
    void draw_again(std::size_t block, Tick t, std::uint32_t* number);
    void earn_tile(const Word* now, const std::uint32_t* slice, const std::uint32_t* degree,
                   const std::uint32_t* number, std::size_t first);
    void imitate(std::size_t first, std::size_t last, Tick t);
    std::array<bool, 128> compare(const std::uint32_t* pairs, const std::uint32_t* others, Tick t) const;

    Draws draws_;
    Stream stream_;
    std::uint32_t agents_;
    std::vector<std::uint32_t> agent_, degree_;  // by row; rows a multiple of what is worked on together
    std::vector<std::uint64_t> slice_;           // where the neighbours of each tile begin
    std::vector<std::uint32_t> neighbour_, partner_;
    std::vector<Payoff> payoff_;
    std::vector<Word> now_, next_;
    std::mutex mutex_;
    std::map<std::uint32_t, std::uint32_t> later_words_;  // of rows that took more than one for a partner
};

}  // namespace concord::bench
