#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/schedule.hpp"

// Private to engine/config: one [[intervention]] as read.
namespace concord {

struct Intervention {
    struct Setting {
        std::size_t lever;
        std::vector<double> values;  // one, or one for each element of the lever
    };
    Tick at = 0, over = 0, until = never;
    std::vector<std::size_t> cells;  // ascending
    std::string where;               // "system QF7, QHM; tier board"; empty = everywhere
    std::optional<Condition> when;
    std::vector<Setting> settings;
    std::vector<std::size_t> deeds;  // their kinds
    std::vector<std::string> words;  // of each deed, for people
};

/// In file order. What is wrong is noted in the section and left out.
std::vector<Intervention> interventions(const Section&, const std::vector<Axis>&,
                                        const std::vector<DeedKind>&);

/// Row-major, last axis fastest.
std::size_t count_cells(const std::vector<Axis>&);
/// The label of a cell on an axis, as an index.
std::size_t coordinate(std::size_t cell, std::size_t axis, const std::vector<Axis>&);

}  // namespace concord
