#pragma once
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/state.hpp"
#include "engine/core/tick.hpp"

namespace concord::test {

/// The state of a model in memory, with the names and types of its columns.
struct Snapshot {
    struct Column {
        std::string name, type;
        std::vector<std::byte> bytes;
        bool operator==(const Column&) const = default;
    };
    std::vector<Column> columns;
    bool operator==(const Snapshot&) const = default;
};

class TakeSnapshot : public StateVisitor {
  public:
    Snapshot taken;

  private:
    void column(const StateColumn& is) override {
        taken.columns.push_back(
            {std::string(is.name), std::string(is.type), {is.bytes.begin(), is.bytes.end()}});
    }
    std::size_t rows_of(const StateColumn&, std::size_t now) override { return now; }
};

class PutSnapshot : public StateVisitor {
  public:
    explicit PutSnapshot(const Snapshot& snapshot) : snapshot_(snapshot) {}

  private:
    void column(const StateColumn& is) override {
        const Snapshot::Column& was = snapshot_.columns.at(next_++);
        if (was.name != is.name || was.type != is.type || was.bytes.size() != is.bytes.size())
            throw std::logic_error("another state: " + std::string(is.name));
        std::ranges::copy(was.bytes, is.bytes.begin());
    }
    std::size_t rows_of(const StateColumn& is, std::size_t) override {
        return snapshot_.columns.at(next_).bytes.size() / is.width;
    }

    const Snapshot& snapshot_;
    std::size_t next_ = 0;
};

/// Of a model, or of anything else with a state.
template <class Model>
Snapshot snapshot_of(Model& model) {
    TakeSnapshot visitor;
    model.state(visitor);
    return visitor.taken;
}

template <class Model>
void restore(Model& model, const Snapshot& snapshot, Tick t) {
    PutSnapshot visitor(snapshot);
    model.state(visitor);
    model.restored(t);
}

}  // namespace concord::test
