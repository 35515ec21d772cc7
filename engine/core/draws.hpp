#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/philox.hpp"
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

/// The random numbers of one agent at one tick for one purpose, in order. A value: cheap to make, thrown away
/// after use, never stored. The same four names always give the same numbers, whoever asks, and when.
class Dice {
  public:
    double uniform();                          // [0, 1), 53 bits
    double normal();                           // mean 0, standard deviation 1
    double exponential();                      // mean 1
    bool chance(double probability);           // resolution 2^-32, rounded up; 0 never, 1 always
    std::uint32_t below(std::uint32_t bound);  // 0 .. bound - 1, unbiased; bound >= 1
    /// Index, in proportion to weights >= 0. Throws std::invalid_argument unless their sum is positive and
    /// finite.
    std::size_t categorical(std::span<const double> weights);
    /// Logit choice: index drawn from exp(sharpness * utility), normalised; a utility of -inf is never
    /// chosen. Throws std::invalid_argument when no utility times the sharpness is finite, or one is NaN or
    /// +inf.
    std::size_t softmax(std::span<const double> utilities, double sharpness);

  private:
    friend class Draws;
    Dice(philox::Key key, philox::Block counter) : key_(key), counter_(counter) {}
    Dice(philox::Key key, philox::Block next, const philox::Block& block)
        : key_(key), counter_(next), block_(block), used_(0) {}
    std::uint32_t word();
    void refill();

    philox::Key key_;        // seed, replicate
    philox::Block counter_;  // agent, tick, stream, block
    philox::Block block_{};
    unsigned used_ = 4;
};

/// What Dice::uniform makes of two words: the same bits, by operations that every vector unit knows.
inline double uniform(std::uint32_t high, std::uint32_t low) {
    const auto exact = [](std::uint32_t whole) {
        return std::bit_cast<double>(0x4330000000000000 | std::uint64_t{whole}) - 0x1p52;
    };
    return exact(high) * 0x1p-32 + exact(low >> 11) * 0x1p-53;
}

/// All random numbers of one run. Counter-based (Philox4x32-10 of Random123; Salmon et al. 2011): key (seed,
/// replicate), counter (agent, tick, stream, draw). There is no generator to share, so the order of asking,
/// the number of threads and terms switched off cannot change any other draw.
class Draws {
  public:
    Draws(std::uint32_t seed, std::uint32_t replicate) : key_{seed, replicate} {}

    std::uint32_t seed() const { return key_[0]; }
    std::uint32_t replicate() const { return key_[1]; }

    /// The stream of a purpose: the hash of its name (FNV-1a, 32 bits). Throws Failure when another purpose
    /// of this run hashes to the same number.
    Stream stream(std::string_view purpose);

    Dice dice(Stream, std::uint32_t agent, Tick) const;

    /// The same dice, of which the first four words are known already.
    Dice dice(Stream, std::uint32_t agent, Tick, const philox::Block& words) const;

    /// words[k][n] = word 4 * number + k of the dice of agents[n], for kernels of their own. A word whose
    /// pointer is null is not wanted; the first is.
    void blocks(Stream, Tick, std::span<const std::uint32_t> agents,
                const std::array<std::uint32_t*, 4>& words, std::uint32_t number = 0) const;

    /// The first word of the dice of agents first, first + 1, ..., many at a time.
    void words(Stream, Tick, std::uint32_t first, std::span<std::uint32_t> words) const;

    /// Whether Dice::chance of a probability is true with this word for its draw.
    static bool hit(std::uint32_t word, double probability) { return word < probability * 0x1p32; }

    /// Whom it hits among as many agents from `first` on as `who` has room for: those for whom dice(stream,
    /// agent, tick).chance(probability) holds, in order, written to the front of `who`; and, where `words`
    /// has room, the word each was hit with. Returns how many it hits.
    std::size_t hits(Stream, Tick, std::uint32_t first, double probability, std::span<std::uint32_t> who,
                     std::span<std::uint32_t> words = {}) const;

    /// choices[n] = dice(stream, agents[n], tick).softmax({utilities[0][n], utilities[1][n], ...},
    /// sharpness), for at most 256 options. Throws as that does.
    void softmax(Stream, Tick, std::span<const std::uint32_t> agents,
                 std::span<const std::span<const double>> utilities, double sharpness,
                 std::span<std::uint8_t> choices) const;

  private:
    philox::Key key_;
    std::map<std::uint32_t, std::string> purposes_;
};

inline void Dice::refill() {
    block_ = philox::block(key_, counter_);
    ++counter_[3];
    used_ = 0;
}

inline std::uint32_t Dice::word() {
    if (used_ == block_.size()) refill();
    return block_[used_++];
}

inline double Dice::uniform() {
    const std::uint64_t high = word(), low = word();
    return static_cast<double>((high << 32 | low) >> 11) * 0x1p-53;
}

/// Both sides are whole multiples of 2^-32 or scaled exactly, so the comparison is that of real numbers.
inline bool Dice::chance(double probability) {
    return Draws::hit(word(), probability);
}

inline Dice Draws::dice(Stream stream, std::uint32_t agent, Tick tick) const {
    return {key_, {agent, tick, stream.hash(), 0}};
}

inline Dice Draws::dice(Stream stream, std::uint32_t agent, Tick tick, const philox::Block& words) const {
    return {key_, {agent, tick, stream.hash(), 1}, words};
}

}  // namespace concord
