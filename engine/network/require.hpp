#pragma once
#include <fmt/format.h>

#include "engine/core/error.hpp"

namespace concord::network {

/// For this folder's sources only: an InputError with this text unless the condition holds.
template <class... Values>
void require(bool holds, fmt::format_string<Values...> text, Values&&... values) {
    if (!holds)
        throw InputError(Problem{.file = {}, .text = fmt::format(text, std::forward<Values>(values)...)});
}

}  // namespace concord::network
