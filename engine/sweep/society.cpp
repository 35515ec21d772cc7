#include "engine/sweep/society.hpp"

#include "engine/parallel/parallel.hpp"

namespace concord {

namespace {
/// Rows and ties of a part: some 10,000 agents, below which a further thread costs more than it brings.
constexpr std::size_t work_of_a_part = 65'536;
}  // namespace

Society::Society(Ties ties) : Society(Renumbering::none(ties.rows()), std::move(ties)) {}

Society::Society(const Ties& ties, Renumbering order) : Society(order, order.apply(ties)) {}

Society::Society(Renumbering order, Ties&& ties)
    : order_(std::move(order)),
      ties_(std::move(ties)),
      cuts_(even_cuts(ties_.offsets, 1 + (ties_.rows() + ties_.size()) / work_of_a_part)) {}

}  // namespace concord
