#include "engine/output/provenance.hpp"
#include "engine/output/recorder.hpp"
#include "tests/bench/imitation.hpp"
#include "tests/bench/simulation.hpp"
#include "tests/bench/workloads.hpp"
#include "tests/support/scratch.hpp"

namespace concord::bench {

namespace {
Document game() {
    return imitation(100'000);
}

const std::vector<std::string> state{"agent/strategy"};

/// Advances as `concord run` does, into files that are complete at the end: the share of cooperators at every
/// tick, and what everybody does at every tenth.
class Recorded {
  public:
    explicit Recorded(Document text)
        : model_(Scenario(std::move(text)).build()), outline_(model_->outline()) {}

    void advance(Tick ticks) {
        const Provenance provenance = provenance_of_now();
        Recorder series(folder_ / "series.h5", outline_, {1, {}, {}}, provenance, true);
        Recorder whole(folder_ / "state.h5", outline_, {10, state, {}}, provenance, true);
        for (const Tick last = now_ + ticks; now_ != last; ++now_) {
            series.observe(now_);
            whole.observe(now_);
            model_->advance(now_);
        }
        series.complete();
        whole.complete();
    }

    State agents() const { return state_of(outline_, state); }
    double size() const { return size_of(outline_, state.front()); }

  private:
    test::Scratch folder_;
    std::unique_ptr<Model> model_;
    Outline outline_;
    Tick now_ = 0;
};

Contestant recorded(Scale) {
    const auto run = std::make_shared<Recorded>(game());
    return {run->size(), [run](Tick ticks) { run->advance(ticks); }, [run] { return run->agents(); }};
}

Contestant unrecorded(Scale) {
    return contestant(std::make_shared<Simulation>(game(), state));
}
}  // namespace

std::vector<Workload> recording() {
    return {{"recording", "network-dilemma-100k with everything recorded, beside nothing recorded",
             "agent and tick", 1.10, unrecorded, recorded, 2, false}};
}

}  // namespace concord::bench
