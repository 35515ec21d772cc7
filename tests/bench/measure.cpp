#include "tests/bench/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"

namespace concord::bench {

namespace {
/// The two of them, always at the same tick.
class Contest {
  public:
    Contest(const Workload& workload, const Effort& effort)
        : workload_(workload), engine_(workload.engine(effort.scale)) {
        if (workload.reference) reference_ = workload.make_reference(effort.scale, effort.threads);
        if (reference_ && reference_->size != engine_.size)
            throw Failure(fmt::format("{}: the reference has a size of {}, the engine one of {}",
                                      workload.name, reference_->size, engine_.size));
        compare();
    }

    struct Seconds {
        double engine = 0, reference = 0;
    };
    Seconds round(Tick ticks, bool engine_first) {
        Seconds seconds;
        if (engine_first) seconds.engine = seconds_of(engine_, ticks);
        if (reference_) seconds.reference = seconds_of(*reference_, ticks);
        if (!engine_first) seconds.engine = seconds_of(engine_, ticks);
        reached_ += ticks;
        compare();
        return seconds;
    }

    /// How many ticks take either of them at least so long.
    Tick ticks_lasting(double seconds) {
        for (Tick ticks = 1;; ticks *= 2) {
            const Seconds taken = round(ticks, true);
            const double less = reference_ ? std::min(taken.engine, taken.reference) : taken.engine;
            if (less >= seconds) return ticks;
            if (less >= seconds / 8) return static_cast<Tick>(std::ceil(1.1 * ticks * seconds / less));
        }
    }

    double size() const { return engine_.size; }
    bool has_reference() const { return reference_.has_value(); }

  private:
    void compare() const {
        if (!reference_) return;
        const State mine = engine_.state(), other = reference_->state();
        for (const auto& [name, bytes] : other) {
            const auto found = mine.find(name);
            if (found == mine.end() || found->second.size() != bytes.size())
                disagree(name + " is not as long, or not there");
            const auto differs = std::ranges::mismatch(found->second, bytes).in2;
            if (differs != bytes.end())
                disagree(fmt::format("{} differs, first in byte {}", name, differs - bytes.begin()));
        }
    }

    [[noreturn]] void disagree(const std::string& how) const {
        throw Failure(fmt::format("{}: engine and reference disagree after {} ticks: {}", workload_.name,
                                  reached_, how));
    }

    const Workload& workload_;
    Contestant engine_;
    std::optional<Contestant> reference_;
    std::uint64_t reached_ = 0;  // ticks
};

Result contest(const Workload& workload, const Effort& effort) {
    Contest contest(workload, effort);
    Result result{workload, effort, 0, contest.size(), {}, {}, {}};
    result.ticks =
        contest.ticks_lasting(effort.scale == Scale::full ? workload.seconds : workload.seconds / 10);
    const double units = contest.size() * result.ticks;
    std::vector<double> engine, reference, ratio;
    for (unsigned n = 0; n < effort.rounds; ++n) {
        const Contest::Seconds seconds = contest.round(result.ticks, n % 2 == 0);
        engine.push_back(seconds.engine * 1e9 / units);
        reference.push_back(seconds.reference * 1e9 / units);
        ratio.push_back(seconds.engine / seconds.reference);
    }
    result.engine = spread_of(engine);
    if (contest.has_reference()) result.reference = spread_of(reference), result.ratio = spread_of(ratio);
    return result;
}
}  // namespace

double seconds_of(const Contestant& one, Tick ticks) {
    const auto start = std::chrono::steady_clock::now();
    one.advance(ticks);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Spread spread_of(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    const double median = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return {median, values.front(), values.back()};
}

Result measure(const Workload& workload, const Effort& effort) {
    Threads threads(effort.threads);
    std::optional<Result> result;
    threads.execute([&] { result = contest(workload, effort); });
    return *result;
}

void advance_only(const std::function<Contestant(Scale)>& make, Scale scale, Tick ticks) {
    Threads threads(1);
    threads.execute([&] { make(scale).advance(ticks); });
}

}  // namespace concord::bench
