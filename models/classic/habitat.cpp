#include "models/classic/habitat.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/network/generators.hpp"

namespace concord::classic {

namespace {
bool connected(const Ties& ties) {
    std::vector<std::uint32_t> reached{0};
    std::vector<bool> seen(ties.rows());
    seen[0] = true;
    for (std::size_t n = 0; n < reached.size(); ++n)
        for (const std::uint32_t other : ties.neighbours(reached[n]))
            if (!seen[other]) seen[other] = true, reached.push_back(other);
    return reached.size() == ties.rows();
}
}  // namespace

Habitat::Habitat(std::uint32_t size, Ties ties) : size_(size), ties_(std::move(ties)), most_neighbours_(0) {
    if (ties_.targets.empty()) most_neighbours_ = size - 1;
    for (std::size_t site = 0; site < ties_.rows(); ++site)
        most_neighbours_ = std::max(most_neighbours_, degree(static_cast<std::uint32_t>(site)));
}

Habitat Habitat::complete(std::uint32_t size) {
    return {size, Ties{}};
}

Habitat Habitat::cycle(std::uint32_t size) {
    return size <= 3 ? complete(size) : Habitat(size, network::ring(size, 1));
}

Habitat Habitat::star(std::uint32_t size) {
    std::vector<Tie> ties;
    for (std::uint32_t leaf = 1; leaf < size; ++leaf) ties.push_back({0, leaf});
    return {size, undirected(size, ties)};
}

const char* Habitat::random_regular_fault(std::uint32_t size, std::uint32_t degree) {
    if (degree + 1 > size) return "there must be more members than neighbours of each";
    if (std::uint64_t{size} * degree % 2 == 1)
        return "members times neighbours is odd, but a tie has two ends; make one of them even";
    if (degree < 2 && degree + 1 < size)
        return "with fewer than 2 neighbours each, members do not hang together";
    if (degree + 1 < size && std::uint64_t{size} * degree > 0xffffffff) return "too many ties; at most 2^31";
    return nullptr;
}

// A connected graph of degree 2 is a circle, and others are nearly always connected at the first attempt.
Habitat Habitat::random_regular(std::uint32_t size, std::uint32_t degree, Draws& draws, const char* purpose) {
    if (degree + 1 == size) return complete(size);
    if (degree == 2) return cycle(size);
    Ties ties;
    for (int attempt = 0; ties.rows() == 0 || !connected(ties); ++attempt)
        ties = network::random_regular(size, degree, draws,
                                       draws.stream(fmt::format("{}.{}", purpose, attempt)));
    return {size, std::move(ties)};
}

}  // namespace concord::classic
