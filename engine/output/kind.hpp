#pragma once
#include <cstddef>
#include <string_view>

#include "engine/core/outline.hpp"

namespace concord {

/// What the elements of a stored variable or attribute are: a number of some width, or text (UTF-8).
enum class Kind { float64, float32, int32, uint32, uint16, uint8, text };

Kind kind_of(Storage);
/// Bytes of one number; 0 for text, whose length varies.
std::size_t size_of(Kind);
/// "float64", "text"...: the word that FORMAT.md and the digest use.
std::string_view name_of(Kind);
bool is_float(Kind);

}  // namespace concord
