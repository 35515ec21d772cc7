#pragma once
#include <string>

#include "engine/core/outline.hpp"

namespace concord {

/// A row of a dimension, as the user names it.
struct Subject {
    std::string dimension;
    std::size_t row = 0;
    std::string name;  // "T07 (Organisation 7)"
};

/// By its coordinate in the file ("T07", 17), or by its name. Throws InputError, with what is allowed, when
/// there is no such row, or several have the name.
Subject subject_of(const Outline&, const std::string& dimension, const std::string& given);

}  // namespace concord
