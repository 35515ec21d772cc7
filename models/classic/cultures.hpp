#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/draws.hpp"

namespace concord::classic {

/// The trait of every site in every feature.
class Cultures {
  public:
    Cultures(std::uint32_t sites, std::uint32_t features)
        : features_(features), traits_(std::size_t{sites} * features) {}

    std::uint32_t features() const { return features_; }
    std::span<const std::uint16_t> all() const { return traits_; }
    std::span<std::uint16_t> all() { return traits_; }
    std::span<std::uint16_t> operator[](std::uint32_t site) {
        return std::span(traits_).subspan(std::size_t{site} * features_, features_);
    }
    std::span<const std::uint16_t> operator[](std::uint32_t site) const {
        return std::span(traits_).subspan(std::size_t{site} * features_, features_);
    }

    /// In how many features two sites agree.
    std::uint32_t agreement(std::uint32_t one, std::uint32_t other) const {
        const auto mine = (*this)[one], theirs = (*this)[other];
        std::uint32_t same = 0;
        for (std::size_t n = 0; n < mine.size(); ++n) same += mine[n] == theirs[n];
        return same;
    }
    bool alike(std::uint32_t one, std::uint32_t other) const { return agreement(one, other) == features_; }

    /// One site takes over a trait of another, in a feature drawn among the `differing` (> 0) ones.
    void copy_one(std::uint32_t to, std::uint32_t from, std::uint32_t differing, Dice& dice) {
        const auto mine = (*this)[to], theirs = (*this)[from];
        std::uint32_t passed = dice.below(differing), feature = 0;
        while (mine[feature] == theirs[feature] || passed-- > 0) ++feature;
        mine[feature] = theirs[feature];
    }

  private:
    std::uint32_t features_;
    std::vector<std::uint16_t> traits_;
};

}  // namespace concord::classic
