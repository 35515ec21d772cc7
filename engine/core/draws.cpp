#include "engine/core/draws.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"

namespace concord {

namespace {
constexpr std::uint32_t fnv_1a(std::string_view text) {
    std::uint32_t hash = 2166136261;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619;
    return hash;
}
}  // namespace

/// The uniform has 52 bits here and lies in the middle of its cell: never 0 or 1, and symmetric around 1/2.
double Dice::normal() {
    const std::uint64_t high = word(), low = word();
    return normal_quantile((static_cast<double>((high << 32 | low) >> 12) + 0.5) * 0x1p-52);
}

double Dice::exponential() {
    return -log(1 - uniform());
}

/// Lemire (2019): the high half of word x bound, where the few low halves that would favour some are refused.
std::uint32_t Dice::below(std::uint32_t bound) {
    assert(bound > 0);
    std::uint64_t product = std::uint64_t{word()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
        const std::uint32_t refused = -bound % bound;
        while (static_cast<std::uint32_t>(product) < refused) product = std::uint64_t{word()} * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
}

/// The first index whose share of the sum reaches past a uniform. As that is below 1, one of positive weight.
std::size_t Dice::categorical(std::span<const double> weights) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    if (!(sum > 0 && std::isfinite(sum)))
        throw std::invalid_argument("a choice needs weights with a positive and finite sum");
    const double target = uniform() * sum;
    double reached = 0;
    for (std::size_t n = 0; n + 1 < weights.size(); ++n) {
        reached += weights[n];
        if (reached > target) return n;
    }
    return weights.size() - 1;
}

std::size_t Dice::softmax(std::span<const double> utilities, double sharpness) {
    std::array<double, 16> few;
    std::vector<double> many;
    if (utilities.size() > few.size()) many.resize(utilities.size());
    const std::span weights =
        many.empty() ? std::span<double>(few).first(utilities.size()) : std::span<double>(many);

    // The best utility is subtracted from all, so that no exp overflows and their sum is at least 1.
    double best = -std::numeric_limits<double>::infinity();
    for (const double utility : utilities) best = std::max(best, sharpness * utility);
    for (std::size_t n = 0; n < weights.size(); ++n) weights[n] = exp(sharpness * utilities[n] - best);
    return categorical(weights);
}

Stream Draws::stream(std::string_view purpose) {
    const std::uint32_t hash = fnv_1a(purpose);
    const auto [found, added] = purposes_.emplace(hash, purpose);
    if (!added && found->second != purpose)
        throw Failure("the purposes of draws '" + found->second + "' and '" + std::string(purpose) +
                      "' have the same hash; rename one of them");
    return Stream(hash);
}

void Draws::blocks(Stream stream, Tick tick, std::span<const std::uint32_t> agents,
                   const std::array<std::uint32_t*, 4>& words, std::uint32_t number) const {
    const auto to = [&](std::size_t k) {
        return words[k] == nullptr ? std::span<std::uint32_t>() : std::span(words[k], agents.size());
    };
    philox::words(key_, {0, tick, stream.hash(), number}, agents, to(0), to(1), to(2), to(3));
}

void Draws::words(Stream stream, Tick tick, std::uint32_t first, std::span<std::uint32_t> words) const {
    philox::blocks(key_, {first, tick, stream.hash(), 0}, words);
}

}  // namespace concord
