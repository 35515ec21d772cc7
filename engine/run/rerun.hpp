#pragma once
#include <functional>
#include <memory>
#include <string>

#include "engine/model/model.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/reader.hpp"
#include "engine/run/scenario.hpp"

namespace concord {

/// A run of which there is a file, simulated once more to look into it: the file's own configuration and
/// random numbers say how.
class Rerun {
  public:
    /// `folder`: that of the scenario, which tables are named from; "" = that of the file. Throws InputError
    /// when the file is not whole, or this program with these tables makes another run, with all differences.
    explicit Rerun(const std::string& file, const std::string& folder = "");

    const Reader& file() const { return file_; }
    const Scenario& scenario() const { return scenario_; }

    /// The world as built, at tick 0.
    std::unique_ptr<Model> start() const;
    /// The model at a tick, from the nearest checkpoint kept beside the file, or from the start; `look` is
    /// called at each tick on the way, but not at `t`. Throws as `check` does.
    using Look = std::function<void(const Model&, Tick)>;
    std::unique_ptr<Model> at(Tick t, const Look& look = {}) const;
    /// Throws Failure when the file has recorded this tick, and otherwise than the model has it.
    void check(const Model&, Tick t) const;

  private:
    std::unique_ptr<Model> from_checkpoint(Tick latest, Tick& reached) const;

    Reader file_;
    Provenance made_;
    Scenario scenario_;
};

}  // namespace concord
