#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace concord::bench {

/// The game of Nowak and May (1992) and nothing else, written by hand: R = 1, T > 1, P = S = 0, eight
/// neighbours and oneself on a square torus, the best takes over. Cells are bytes with a rim of two, payoffs
/// doubles, worked out a row ahead and kept for three rows; vector instructions by name.
class SpatialReference {
  public:
    /// cooperates: row by row, 1 or 0, side * side of them. The work is done in so many parts, at once where
    /// there are threads.
    SpatialReference(std::size_t side, double temptation, std::span<const std::uint8_t> cooperates,
                     std::size_t parts = 1);

    void advance();

    /// Row by row, 1 for who cooperates.
    std::vector<std::uint8_t> cooperates() const;

  private:
    /// Lines to work in, a part's own.
    struct Room {
        explicit Room(std::size_t sites);
        std::size_t length;
        std::vector<std::uint8_t> bytes;
        std::vector<double> doubles;
    };

    void close_rim();
    void advance(std::size_t first, std::size_t last, Room&);

    std::size_t side_, stride_;
    double temptation_;
    std::vector<std::uint8_t> now_, next_;
    std::vector<Room> rooms_;
};

}  // namespace concord::bench
