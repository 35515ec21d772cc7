// Joining in when enough others have (Granovetter 1978; Watts 2002).
//
// All at once: whoever is not active yet becomes so, for good, when the active are at least as many as their
// threshold. Nobody's own activity counts among those they go by, as they have none before they join.
//
//   list, sequence   a number of people, given for each, or 0, 1, 2... for agent 0, 1, 2...
//   normal, uniform  per cent, drawn with mean model.mean and standard deviation model.sd: of all agents on
//                    the complete graph, of neighbours on others. Below 0: active from the first tick; above
//                    100: never
//   fixed            the share model.threshold of neighbours, the same for all (Watts 2002)
//
// model.seeds agents drawn at random are active from the start. Of no neighbours none is active, so only a
// threshold of 0 makes such an agent join. Who is active in the end does not depend on the order of joining;
// when they join does: elsewhere agents also join one after another, or leave again.
#include <algorithm>

#include "engine/model/model.hpp"
#include "models/classic/graph.hpp"
#include "models/classic/start.hpp"
#include "models/classic/thresholds.hpp"

namespace concord::classic {

namespace {
struct Setting {
    explicit Setting(const Section& config)
        : thresholds(config),
          graph(config, thresholds.usual_graph()),
          seeds(
              static_cast<std::uint32_t>(config.whole("model.seeds", thresholds.is_fixed() ? 1 : 0, {0, 1e8},
                                                      "agent", "drawn at random, active from the start"))) {
        thresholds.check(config, graph.agents);
        if (seeds > graph.agents) config.problem("model.seeds", "there are not so many agents");
    }

    Thresholds thresholds;
    Graph graph;
    std::uint32_t seeds;
};

class Threshold : public Model {
  public:
    Threshold(const Setting& setting, Draws draws)
        : set_(setting),
          ties_(set_.graph.build(draws, draws.stream("threshold.graph"))),
          threshold_(set_.graph.agents),
          active_(random_subset(set_.seeds, set_.graph.agents,
                                draws.dice(draws.stream("threshold.seeds"), 0, 0))),
          decided_(active_),
          seen_(ties_.rows()),
          count_(set_.seeds) {
        const Stream stream = draws.stream("threshold.thresholds");
        for (std::uint32_t me = 0; me < threshold_.size(); ++me)
            threshold_[me] = set_.thresholds.of(me, draws.dice(stream, me, 0));
        set_.graph.is_complete() ? line_up() : look_around();
    }

    void advance(Tick) override {
        for (const std::uint32_t me : joining_) active_[me] = 1;
        count_ += static_cast<std::uint32_t>(joining_.size());
        set_.graph.is_complete() ? follow_crowd() : follow_neighbours();
    }

    bool settled() const override { return joining_.empty(); }

    void state(StateVisitor& visit) override {
        visit("agent/active", active_, Between{0, 1});
        visit("agent/decided", decided_, Between{0, 1});
        visit("agent/seen", seen_);
        visit.varying("joining", joining_, Between{0, static_cast<double>(active_.size() - 1)});
        visit("front", front_);
        visit("active", count_);
    }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"agent", active_.size(), "agent", {}}};
        outline.constants = {
            {{"agent/threshold", "1", "threshold of an agent, in the unit of its kind", {"agent"}, {}},
             threshold_}};
        outline.observe({"active", "1", "agents who have joined", {}, {}},
                        [this](std::span<double> out) { out[0] = count_; });
        outline.observe(
            {"share_active", "1", "share of agents who have joined", {}, {}},
            [this](std::span<double> out) { out[0] = static_cast<double>(count_) / set_.graph.agents; });
        outline.column({"agent/active", "1", "whether an agent has joined", {"agent"}, {"no", "yes"}},
                       [this] { return std::span(active_); });
        return outline;
    }

  private:
    /// Complete graph: who waits stands in order of thresholds, and the front of the line joins.
    void line_up() {
        for (std::uint32_t me = 0; me < threshold_.size(); ++me)
            if (!active_[me]) waiting_.push_back(me);
        std::ranges::sort(waiting_, {}, [&](std::uint32_t me) { return std::pair(threshold_[me], me); });
        follow_crowd();
    }

    void follow_crowd() {
        const std::size_t others = threshold_.size() - set_.thresholds.is_fixed();
        joining_.clear();
        while (front_ < waiting_.size() &&
               set_.thresholds.measured(count_, others) >= threshold_[waiting_[front_]])
            joining_.push_back(waiting_[front_++]);
    }

    /// Other graphs: everybody looks round once, later only the neighbours of those who have just joined.
    void look_around() {
        for (std::uint32_t me = 0; me < threshold_.size(); ++me)
            if (active_[me]) joining_.push_back(me);
        follow_neighbours();
        for (std::uint32_t me = 0; me < threshold_.size(); ++me) decide(me);
    }

    void follow_neighbours() {
        const std::vector<std::uint32_t> joined = std::move(joining_);
        joining_.clear();
        for (const std::uint32_t one : joined)
            for (const std::uint32_t me : ties_.neighbours(one)) ++seen_[me], decide(me);
    }

    void decide(std::uint32_t me) {
        if (decided_[me] || set_.thresholds.measured(seen_[me], ties_.degree(me)) < threshold_[me]) return;
        decided_[me] = 1;
        joining_.push_back(me);
    }

    Setting set_;
    Ties ties_;
    std::vector<double> threshold_;
    std::vector<std::uint8_t> active_, decided_;  // decided: active now or at the next tick
    std::vector<std::uint32_t> seen_;             // active neighbours of each
    std::vector<std::uint32_t> joining_;          // at the next tick
    std::vector<std::uint32_t> waiting_;
    std::size_t front_ = 0;  // of those waiting
    std::uint32_t count_;    // of the active
};

Plan read(const Section& config, const std::string&) {
    const Setting setting(config);
    Plan plan;
    plan.headline = {"active", "share_active"};
    plan.inputs = setting.graph.inputs();
    plan.notes = setting.graph.notes();
    for (const std::string& note : setting.thresholds.notes()) plan.notes.push_back(note);
    plan.build = [setting](const Draws& draws) { return std::make_unique<Threshold>(setting, draws); };
    return plan;
}

const bool added = add_model({"threshold",
                              "joining in when enough others have (Granovetter 1978; Watts 2002)",
                              {"threshold"},
                              [](const Section& config, const std::string&) { Setting{config}; },
                              read,
                              1'000'000});
}  // namespace

}  // namespace concord::classic
