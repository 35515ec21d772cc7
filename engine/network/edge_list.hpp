#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/network/ties.hpp"

namespace concord::network {

/// The ties of a network written down, each once, in the order of the list.
struct EdgeList {
    std::vector<Tie> ties;
    std::uint32_t agents = 0;  // one more than the highest number that is named
};

/// Reads undirected ties, one a line: the numbers of two agents, which count from 0, with blanks, a tab or a
/// comma between them. Empty lines, and what follows a #, are passed over. A tie may be listed from both of
/// its ends. Throws InputError with the file and line of everything else: the first twenty problems.
EdgeList parse_edge_list(std::string_view text, const std::string& file);

/// The same from a file. Throws InputError also when it cannot be read.
EdgeList load_edge_list(const std::string& path);

}  // namespace concord::network
