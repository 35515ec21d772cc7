#pragma once
#include <fmt/format.h>

#include <stdexcept>

#include "engine/statistics/sampling.hpp"

// Private to engine/statistics: what designs share.
namespace concord::design {

/// An std::invalid_argument with this text unless the condition holds.
template <class... Values>
void require(bool holds, fmt::format_string<Values...> text, Values&&... values) {
    if (!holds) throw std::invalid_argument(fmt::format(text, std::forward<Values>(values)...));
}

/// Throws std::invalid_argument unless there can be a design of these factors in so many rows.
void check(std::span<const Factor>, double rows);

/// Throws std::invalid_argument when two keys are the same, or so many rows would be none or too many.
void check_size(const std::vector<std::string>& keys, double rows);

std::vector<std::string> keys_of(std::span<const Factor>);

/// Where a share of [0, 1] falls in the range, every whole number with a slice of its own.
double spread(const Factor&, double share);

}  // namespace concord::design
