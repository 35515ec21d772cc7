#pragma once
#include <cassert>
#include <span>

#include "engine/core/id.hpp"
#include "engine/core/lined.hpp"

namespace concord {

/// One value an entity, indexed by the entity's own kind of id and by nothing else.
template <class AnyId, class Value>
class Column {
  public:
    using Element = Value;
    Column() = default;
    explicit Column(std::size_t rows, Value value = {}) : values_(rows, value) {}
    explicit Column(std::span<const Value> values) : values_(values.begin(), values.end()) {}

    Value& operator[](AnyId id) {
        assert(id.index() < values_.size());
        return values_[id.index()];
    }
    const Value& operator[](AnyId id) const {
        assert(id.index() < values_.size());
        return values_[id.index()];
    }
    std::size_t size() const { return values_.size(); }
    bool empty() const { return values_.empty(); }
    IdRange<AnyId> ids() const { return {0, values_.size()}; }
    void assign(std::size_t rows, Value value) { values_.assign(rows, value); }
    void push_back(Value value) { values_.push_back(std::move(value)); }

    std::span<Value> values() { return values_; }
    std::span<const Value> values() const { return values_; }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }
    bool operator==(const Column&) const = default;

  private:
    Lined<Value> values_;
};

}  // namespace concord
