#include "engine/output/deflate_block.hpp"

#include <algorithm>
#include <array>

#include "engine/output/huffman.hpp"
#include "engine/output/repeats.hpp"

namespace concord {

namespace {
using Bytes = std::span<const std::byte>;

constexpr std::size_t end_of_block = 256, symbols = 286;
constexpr unsigned longest = 12;  // bits of a code: so that those of four bytes are put at a time

/// A symbol, and bits that tell which number it is of those that share the symbol.
struct Way {
    unsigned symbol, more_bits, more;
};

/// Numbers from 0 on share a symbol with ever more others: `finest` symbols for every power of two.
Way way_of(unsigned number, unsigned finest) {
    const auto width = static_cast<unsigned>(std::bit_width(number));
    const auto first = static_cast<unsigned>(std::bit_width(finest));
    const unsigned bits = width > first ? width - first : 0;
    return {finest * bits + (number >> bits), bits, number & ((1u << bits) - 1)};
}

Way way_of_length(unsigned length) {
    if (length == 258) return {285, 0, 0};
    Way way = way_of(length - 3, 4);
    way.symbol += end_of_block + 1;
    return way;
}

Way way_of_distance(std::size_t distance) {
    return way_of(static_cast<unsigned>(distance - 1), 2);
}

/// How often each symbol occurs.
struct Counts {
    std::array<std::uint32_t, symbols> all{};

    Counts(const std::uint8_t* at, const Repeats& repeats) {
        std::array<std::array<std::uint32_t, 256>, 4> plain{};  // in turns: a count would wait for itself
        for (const Stretch& stretch : repeats.stretches) {
            std::size_t n = 0;
            for (; n + 4 <= stretch.plain; n += 4)
                for (std::size_t k = 0; k < 4; ++k) ++plain[k][at[n + k]];
            for (; n < stretch.plain; ++n) ++plain[0][at[n]];
            at += stretch.plain + stretch.repeated;
            if (stretch.repeated > 0) ++all[way_of_length(stretch.repeated).symbol];
        }
        for (std::size_t n = 0; n < 256; ++n) all[n] = plain[0][n] + plain[1][n] + plain[2][n] + plain[3][n];
        all[end_of_block] = 1;
    }

    /// Whether so many bytes are about as often each of the 256: pairs are hardly more frequent than of dice.
    /// No code saves more than a fortieth then.
    bool is_noise(std::size_t bytes) const {
        double pairs = 0;
        for (std::size_t n = 0; n < 256; ++n) pairs += all[n] * (all[n] - 1.0);
        const auto count = static_cast<double>(bytes);
        return 256 * pairs < 1.2 * count * (count - 1);
    }
};

/// A length of a code, or how often one is repeated.
struct Length {
    std::uint8_t symbol, more_bits, more;
};

/// The lengths of codes as deflate tells them.
std::vector<Length> told(const std::vector<std::uint8_t>& lengths) {
    std::vector<Length> all;
    for (std::size_t n = 0; n < lengths.size();) {
        const auto differs = [&](std::uint8_t other) { return other != lengths[n]; };
        const auto end =
            std::find_if(lengths.begin() + static_cast<std::ptrdiff_t>(n), lengths.end(), differs);
        const auto same = static_cast<std::size_t>(end - lengths.begin()) - n;
        const auto add = [&](unsigned symbol, unsigned bits, std::size_t least, std::size_t most) {
            const std::size_t count = std::min(same, most);
            all.push_back({static_cast<std::uint8_t>(symbol), static_cast<std::uint8_t>(bits),
                           static_cast<std::uint8_t>(count - least)});
            n += count;
        };
        if (lengths[n] == 0 && same >= 11)
            add(18, 7, 11, 138);
        else if (lengths[n] == 0 && same >= 3)
            add(17, 3, 3, 10);
        else if (n > 0 && lengths[n - 1] == lengths[n] && same >= 3)
            add(16, 2, 3, 6);
        else
            add(lengths[n], 0, 1, 1);
    }
    return all;
}

std::size_t used(const std::vector<Code>& codes) {
    std::size_t count = codes.size();
    while (codes[count - 1].length == 0) --count;
    return count;
}

/// What the codes of a block are, told in codes of their own.
class Header {
  public:
    Header(const std::vector<Code>& codes, const std::vector<Code>& distances)
        : codes_(used(codes)), distances_(used(distances)) {
        std::vector<std::uint8_t> lengths;
        for (std::size_t n = 0; n < codes_; ++n)
            lengths.push_back(static_cast<std::uint8_t>(codes[n].length));
        for (std::size_t n = 0; n < distances_; ++n)
            lengths.push_back(static_cast<std::uint8_t>(distances[n].length));
        lengths_ = told(lengths);
        std::array<std::uint32_t, order.size()> counts{};
        for (const Length& each : lengths_) ++counts[each.symbol];
        of_lengths_ = huffman_codes(counts, 7);
        while (of_lengths_[order[told_ - 1]].length == 0) --told_;
    }

