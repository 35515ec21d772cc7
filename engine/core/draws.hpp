#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/tick.hpp"

namespace concord {

/// The purpose of a draw ("culture.review"): its own sequence of random numbers, apart from all others.
class Stream {
  public:
    constexpr std::uint32_t hash() const { return hash_; }

  private:
    friend class Draws;
    constexpr explicit Stream(std::uint32_t hash) : hash_(hash) {}
    std::uint32_t hash_;
};

/// The random numbers of one agent at one tick for one purpose, in order. A value: cheap to make, thrown away after
/// use, never stored. The same four names always give the same numbers, whoever asks, and when.
class Dice {
  public:
    double uniform();                                 // [0, 1), 53 bits
    double normal();                                  // mean 0, standard deviation 1
    double exponential();                             // mean 1
    bool chance(double probability);                  // resolution 2^-32
    std::uint32_t below(std::uint32_t bound);         // 0 .. bound - 1, unbiased; bound >= 1
    std::size_t categorical(std::span<const double> weights);  // index, in proportion to weights >= 0
    /// Logit choice: index drawn from exp(sharpness * utility), normalised.
    std::size_t softmax(std::span<const double> utilities, double sharpness);

  private:
    friend class Draws;
    Dice(std::array<std::uint32_t, 2> key, std::array<std::uint32_t, 4> counter) : key_(key), counter_(counter) {}
    std::uint32_t word();

    std::array<std::uint32_t, 2> key_;      // seed, replicate
    std::array<std::uint32_t, 4> counter_;  // agent, tick, stream, block
    std::array<std::uint32_t, 4> block_{};
    unsigned used_ = 4;
};

/// All random numbers of one run. Counter-based (Philox4x32-10 of Random123; Salmon et al. 2011): key (seed,
/// replicate), counter (agent, tick, stream, draw). There is no generator to share, so the order of asking, the
/// number of threads and terms switched off cannot change any other draw.
class Draws {
  public:
    Draws(std::uint32_t seed, std::uint32_t replicate) : key_{seed, replicate} {}

    /// The stream of a purpose: the hash of its name (FNV-1a, 32 bits). Throws Failure when another purpose of this
    /// run hashes to the same number.
    Stream stream(std::string_view purpose);

    Dice dice(Stream, std::uint32_t agent, Tick) const;

    /// For agents first, first + 1, ...: hits[n] = dice(stream, first + n, tick).chance(probabilities[n]), many at
    /// a time.
    void chances(Stream, Tick, std::uint32_t first, std::span<const float> probabilities,
                 std::span<std::uint8_t> hits) const;

  private:
    std::array<std::uint32_t, 2> key_;
    std::map<std::uint32_t, std::string> purposes_;
};

}  // namespace concord
