#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engine/config/reading.hpp"
#include "engine/config/schedule.hpp"

// Private to engine/config: the `where` of an [[intervention]].
namespace concord {

struct Where {
    std::vector<std::size_t> cells;  // ascending
    std::string text;                // "system QF7, QHM; tier board"; empty = everywhere
};

/// Absent: everywhere. What is wrong is noted and left out.
Where where_of(Section::Reading&, const std::string& path, const std::vector<Axis>&);

}  // namespace concord
