#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>

namespace concord {

/// The index of one entity of one kind. Ids of different kinds do not mix: indexing a column of organisations
/// with a person does not compile.
template <class Tag>
class Id {
  public:
    using Index = std::uint32_t;
    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : index_(static_cast<Index>(index)) {}
    constexpr Index index() const { return index_; }
    constexpr auto operator<=>(const Id&) const = default;
    constexpr Id& operator++() { return ++index_, *this; }

  private:
    Index index_ = 0;
};

/// The ids from `first` up to, not including, `last`: `for (PersonId me : world.people(post))`.
template <class AnyId>
struct IdRange {
    struct Iterator {
        AnyId id;
        constexpr AnyId operator*() const { return id; }
        constexpr Iterator& operator++() { return ++id, *this; }
        constexpr bool operator==(const Iterator&) const = default;
    };
    constexpr IdRange(AnyId first_id, AnyId last_id) : first(first_id), last(last_id) {}
    constexpr IdRange(std::size_t from, std::size_t to) : first(AnyId(from)), last(AnyId(to)) {}
    constexpr Iterator begin() const { return {first}; }
    constexpr Iterator end() const { return {last}; }
    constexpr std::size_t size() const { return last.index() - first.index(); }
    constexpr bool empty() const { return first == last; }

    AnyId first, last;
};

}  // namespace concord
