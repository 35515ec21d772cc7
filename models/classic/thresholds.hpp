#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/classic/graph.hpp"

namespace concord::classic {

/// How many others must be active before agents join in, and in what that is counted: in people (a list, or
/// the sequence 0, 1, 2...), per cent (normal, uniform), or a share, the same for all (fixed).
class Thresholds {
  public:
    explicit Thresholds(const Section&);
    /// Notes a problem unless there is a threshold for each.
    void check(const Section&, std::uint32_t agents) const;

    /// What is to be known of how the keys are read.
    std::vector<std::string> notes() const;

    bool is_fixed() const { return kind_ == Kind::fixed; }
    Graph::Usual usual_graph() const;

    /// The threshold of an agent, drawn if it is to be.
    double of(std::uint32_t agent, Dice) const;
    /// What `active` of so many others are, to be held against a threshold. Of nobody none is active.
    double measured(std::uint32_t active, std::size_t others) const;

  private:
    enum class Kind { fixed, list, sequence, normal, uniform };
    static Kind read_kind(const Section&);

    Kind kind_;
    const char* list_key_;
    std::vector<double> list_;
    double fixed_, mean_, sd_;
};

}  // namespace concord::classic
