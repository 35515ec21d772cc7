#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/outline.hpp"
#include "engine/core/state.hpp"
#include "engine/sweep/blocks.hpp"
#include "engine/sweep/society.hpp"

namespace concord::classic {

/// Many populations of one size, independent of each other. In each arises one mutant, whose kind then
/// spreads until all are of it or none is. A tick is a generation: as many single updates as a population has
/// members.
class Populations {
  public:
    struct Setting {
        Setting(const Section&, std::uint32_t usual_size);
        std::uint32_t count, size;
    };
    explicit Populations(const Setting&);

    std::uint32_t size() const { return size_; }

    /// One generation of every population that has both kinds left: update(population, mutants, dice), one
    /// after the other, returns how many mutants there are then. It may write what belongs to its population.
    template <class Update>
    void advance(const Occasion& occasion, const Update& update) {
        for_blocks(mutants_.size(), 64, [&](std::size_t first, std::size_t last) {
            for (std::size_t n = first; n != last; ++n) {
                const auto population = static_cast<std::uint32_t>(n);
                Dice dice = occasion.dice(population);
                for (std::uint32_t done = 0; done < size_ && mixed(mutants_[n]); ++done, ++updates_[n])
                    mutants_[n] = update(population, mutants_[n], dice);
            }
        });
    }

    bool settled() const;
    /// share_fixated, share_extinct, fixation_time, and the mutants of every population. As long as this
    /// lives.
    void observe(Outline&) const;
    void state(StateVisitor&);

  private:
    bool mixed(std::uint32_t mutants) const { return mutants > 0 && mutants < size_; }
    double share(std::uint32_t mutants) const;
    double fixation_time() const;

    std::uint32_t size_;
    std::vector<std::uint32_t> mutants_;
    std::vector<std::uint64_t> updates_;  // until now, or until settled
};

}  // namespace concord::classic
