#include "tests/bench/report.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

namespace concord::bench {

namespace {
std::string verdict(const Result& result) {
    if (!result.ratio) return "no reference";
    if (!result.judged()) return "";
    return result.missed() ? "missed" : "ok";
}

nlohmann::ordered_json of(const Spread& spread) {
    return {{"median", spread.median}, {"low", spread.low}, {"high", spread.high}};
}

nlohmann::ordered_json of(const Result& result) {
    nlohmann::ordered_json row{{"name", result.workload.name},     {"what", result.workload.what},
                               {"unit", result.workload.unit},     {"size", result.size},
                               {"threads", result.effort.threads}, {"rounds", result.effort.rounds},
                               {"ticks_a_round", result.ticks},    {"engine_ns", of(result.engine)}};
    if (result.ratio) {
        row["reference_ns"] = of(*result.reference);
        row["ratio"] = of(*result.ratio);
        row["target"] = result.workload.target;
    }
    row["verdict"] = verdict(result);
    return row;
}

std::string verdict(const Scaling& scaling) {
    if (!scaling.judged()) return "";
    return scaling.missed() ? "missed" : "ok";
}

nlohmann::ordered_json of(const Scaling& scaling) {
    nlohmann::ordered_json row{{"name", scaling.workload.name},
                               {"threads", scaling.effort.threads},
                               {"engine_ns", of(scaling.nanoseconds)},
                               {"speed_up", of(scaling.speed_up)}};
    if (scaling.judged()) row["target"] = scaling.workload.speed_up;
    row["verdict"] = verdict(scaling);
    return row;
}

std::string verdict(const Share& share) {
    if (!share.judged()) return "";
    return share.missed() ? "missed" : "ok";
}

nlohmann::ordered_json of(const Share& share) {
    nlohmann::ordered_json row{{"name", share.name},
                               {"what", share.what},
                               {"threads", share.threads},
                               {"runs", share.runs},
                               {"value", of(share.value)}};
    if (share.target) row.update({{"target", *share.target}, {"at_least", share.at_least}});
    row["verdict"] = verdict(share);
    return row;
}
}  // namespace

std::string heading(const Machine& machine) {
    return fmt::format(
        "{}, {} cores, {}; {}; {}\n"
        "{:24} {:>3} {:>10} {:>10} {:>7} {:>13} {:>7}  {:8} {}\n",
        machine.processor, machine.cores, machine.vector_unit, machine.compiler, machine.program, "workload",
        "thr", "reference", "engine", "ratio", "of rounds", "target", "", "ns per");
}

std::string row(const Result& result) {
    const auto [reference, ratio, range] = [&]() -> std::array<std::string, 3> {
        if (!result.ratio) return {"-", "-", ""};
        return {fmt::format("{:.4g}", result.reference->median), fmt::format("{:.2f}", result.ratio->median),
                fmt::format("{:.2f} to {:.2f}", result.ratio->low, result.ratio->high)};
    }();
    const std::string target = result.judged() ? fmt::format("{:.2f}", result.workload.target) : "";
    return fmt::format("{:24} {:3} {:>10} {:>10.4g} {:>7} {:>13} {:>7}  {:8} {}, of {:.3g}\n",
                       result.workload.name, result.effort.threads, reference, result.engine.median, ratio,
                       range, target, verdict(result), result.workload.unit, result.size);
}

std::string heading_of_scaling() {
    return fmt::format("\n{:24} {:>3} {:>10} {:>10} {:>13} {:>8}\n", "against one thread", "thr", "engine",
                       "times as", "of rounds", "at least");
}

std::string row(const Scaling& scaling) {
    const auto& [median, low, high] = scaling.speed_up;
    const std::string target = scaling.judged() ? fmt::format("{:.2f}", scaling.workload.speed_up) : "";
    return fmt::format("{:24} {:3} {:>10.4g} {:>5.2f} fast {:>13} {:>8}  {:8} {}\n", scaling.workload.name,
                       scaling.effort.threads, scaling.nanoseconds.median, median,
                       fmt::format("{:.2f} to {:.2f}", low, high), target, verdict(scaling),
                       scaling.workload.unit);
}

std::string heading_of_experiment() {
    return fmt::format("\n{:24} {:>3} {:>6} {:>7} {:>15} {:>8}\n", "an experiment", "thr", "runs", "ratio",
                       "of rounds", "target");
}

std::string row(const Share& share) {
    const auto& [median, low, high] = share.value;
    const std::string target =
        share.judged() ? fmt::format("{}{:.2f}", share.at_least ? ">=" : "", *share.target) : "";
    return fmt::format("{:24} {:3} {:6} {:>7.3f} {:>15} {:>8}  {:8} {}\n", share.name, share.threads,
                       share.runs, median, fmt::format("{:.3f} to {:.3f}", low, high), target, verdict(share),
                       share.what);
}

std::string json(const Machine& machine, const std::vector<Result>& results,
                 const std::vector<Scaling>& scalings, const std::vector<Share>& shares) {
    nlohmann::ordered_json document{{"machine",
                                     {{"processor", machine.processor},
                                      {"cores", machine.cores},
                                      {"vector_unit", machine.vector_unit},
                                      {"compiler", machine.compiler},
                                      {"program", machine.program}}},
                                    {"results", nlohmann::ordered_json::array()},
                                    {"scaling", nlohmann::ordered_json::array()},
                                    {"experiment", nlohmann::ordered_json::array()}};
    for (const Result& result : results) document["results"].push_back(of(result));
    for (const Scaling& scaling : scalings) document["scaling"].push_back(of(scaling));
    for (const Share& share : shares) document["experiment"].push_back(of(share));
    return document.dump(2) + "\n";
}

}  // namespace concord::bench
