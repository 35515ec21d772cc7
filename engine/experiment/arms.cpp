#include "engine/experiment/arms.hpp"

#include <algorithm>
#include <cmath>

namespace concord {

namespace {
struct Pairs {
    std::vector<double> mine, theirs;
};

/// Those of which neither run failed.
Pairs whole_pairs(const std::vector<double>& mine, const std::vector<double>& theirs) {
    Pairs pairs;
    for (std::size_t n = 0; n < mine.size(); ++n) {
        if (std::isnan(mine[n]) || std::isnan(theirs[n])) continue;
        pairs.mine.push_back(mine[n]);
        pairs.theirs.push_back(theirs[n]);
    }
    return pairs;
}

/// What pairing saved, of a sample at a time: that samples differ is nothing that pairing would remove.
double ratio_within_samples(const Results& results, const std::vector<double>& mine,
                            const std::vector<double>& theirs) {
    const std::size_t replicates = results.replicates();
    double apart = 0, paired = 0;
    bool known = false;
    for (std::size_t first = 0; first < mine.size(); first += replicates) {
        const auto of_sample = [&](const std::vector<double>& all) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
            return std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(replicates));
        };
        const Pairs pairs = whole_pairs(of_sample(mine), of_sample(theirs));
        if (pairs.mine.size() < 2) continue;
        const auto freedom = static_cast<double>(pairs.mine.size() - 1);
        apart += freedom * (variance(pairs.mine) + variance(pairs.theirs));
        paired += freedom * variance_of_differences(pairs.mine, pairs.theirs);
        known = true;
    }
    return known ? apart / paired : unknown;
}

std::size_t without_number(const Results& results, const std::vector<double>& by_run, std::size_t arm) {
    std::size_t count = 0;
    for (std::size_t run = 0; run < by_run.size(); ++run)
        count += results.arm_of(run) == arm && !results.failed(run) && std::isnan(by_run[run]);
    return count;
}

std::vector<double> numbers_in(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    return values;
}

std::size_t endless_in(const std::vector<double>& values) {
    return static_cast<std::size_t>(
        std::ranges::count_if(values, [](double value) { return std::isinf(value); }));
}

ArmTable table_of(const Results& results, const Outcome& outcome, double time,
                  const std::vector<double>& values, const Bootstrap& bootstrap) {
    ArmTable table{outcome, outcome.sums_up ? unknown : time, {}};
    const std::vector<double> baseline = results.of_arm(values, results.baseline());
    for (std::size_t arm = 0; arm < results.arms().size(); ++arm) {
        const std::vector<double> mine = results.of_arm(values, arm);
        const Pairs pairs = whole_pairs(mine, baseline);
        const std::vector<double> counted = pairs.mine.empty() ? numbers_in(mine) : pairs.mine;
        ArmResult result{.arm = arm,
                         .pairs = counted.size(),
                         .without = without_number(results, values, arm),
                         .endless = endless_in(counted),
                         .median = median(counted),
                         .mean = mean_interval(counted),
                         .against_baseline = {}};
        if (arm != results.baseline() && !pairs.mine.empty()) {
            result.against_baseline = compare(pairs.mine, pairs.theirs, bootstrap);
            result.against_baseline->ratio = ratio_within_samples(results, mine, baseline);
        }
        table.arms.push_back(std::move(result));
    }
    return table;
}
}  // namespace

bool is_empty(const Outcome& outcome, const std::vector<double>& by_run) {
    return outcome.name != outcome.variable &&
           std::ranges::all_of(by_run, [](double value) { return std::isnan(value); });
}

std::vector<ArmTable> compare_arms(const Results& results, const std::vector<Outcome>& outcomes,
                                   std::size_t place, const Bootstrap& bootstrap) {
    std::vector<ArmTable> tables;
    const auto values = results.at(outcomes, place);
    for (std::size_t k = 0; k < outcomes.size(); ++k)
        if (!is_empty(outcomes[k], values[k]))
            tables.push_back(table_of(results, outcomes[k], results.times().at(place), values[k], bootstrap));
    std::vector<double> p;
    for (const ArmTable& table : tables)
        for (const ArmResult& arm : table.arms)
            if (arm.against_baseline) p.push_back(arm.against_baseline->p);
    const std::vector<double> adjusted = holm(p);
    std::size_t next = 0;
    for (ArmTable& table : tables)
        for (ArmResult& arm : table.arms)
            if (arm.against_baseline) arm.adjusted_p = adjusted[next++];
    return tables;
}

std::vector<Estimate> difference_over_time(const Results& results, const Outcome& outcome, std::size_t arm) {
    std::vector<Estimate> estimates;
    const std::vector<double> values = results.all(outcome);
    const std::size_t times = results.times().size();
    std::vector<double> by_run(results.runs());
    for (std::size_t place = 0; place < times; ++place) {
        for (std::size_t run = 0; run < by_run.size(); ++run) by_run[run] = values[run * times + place];
        const Pairs pairs =
            whole_pairs(results.of_arm(by_run, arm), results.of_arm(by_run, results.baseline()));
        estimates.push_back(mean_interval(differences(pairs.mine, pairs.theirs)));
    }
    return estimates;
}

}  // namespace concord
