#pragma once
#include <string>
#include <vector>

#include "engine/core/outline.hpp"
#include "engine/output/kind.hpp"

namespace concord {

/// "organisation/load" is "load" in group "organisation"; "collaboration" is at the root, group "".
struct Place {
    std::string group, name;
};
Place place_of(const std::string& path);

/// The dimension of that name. Throws std::logic_error when there is none.
const Dimension& dimension_of(const Outline&, const std::string& name);

/// Sizes of the dimensions of a variable, slowest first, without time.
std::vector<std::size_t> shape_of(const Outline&, const Meaning&);

Kind kind_of(const Constant&);

/// Throws std::logic_error, with all that is wrong, when a model offers what cannot be stored: names that are
/// no names, reserved or given twice, dimensions not declared, values that do not fit their dimensions, flags
/// on fractions.
void verify(const Outline&);

/// The chunk of a variable that grows along time: {ticks, shape...}. About 64 KiB, at most 512 ticks; where
/// one tick takes more than that, one tick and at most 1 MiB. Where it is known how many ticks there will be,
/// the chunks share them out evenly.
std::vector<std::size_t> series_chunk(const std::vector<std::size_t>& shape, std::size_t element_bytes,
                                      std::size_t ticks = 0);

/// The chunk of a variable that does not change: at most 1 MiB; none when it is small enough to be stored in
/// one piece.
std::vector<std::size_t> constant_chunk(const std::vector<std::size_t>& shape, std::size_t element_bytes);

}  // namespace concord
