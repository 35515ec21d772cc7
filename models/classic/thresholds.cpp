#include "models/classic/thresholds.hpp"

#include <algorithm>
#include <cmath>

namespace concord::classic {

Thresholds::Kind Thresholds::read_kind(const Section& config) {
    if (config.is_list("model.thresholds")) return Kind::list;
    const bool of_neighbours = config.has("model.threshold") || config.has("model.graph");
    return static_cast<Kind>(config.choice(
        "model.thresholds", static_cast<std::size_t>(of_neighbours ? Kind::fixed : Kind::sequence),
        {"fixed", "list", "sequence", "normal", "uniform"},
        "what they are, or a list of them; fixed if there is a model.threshold or a model.graph"));
}

Thresholds::Thresholds(const Section& config)
    : kind_(read_kind(config)),
      list_key_(config.is_list("model.thresholds") ? "model.thresholds" : "model.list"),
      list_(config.reals(list_key_, {}, {}, {-1e9, 1e9}, "agent", "of list: a threshold for each agent",
                         "Granovetter 1978")),
      fixed_(config.share("model.threshold", 0.18, "of fixed: share of neighbours", "Watts 2002")),
      mean_(config.real("model.mean", kind_ == Kind::uniform ? 50 : 25, {-1e6, 1e6}, "%",
                        "of normal and uniform: mean", "Granovetter 1978")),
      sd_(config.real("model.sd", kind_ == Kind::uniform ? 100 / std::sqrt(12.0) : 12.2, {0, 1e6}, "%",
                      "of normal and uniform: standard deviation", "Granovetter 1978")) {}

void Thresholds::check(const Section& config, std::uint32_t agents) const {
    if (kind_ == Kind::list && list_.size() != agents)
        config.problem(list_key_, "has " + std::to_string(list_.size()) + " thresholds for " +
                                      std::to_string(agents) + (agents == 1 ? " agent" : " agents"));
}

std::vector<std::string> Thresholds::notes() const {
    const bool looks_like_shares = mean_ > 0 && mean_ <= 1 && sd_ <= 1;
    if ((kind_ != Kind::normal && kind_ != Kind::uniform) || !looks_like_shares) return {};
    return {"model.mean and model.sd are per cent: 25, not 0.25, for a quarter"};
}

Graph::Usual Thresholds::usual_graph() const {
    if (kind_ == Kind::fixed) return {"random", 10'000, 3};
    const std::size_t listed = std::max<std::size_t>(1, list_.size());
    return {"complete", kind_ == Kind::list ? static_cast<std::uint32_t>(listed) : 100, 3};
}

double Thresholds::of(std::uint32_t agent, Dice dice) const {
    switch (kind_) {
        case Kind::fixed:
            return fixed_;
        case Kind::list:
            return list_[agent];
        case Kind::sequence:
            return agent;
        case Kind::normal:
            return mean_ + sd_ * dice.normal();
        case Kind::uniform:
            return mean_ + sd_ * std::sqrt(3.0) * (2 * dice.uniform() - 1);
    }
    return 0;
}

// Rounded once, so that 7 of 100 reach 0.07 as it is written.
double Thresholds::measured(std::uint32_t active, std::size_t others) const {
    if (kind_ == Kind::list || kind_ == Kind::sequence) return active;
    if (others == 0) return 0;
    return (kind_ == Kind::fixed ? 1.0 : 100.0) * active / static_cast<double>(others);
}

}  // namespace concord::classic
