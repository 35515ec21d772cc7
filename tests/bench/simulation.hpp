#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"
#include "tests/bench/workload.hpp"

namespace concord::bench {

/// A scenario understood, with what keeps it alive.
struct Scenario {
    explicit Scenario(Document text);
    std::unique_ptr<Model> build(std::uint32_t replicate = 0) const;

    std::unique_ptr<const Document> document;
    Section config;
    RunSettings settings;
    Plan plan;
};

/// The text of a scenario, or one of those shipped, with KEY=VALUE put on top.
Document scenario(const std::string& text, const std::vector<std::string>& assignments = {});
Document shipped(const std::string& name, const std::vector<std::string>& assignments = {});

/// Variables of an outline as they stand.
State state_of(const Outline&, const std::vector<std::string>& variables);

double size_of(const Outline&, const std::string& variable);  // rows

/// A model that advances, as the engine runs it.
class Simulation {
  public:
    /// `variables` of the outline are its state; the rows of the first are what is counted.
    Simulation(Document text, std::vector<std::string> variables);

    void advance(Tick ticks);
    State state() const { return state_of(outline_, variables_); }
    double size() const { return size_of(outline_, variables_.front()); }

  private:
    std::vector<std::string> variables_;
    std::unique_ptr<Model> model_;
    Outline outline_;
    Tick now_ = 0;
};

Contestant contestant(std::shared_ptr<Simulation>);

}  // namespace concord::bench
