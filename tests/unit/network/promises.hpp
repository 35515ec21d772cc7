#pragma once
#include <algorithm>
#include <set>

#include "engine/network/ties.hpp"

namespace concord::test {

/// Nobody tied to themselves or to anybody twice.
inline bool is_simple(const Ties& ties) {
    for (std::uint32_t me = 0; me < ties.rows(); ++me) {
        const auto row = ties.neighbours(me);
        const std::set<std::uint32_t> others(row.begin(), row.end());
        if (others.size() != row.size() || others.contains(me)) return false;
    }
    return true;
}

inline bool all_have_degree(const Ties& ties, std::size_t degree) {
    for (std::size_t me = 0; me < ties.rows(); ++me)
        if (ties.degree(me) != degree) return false;
    return true;
}

}  // namespace concord::test
