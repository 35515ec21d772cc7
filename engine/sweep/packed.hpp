#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace concord {

/// A view of values that are 0 or 1, one bit each.
template <class Value, class Word>
class PackedSpan {
  public:
    PackedSpan(Word* words, std::size_t size) : words_(words), size_(size) {}
    std::size_t size() const { return size_; }
    Value operator[](std::size_t row) const { return static_cast<Value>(words_[row / 32] >> row % 32 & 1u); }
    Word* words() const { return words_; }

  private:
    Word* words_;
    std::size_t size_;
};

/// A column of values that are 0 or 1, one bit each: an eighth of the memory, so that more of what neighbours
/// show fits into the caches.
template <class Value>
class Packed {
  public:
    using View = PackedSpan<Value, const std::uint32_t>;
    using Place = PackedSpan<Value, std::uint32_t>;

    explicit Packed(std::size_t size) : words_((size + 63) / 64 * 2), size_(size) {}
    explicit Packed(const std::vector<Value>& values);

    std::size_t size() const { return size_; }
    friend View view_of(const Packed& column) { return {column.words_.data(), column.size_}; }
    friend Place place_of(Packed& column) { return {column.words_.data(), column.size_}; }
    friend std::span<std::uint32_t> state_of(Packed& column) { return column.words_; }

  private:
    std::vector<std::uint32_t> words_;
    std::size_t size_;
};

/// The values of `count` rows from `first` on, beside each other: where they are, or copied to `scratch`.
template <class Value>
const Value* rows_of(std::span<const Value> column, std::size_t first, std::size_t, Value*) {
    return column.data() + first;
}
template <class Value>
const Value* rows_of(PackedSpan<Value, const std::uint32_t> column, std::size_t first, std::size_t count,
                     Value* scratch) {
    for (std::size_t n = 0; n < count; ++n) scratch[n] = column[first + n];
    return scratch;
}

/// Writes `count` rows from `first` on, which is a multiple of 32, as is `count` unless nothing follows.
template <class Value>
void put(PackedSpan<Value, std::uint32_t> to, std::size_t first, const Value* values, std::size_t count) {
    static_assert(sizeof(Value) == 1);
    for (std::size_t done = 0; done < count; done += 32) {
        std::uint32_t word = 0;
        for (std::size_t n = 0; n < std::min<std::size_t>(32, count - done); ++n)
            word |= static_cast<std::uint32_t>(values[done + n]) << n;
        to.words()[(first + done) / 32] = word;
    }
}
template <class Value>
void put(std::span<Value> to, std::size_t first, const Value* values, std::size_t count) {
    std::copy_n(values, count, to.data() + first);
}

template <class Value>
Packed<Value>::Packed(const std::vector<Value>& values) : Packed(values.size()) {
    put(place_of(*this), 0, values.data(), values.size());
}

}  // namespace concord
