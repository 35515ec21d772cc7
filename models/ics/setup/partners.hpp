#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/core/draws.hpp"
#include "models/ics/setup/blueprint.hpp"

namespace concord::ics {

/// Draws the organisation in which a person of `organisation` knows somebody (indices into the blueprint).
using PartnerRule = std::function<std::uint32_t(std::uint32_t organisation, Dice& dice)>;

/// A PartnerRule in proportion to the blueprint's links. Every organisation that is asked for must have one.
class PartnerByLink {
  public:
    explicit PartnerByLink(const Blueprint&);

    std::uint32_t operator()(std::uint32_t organisation, Dice& dice) const {
        return at(organisation, dice.uniform());
    }
    /// The same from a number drawn already, of [0, 1).
    std::uint32_t at(std::uint32_t organisation, double uniform) const;

  private:
    /// [0, 1) of an organisation cut in equal cells, so that a search begins close to its end.
    struct Cells {
        std::uint32_t first, number;
    };
    static constexpr std::uint32_t cells_a_link = 4;
    void cut(std::uint32_t organisation);

    std::vector<std::uint32_t> first_;    // link of an organisation; one more than organisations
    std::vector<std::uint32_t> partner_;  // of each link
    std::vector<double> reached_;         // sum of the weights of an organisation's links up to each
    std::vector<Cells> cells_;            // of each organisation
    std::vector<std::uint32_t> start_;    // of each cell: no link before this one can be meant
};

}  // namespace concord::ics