    std::size_t bits() const {
        std::size_t sum = 5 + 5 + 4 + 3 * told_;
        for (const Length& each : lengths_) sum += of_lengths_[each.symbol].length + each.more_bits;
        return sum;
    }

    void write(BitWriter& out) const {
        out.put(codes_ - 257, 5), out.put(distances_ - 1, 5), out.put(told_ - 4, 4);
        for (std::size_t n = 0; n < told_; ++n) out.flush(), out.put(of_lengths_[order[n]].length, 3);
        for (const Length& each : lengths_) {
            out.flush();
            out.put(of_lengths_[each.symbol].bits, of_lengths_[each.symbol].length);
            out.put(each.more, each.more_bits);
        }
        out.flush();
    }

  private:
    static constexpr std::array<std::uint8_t, 19> order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                        11, 4,  12, 3, 13, 2, 14, 1, 15};
    std::size_t codes_, distances_, told_ = order.size();
    std::vector<Length> lengths_;
    std::vector<Code> of_lengths_;
};

/// All codes of a block.
struct Codes {
    std::vector<Code> all, distances;

    Codes(const Counts& counts, const Repeats& repeats) : all(huffman_codes(counts.all, longest)) {
        std::array<std::uint32_t, 30> back{};
        if (repeats.distance > 0) back[way_of_distance(repeats.distance).symbol] = 1;
        distances = huffman_codes(back, 1);
    }

    /// That the block takes after its header.
    std::size_t bits(const Counts& counts, const Repeats& repeats) const {
        std::size_t sum = 0;
        for (std::size_t n = 0; n < all.size(); ++n) sum += std::size_t{counts.all[n]} * all[n].length;
        if (repeats.distance == 0) return sum;
        const std::size_t of_distance = 1 + way_of_distance(repeats.distance).more_bits;
        for (const Stretch& stretch : repeats.stretches)
            if (stretch.repeated > 0) sum += way_of_length(stretch.repeated).more_bits + of_distance;
        return sum;
    }
};

void put(BitWriter& out, const Code& code) {
    out.put(code.bits, code.length);
}

/// The writer is a copy, which the compiler keeps in registers.
BitWriter write_plain(BitWriter out, const std::uint8_t* bytes, std::size_t count, const Code* codes) {
    std::size_t n = 0;
    for (; n + 4 <= count; n += 4) {
        for (std::size_t k = 0; k < 4; ++k) put(out, codes[bytes[n + k]]);
        out.flush();
    }
    for (; n < count; ++n) put(out, codes[bytes[n]]), out.flush();
    return out;
}

void write_stretches(BitWriter& out, const std::uint8_t* at, const Repeats& repeats, const Codes& codes) {
    const Way back = repeats.distance > 0 ? way_of_distance(repeats.distance) : Way{};
    for (const Stretch& stretch : repeats.stretches) {
        out = write_plain(out, at, stretch.plain, codes.all.data());
        at += stretch.plain + stretch.repeated;
        if (stretch.repeated == 0) continue;
        const Way way = way_of_length(stretch.repeated);
        put(out, codes.all[way.symbol]), out.put(way.more, way.more_bits);
        put(out, codes.distances[back.symbol]), out.put(back.more, back.more_bits);
        out.flush();
    }
    put(out, codes.all[end_of_block]);
    out.flush();
}

void write_as_they_are(BitWriter& out, Bytes bytes, bool last) {
    const auto size = static_cast<std::uint16_t>(bytes.size());
    out.put(last, 1), out.put(0, 2);
    out.align();
    out.put(size, 16), out.put(static_cast<std::uint16_t>(~size), 16);
    out.copy(bytes);
}
}  // namespace

void write_block(BitWriter& out, Bytes bytes, std::size_t from, std::size_t to,
                 std::span<const std::size_t> distances, bool last) {
    const Bytes these = bytes.subspan(from, to - from);
    const auto* const first = reinterpret_cast<const std::uint8_t*>(these.data());
    const Repeats repeats = repeats_in(bytes, from, to, distances);
    const Counts counts(first, repeats);
    if (repeats.distance == 0 && counts.is_noise(these.size())) return write_as_they_are(out, these, last);
    const Codes codes(counts, repeats);
    const Header header(codes.all, codes.distances);
    if (header.bits() + codes.bits(counts, repeats) > 8 * these.size())
        return write_as_they_are(out, these, last);
    out.put(last, 1), out.put(2, 2);
    header.write(out);
    write_stretches(out, first, repeats, codes);
}

}  // namespace concord
