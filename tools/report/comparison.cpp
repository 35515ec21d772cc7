#include "engine/experiment/arms.hpp"
#include "tools/report/extract.hpp"

namespace concord {

using Json = nlohmann::ordered_json;

namespace {
Json json_of(const Estimate& estimate) {
    return Json::array({number_of(estimate.value), number_of(estimate.low), number_of(estimate.high)});
}

/// At some places: a list of values, of lower and of upper ends.
Json json_of(const std::vector<Estimate>& series, const std::vector<std::size_t>& places) {
    Json object{{"value", Json::array()}, {"low", Json::array()}, {"high", Json::array()}};
    for (const std::size_t place : places) {
        object["value"].push_back(number_of(series[place].value));
        object["low"].push_back(number_of(series[place].low));
        object["high"].push_back(number_of(series[place].high));
    }
    return object;
}

std::vector<Estimate> mean_over_time(const Results& results, const Outcome& outcome, std::size_t arm) {
    const std::vector<double> values = results.all(outcome);
    const std::size_t times = results.times().size();
    std::vector<Estimate> series;
    std::vector<double> by_run(results.runs());
    for (std::size_t place = 0; place < times; ++place) {
        for (std::size_t run = 0; run < by_run.size(); ++run) by_run[run] = values[run * times + place];
        std::vector<double> whole;
        for (const double value : results.of_arm(by_run, arm))
            if (value == value) whole.push_back(value);
        series.push_back(mean_interval(whole));
    }
    return series;
}

Json at_the_end(const ArmResult& arm) {
    Json object{{"runs", arm.pairs}, {"mean", json_of(arm.mean)}, {"median", number_of(arm.median)}};
    if (arm.without > 0) object["without"] = arm.without;
    if (arm.endless > 0) object["endless"] = arm.endless;
    if (const auto& against = arm.against_baseline) {
        object["difference"] = json_of(against->difference);
        object["bootstrap"] = json_of(against->resampled);
        object["better"] = number_of(against->better);
        object["p"] = number_of(arm.adjusted_p);
        object["saved"] = number_of(against->ratio);
    }
    return object;
}

/// A line over time, one of the rows of a variable, or a summary: one number a run.
const char* kind_of(const Outcome& outcome) {
    if (outcome.sums_up) return "summary";
    return outcome.name == outcome.variable ? "line" : "row";
}

/// Of many rows only what they come to at the end, so that pages stay small.
Json outcome_of(const Results& results, const ArmTable& table, const std::vector<std::size_t>& places) {
    const Outcome& outcome = table.outcome;
    const std::string kind = kind_of(outcome);
    Json arms = Json::array();
    for (const ArmResult& arm : table.arms) {
        Json object{{"end", at_the_end(arm)}};
        if (kind != "row")
            object["final"] =
                numbers_of(results.of_arm(results.at(outcome, results.times().size() - 1), arm.arm));
        if (kind == "line") object["mean"] = json_of(mean_over_time(results, outcome, arm.arm), places);
        if (kind == "line" && arm.against_baseline)
            object["difference"] = json_of(difference_over_time(results, outcome, arm.arm), places);
        arms.push_back(std::move(object));
    }
    return {{"name", outcome.name},           {"kind", kind},
            {"variable", outcome.variable},   {"unit", outcome.unit},
            {"long_name", outcome.long_name}, {"arms", arms}};
}

/// By sample and replicate, in the order of `final`.
Json swept_of(const Results& results) {
    Json list = Json::array();
    for (const std::string& key : results.keys()) {
        const std::vector<std::string> by_run = results.swept(key);
        std::vector<std::string> values(results.samples() * results.replicates());
        for (std::size_t run = 0; run < results.runs(); ++run)
            values[results.sample_of(run) * results.replicates() + results.replicate_of(run)] = by_run[run];
        list.push_back({{"key", key}, {"values", values}});
    }
    return list;
}
}  // namespace

Json comparison_of(const Results& results) {
    if (results.times().empty()) return nullptr;
    std::size_t failed = 0;
    for (std::size_t run = 0; run < results.runs(); ++run) failed += results.failed(run);
    const std::vector<std::size_t> places = spread(results.times().size(), most_times);
    Json outcomes = Json::array(), times = Json::array();
    for (const std::size_t place : places) times.push_back(number_of(results.times()[place]));
    for (const ArmTable& table : compare_arms(results, results.outcomes(), results.times().size() - 1))
        outcomes.push_back(outcome_of(results, table, places));
    return {{"arms", results.arms()},       {"baseline", results.baseline()},
            {"runs", results.runs()},       {"failed", failed},
            {"samples", results.samples()}, {"replicates", results.replicates()},
            {"design", results.design()},   {"times", std::move(times)},
            {"swept", swept_of(results)},   {"outcomes", std::move(outcomes)}};
}

}  // namespace concord
