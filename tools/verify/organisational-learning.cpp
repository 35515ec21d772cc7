#include <fmt/format.h>

#include <cmath>

#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// Who learns fast knows less: the orderings of the model, each as a difference of means over replicates that
/// is more than 4 standard errors above 0.
namespace concord {
namespace {

/// The mean knowledge of 50 people about 30 dimensions at a tick, by replicate.
SampleMean knowledge(const std::string& rates, int tick, std::uint32_t replicates) {
    const auto scenario = Document::parse(
        fmt::format("[world]\nkind = \"organisational-learning\"\n[run]\nticks = {}\n[model]\n{}", tick,
                    rates),
        "scenario");
    std::vector<double> sample;
    for (std::uint32_t n = 0; n < replicates; ++n)
        sample.push_back(trial(scenario, {"knowledge"}, n).at("knowledge").back());
    return sample_mean(sample);
}

Finding rises(const std::string& what, const SampleMean& from, const SampleMean& to) {
    return {fmt::format("{}: {:.3f} to {:.3f}, in standard errors", what, from.mean, to.mean),
            Finding::Relation::above,
            4,
            (to.mean - from.mean) / std::hypot(from.standard_error, to.standard_error),
            0,
            ""};
}

/// Without turnover and turbulence: where everybody has come to agree.
std::vector<Finding> rates(std::uint32_t replicates) {
    const auto settled = [&](double p1, double p2) {
        return knowledge(fmt::format("socialisation = {}\ncode_learning = {}", p1, p2), 300, replicates);
    };
    const SampleMean slow = settled(0.1, 0.5), middle = settled(0.5, 0.5), fast = settled(0.9, 0.5);
    return {rises("p2 = 0.5, p1 from 0.5 down to 0.1", middle, slow),
            rises("p2 = 0.5, p1 from 0.9 down to 0.5", fast, middle),
            rises("p1 = 0.1, p2 from 0.1 to 0.5", settled(0.1, 0.1), slow),
            rises("p1 = 0.1, p2 from 0.5 to 0.9", slow, settled(0.1, 0.9))};
}

std::vector<Finding> change(std::uint32_t replicates) {
    const auto after = [&](double p1, double p3, double p4, int tick) {
        return knowledge(
            fmt::format("socialisation = {}\ncode_learning = 0.5\nturnover = {}\nturbulence = {}", p1, p3,
                        p4),
            tick, replicates);
    };
    const SampleMean none = after(0.9, 0, 0, 20), moderate = after(0.9, 0.05, 0, 20);
    return {
        rises("p1 = 0.9, turnover from 0 to 0.05", none, moderate),
        rises("p1 = 0.9, turnover from 0.5 down to 0.05", after(0.9, 0.5, 0, 20), moderate),
        rises("turbulence 0.02, from tick 100 back to 20", after(0.5, 0, 0.02, 100), after(0.5, 0, 0.02, 20)),
        rises("turbulence 0.02 at tick 100, turnover from 0 to 0.1", after(0.5, 0, 0.02, 100),
              after(0.5, 0.1, 0.02, 100))};
}

const bool added =
    add_check({"organisational-learning/rates", "March 1991", false, [] { return rates(400); }}) &&
    add_check({"organisational-learning/change", "March 1991", false, [] { return change(600); }});

}  // namespace
}  // namespace concord
