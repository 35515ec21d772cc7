#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace concord {

/// A parameter that a design varies within a range, both ends included. Of a whole-number factor both ends
/// are whole, and designs give every whole number of the range the same chance.
struct Factor {
    std::string key;
    double low = 0, high = 1;
    bool whole = false;
};

/// The points of a design: rows x keys, in the units of the parameters.
struct Samples {
    std::vector<std::string> keys;
    std::vector<std::vector<double>> rows;
};

/// The values that a grid takes of one parameter.
struct Levels {
    std::string key;
    std::vector<double> values;
};

// Every design throws std::invalid_argument when there are no factors, two have the same key, one has a range
// that is no range, there are no rows, or there are more than 100 million numbers. The same arguments always
// give the same design.

/// `size` rows, of which each of the `size` equal slices of every range holds one, somewhere in the slice;
/// the slices of different factors are matched at random (McKay, Beckman and Conover 1979).
Samples latin_hypercube(std::span<const Factor>, std::size_t size, std::uint32_t seed);

/// Rows 1 .. size of the Sobol sequence with the direction numbers of Joe and Kuo (2008). Row 0, where every
/// factor is at its low end, is left out. A longer sequence begins with the shorter one; powers of two are
/// spread most evenly. At most 3667 factors.
Samples sobol_sequence(std::span<const Factor>, std::size_t size);

/// The design for first-order and total Sobol indices (Saltelli et al. 2010): for each of `base` rows of a
/// Sobol sequence of 2k dimensions, k factors, the first half of which is A and the second B, these k + 2
/// rows:
///     A, AB_1, ... AB_k, B        (AB_j = A with factor j from B)
/// The order is that of SALib without second-order indices. A larger base begins with the same rows. At most
/// 1833 factors.
Samples saltelli(std::span<const Factor>, std::size_t base);

/// Trajectories of k + 1 rows each, from each of which to the next one factor moves by levels / 2 of the
/// `levels` steps that its range is divided into (Morris 1991), up or down, every factor once, in random
/// order. A whole-number factor takes the whole numbers nearest to these steps. Throws unless `levels` is
/// even.
Samples morris(std::span<const Factor>, std::size_t trajectories, std::uint32_t levels, std::uint32_t seed);

/// Every combination of values, the last key changing fastest. Throws std::invalid_argument when a list is
/// empty.
Samples grid(std::span<const Levels>);

}  // namespace concord
