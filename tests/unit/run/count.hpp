#pragma once
#include <functional>
#include <utility>

#include "engine/model/model.hpp"

namespace concord::test {

/// The smallest of models: it counts its steps, and remembers which they were.
class Count : public Model {
  public:
    /// `on_step` is called at the begin of every step; after `settled_after` steps nothing changes any more.
    explicit Count(std::function<void(Tick)> on_step = {}, Tick settled_after = 1'000'000)
        : on_step_(std::move(on_step)), settled_after_(settled_after) {}

    void advance(Tick t) override {
        if (on_step_) on_step_(t);
        steps.push_back(t);
    }
    bool settled() const override { return steps.size() >= settled_after_; }

    void state(StateVisitor& visit) override { visit.varying("steps", steps); }

    Outline outline() const override {
        Outline outline;
        outline.dimensions = {{"person", 2, "person", {}}};
        outline.observe({"steps", "1", "steps made", {}, {}},
                        [this](std::span<double> out) { out[0] = static_cast<double>(steps.size()); });
        outline.observe({"half", "1", "half of them", {}, {}},
                        [this](std::span<double> out) { out[0] = static_cast<double>(steps.size()) / 2; });
        outline.observe({"person/age", "1", "one a person", {"person"}, {}}, [this](std::span<double> out) {
            out[0] = out[1] = static_cast<double>(steps.size());
        });
        return outline;
    }

    std::vector<Tick> steps;

  private:
    std::function<void(Tick)> on_step_;
    Tick settled_after_;
};

}  // namespace concord::test
