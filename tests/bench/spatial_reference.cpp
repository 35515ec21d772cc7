#include "tests/bench/spatial_reference.hpp"

#include <algorithm>
#include <cstring>

#include "engine/core/vector_unit.hpp"
#include "engine/parallel/parallel.hpp"
#include "tests/bench/spatial_rows.hpp"

namespace concord::bench {

namespace {
constexpr std::size_t rim = 2, together = SpatialRows::together;

std::size_t rounded_up(std::size_t side) {
    return (side + together - 1) / together * together;
}

/// follow(row) for all rows, each after earn() of itself and of those above and below.
template <class Earn, class Follow>
void down_the_rows(std::size_t first, std::size_t last, const Earn& earn, const Follow& follow) {
    earn(first - 1);
    earn(first);
    for (std::size_t row = first; row != last; ++row) {
        earn(row + 1);
        follow(row);
    }
}
}  // namespace

/// Lines a multiple of 4096 bytes apart would get in each other's way in the cache.
SpatialReference::Room::Room(std::size_t sites)
    : length(sites + 3 * together + 24), bytes(3 * length), doubles(8 * length) {}

SpatialReference::SpatialReference(std::size_t side, double temptation,
                                   std::span<const std::uint8_t> cooperates, std::size_t parts)
    : side_(side),
      stride_(together + rounded_up(side) + 2 * together),
      temptation_(temptation),
      now_((side + 2 * rim + 1) * stride_),
      next_(now_),
      rooms_(parts, Room(rounded_up(side))) {
    for (std::size_t row = 0; row < side_; ++row)
        std::copy_n(cooperates.data() + row * side_, side_, &now_[(row + rim) * stride_ + together]);
}

std::vector<std::uint8_t> SpatialReference::cooperates() const {
    std::vector<std::uint8_t> all(side_ * side_);
    for (std::size_t row = 0; row < side_; ++row)
        std::copy_n(&now_[(row + rim) * stride_ + together], side_, &all[row * side_]);
    return all;
}

void SpatialReference::close_rim() {
    for (std::size_t row = rim; row < side_ + rim; ++row) {
        std::uint8_t* const first = &now_[row * stride_ + together];
        std::memcpy(first - rim, first + side_ - rim, rim);
        std::memcpy(first + side_, first, rim);
    }
    std::memcpy(now_.data(), &now_[side_ * stride_], rim * stride_);
    std::memcpy(&now_[(side_ + rim) * stride_], &now_[rim * stride_], rim * stride_);
}

void SpatialReference::advance() {
    close_rim();
    const std::size_t rows = (side_ + rooms_.size() - 1) / rooms_.size();
    for_blocks(side_, rows, [&](std::size_t first, std::size_t last) {
        advance(first + rim, last + rim, rooms_[first / rows]);
    });
    std::swap(now_, next_);
}

void SpatialReference::advance(std::size_t first, std::size_t last, Room& room) {
    const auto bytes = [&](std::size_t n) { return &room.bytes[n * room.length]; };
    const auto doubles = [&](std::size_t n) { return &room.doubles[n * room.length]; };
    const SpatialRows rows{rounded_up(side_), stride_,  temptation_, bytes(0),
                           bytes(1),          bytes(2), doubles(0),  doubles(1)};
    const SpatialRows::Ring ring{
        {{doubles(2), doubles(3)}, {doubles(4), doubles(5)}, {doubles(6), doubles(7)}}};
    const auto site = [&](auto& grid, std::size_t row) { return &grid[row * stride_ + together]; };
    const auto with = [&](auto earn, auto follow) {
        down_the_rows(
            first, last, [&](std::size_t row) { (rows.*earn)(site(now_, row), ring[row % 3]); },
            [&](std::size_t row) { (rows.*follow)(site(now_, row), ring, site(next_, row)); });
    };
    switch (vector_unit()) {
        case VectorUnit::avx512:
            return with(&SpatialRows::earn_avx512, &SpatialRows::follow_avx512);
        case VectorUnit::avx2:
            return with(&SpatialRows::earn_avx2, &SpatialRows::follow_avx2);
        case VectorUnit::baseline:
            return with(&SpatialRows::earn, &SpatialRows::follow);
    }
}

}  // namespace concord::bench
