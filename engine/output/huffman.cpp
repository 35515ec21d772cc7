#include "engine/output/huffman.hpp"

#include <algorithm>
#include <array>

namespace concord {

namespace {
struct Leaf {
    std::uint32_t count;
    std::uint16_t symbol;
};

/// In order of their counts. A code of one symbol is none, so there are two at least.
std::vector<Leaf> leaves_of(std::span<const std::uint32_t> counts) {
    std::vector<Leaf> leaves;
    leaves.reserve(counts.size());
    for (std::size_t n = 0; n < counts.size(); ++n)
        if (counts[n] > 0) leaves.push_back({counts[n], static_cast<std::uint16_t>(n)});
    for (std::uint16_t n = 0; leaves.size() < 2; ++n)
        if (counts[n] == 0) leaves.push_back({1, n});
    std::ranges::sort(leaves, [](const Leaf& a, const Leaf& b) {
        return a.count != b.count ? a.count < b.count : a.symbol < b.symbol;
    });
    return leaves;
}

/// How deep each leaf is in the tree that joins the two rarest until there is one. What has been joined comes
/// in order of its count, too, so the rarest is the next leaf or the next of these.
std::vector<unsigned> depths_of(const std::vector<Leaf>& leaves) {
    const std::size_t count = leaves.size(), root = 2 * count - 2;
    std::vector<std::uint64_t> joined;
    joined.reserve(count);
    std::vector<std::size_t> parents(root + 1);  // leaves first, then what is joined
    std::size_t leaf = 0, next = 0;
    const auto rarest = [&] {
        const bool is_leaf = leaf < count && (next == joined.size() || leaves[leaf].count <= joined[next]);
        parents[is_leaf ? leaf : count + next] = count + joined.size();
        return is_leaf ? leaves[leaf++].count : joined[next++];
    };
    while (joined.size() + 1 < count) {
        const std::uint64_t one = rarest(), other = rarest();
        joined.push_back(one + other);
    }
    std::vector<unsigned> depths(root + 1);
    for (std::size_t n = root; n-- > 0;) depths[n] = depths[parents[n]] + 1;
    depths.resize(count);
    return depths;
}

std::uint16_t reversed(unsigned bits, unsigned count) {
    unsigned result = 0;
    for (unsigned n = 0; n < count; ++n) result |= (bits >> n & 1) << (count - 1 - n);
    return static_cast<std::uint16_t>(result);
}

void number(std::vector<Code>& codes) {
    std::array<unsigned, 17> next{};
    for (const Code& code : codes)
        if (code.length > 0) ++next[code.length + 1u];
    for (std::size_t length = 1; length < next.size(); ++length)
        next[length] = 2 * (next[length] + next[length - 1]);
    for (Code& code : codes)
        if (code.length > 0) code.bits = reversed(next[code.length]++, code.length);
}
}  // namespace

std::vector<Code> huffman_codes(std::span<const std::uint32_t> counts, unsigned longest) {
    std::vector<Leaf> leaves = leaves_of(counts);
    std::vector<unsigned> depths = depths_of(leaves);
    while (*std::ranges::max_element(depths) > longest) {  // the more alike the counts, the flatter the tree
        for (Leaf& leaf : leaves) leaf.count = leaf.count / 2 + 1;
        depths = depths_of(leaves);
    }
    std::vector<Code> codes(counts.size());
    for (std::size_t n = 0; n < leaves.size(); ++n)
        codes[leaves[n].symbol].length = static_cast<std::uint16_t>(depths[n]);
    number(codes);
    return codes;
}

}  // namespace concord
