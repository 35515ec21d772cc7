#include "tests/unit/experiment/tiny.hpp"

#include <cmath>
#include <stdexcept>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_file.hpp"
#include "engine/parallel/parallel.hpp"

namespace concord::test {

namespace {
struct Setting {
    explicit Setting(const Section& config)
        : level(config.real("model.level", 0.5, {0, 1}, "percent", "where it is")),
          floor(config.real("model.floor", 0, {0, 1}, "1", "how low it may be")),
          spread(config.real("model.spread", 0.1, {0, 1}, "1", "how much chance there is")),
          places(config.whole("model.places", 3, {1, 9}, "1", "how many")),
          manner(config.choice("model.manner", 0, {"mild", "very strict"}, "how")),
          breaks_at(config.whole("model.breaks_at", 0, {0, 100}, "tick", "when it breaks; 0 = never")) {
        config.reals("model.weights", {1}, {"old", "young"}, {0, 2}, "1", "of two groups");
        if (floor > level) config.problem("model.floor", "must not be above model.level");
    }
    double level, floor, spread;
    std::int64_t places;
    std::size_t manner;
    std::int64_t breaks_at;
};

class Tiny : public Model {
  public:
    Tiny(const Setting& setting, Draws draws)
        : setting_(setting), noise_(draws.dice(draws.stream("tiny"), 0, 0).normal()) {}

    void advance(Tick t) override {
        tick_ = t + 1;
        if (setting_.breaks_at > 0 && tick_ >= setting_.breaks_at) throw std::runtime_error("it broke");
    }
    void state(StateVisitor&) override {}

    Outline outline() const override {
        Outline outline;
        outline.dimensions = {{"part", 2, "part", parts()}};
        outline.constants = {{{"setting/part_name", "", "name", {"part"}, {}}, names_of_parts()}};
        outline.observe({"level", "percent", "where it is", {}, {}}, [this](std::span<double> out) {
            out[0] = setting_.level + setting_.spread * noise_;
        });
        outline.observe({"tick", "1", "ticks so far", {}, {}},
                        [this](std::span<double> out) { out[0] = tick_; });
        if (setting_.manner == 0)
            outline.observe({"half", "1", "half of them", {}, {}},
                            [this](std::span<double> out) { out[0] = tick_ / 2.0; });
        outline.observe({"by_part", "1", "of parts", {"part"}, {}}, [this](std::span<double> out) {
            out[0] = setting_.places == 8 ? std::nan("") : tick_;
            out[1] = 10.0 * tick_;
        });
        return outline;
    }

  private:
    std::vector<std::string> parts() const {
        return setting_.places == 9 ? std::vector<std::string>{"west", "east"}
                                    : std::vector<std::string>{"old", "very young"};
    }
    static std::vector<std::string> names_of_parts() { return {"Old Town", "Very Young Town"}; }

    Setting setting_;
    double noise_;
    Tick tick_ = 0;
};

Plan read(const Section& config, const std::string&) {
    Plan plan;
    plan.headline = {"level"};
    plan.notes = {"made up"};
    plan.build = [setting = Setting(config)](const Draws& draws) {
        return std::make_unique<Tiny>(setting, draws);
    };
    return plan;
}

const bool added = add_model(
    {"tiny", "for tests", {"tiny"}, [](const Section& config, const auto&) { Setting{config}; }, read, 4});
}  // namespace

Document tiny(const std::string& experiment) {
    if (!added) throw std::logic_error("no model");
    return Document::parse("[world]\nkind = \"tiny\"\n[experiment]\n" + experiment, "north.toml");
}

Experiment experiment_of(const std::string& text) {
    return Experiment(tiny(text));
}

std::vector<std::string> problems_of(const std::string& text) {
    std::vector<std::string> messages;
    try {
        experiment_of(text);
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) messages.push_back(problem.message());
    }
    return messages;
}

double noise(std::uint32_t replicate) {
    Draws draws(1, replicate);
    return draws.dice(draws.stream("tiny"), 0, 0).normal();
}

Tally carry_out(const Experiment& experiment, Store& store, unsigned number, Shard shard) {
    const StopRequest stop;
    Threads threads(number);
    Tally tally;
    threads.execute([&] { tally = run_all(experiment, store, shard, number, Progress::Style::quiet, stop); });
    return tally;
}

Tally make_file(const Experiment& experiment, const std::string& file, unsigned threads) {
    Store store(file, identity_of({{"configuration", experiment.resolved()}}));
    const Tally tally = carry_out(experiment, store, threads);
    Provenance provenance = provenance_of_now();
    provenance.model = "tiny";
    provenance.configuration = experiment.resolved();
    provenance.seed = experiment.run_settings().seed;
    write_experiment(file, experiment, tally, store, provenance, true);
    return tally;
}

}  // namespace concord::test
