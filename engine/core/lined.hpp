#pragma once
#include <cstddef>
#include <new>
#include <vector>

namespace concord {

/// Memory that begins where a line of the cache does.
template <class Value>
struct AtCacheLine {
    using value_type = Value;
    static constexpr std::align_val_t line{64};
    AtCacheLine() = default;
    template <class Other>
    explicit AtCacheLine(const AtCacheLine<Other>&) {}
    Value* allocate(std::size_t n) { return static_cast<Value*>(::operator new(n * sizeof(Value), line)); }
    void deallocate(Value* memory, std::size_t) { ::operator delete(memory, line); }
    bool operator==(const AtCacheLine&) const = default;
};

/// Values in such memory, so that no vector of them lies across two lines.
template <class Value>
using Lined = std::vector<Value, AtCacheLine<Value>>;

}  // namespace concord
