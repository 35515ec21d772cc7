#include "engine/experiment/runner.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <optional>

#include "engine/core/error.hpp"
#include "engine/experiment/precision.hpp"
#include "engine/experiment/scenarios.hpp"
#include "engine/experiment/turns.hpp"
#include "engine/parallel/parallel.hpp"

namespace concord {

namespace {
/// Why a run failed, and whether another attempt may help: not where the input is wrong.
struct Fault {
    std::string reason;
    bool final;
};

/// How many replicates to compute before asking again whether they are enough: so many that no thread is
/// idle for long, and that sealing takes little beside them, but hardly more than are needed.
std::size_t more(std::size_t computed, std::size_t points, unsigned threads) {
    const std::size_t runs = 2 * std::size_t{threads};
    return std::max({std::size_t{1}, runs / points, computed / 20});
}

/// Runs in order of their numbers, on as many threads as there are.
class Runner {
  public:
    Runner(const Experiment& experiment, Store& store, Shard shard, const StopRequest& stop,
           unsigned attempts, const KeptRuns* keep, Progress& progress)
        : experiment_(experiment),
          store_(store),
          shard_(shard),
          stop_(stop),
          attempts_(attempts),
          keep_(keep),
          progress_(progress),
          scenarios_(experiment) {}

    /// All runs below `end` that are this shard's and not done yet.
    void run_up_to(RunNumber end, unsigned threads) {
        Turns turns(next_, end, experiment_.settings().arms.size(), threads * shard_.of);
        for_blocks(threads, 1, [&](std::size_t, std::size_t) {
            try {
                attend_to_all(turns);
            } catch (...) {
                turns.stop();  // nothing can be kept any more
                throw;
            }
        });
        next_ = end;
    }

    std::vector<Tally::Failed> failed() const {
        std::vector<Tally::Failed> all;
        for (const auto& [run, reason] : failed_) all.push_back({run, reason});
        return all;
    }

  private:
    /// A shard, too, does all arms of a sample, unless there are more shards than samples.
    bool is_mine(RunNumber run) const {
        const std::size_t arms = experiment_.settings().arms.size();
        const bool many = experiment_.most_runs() / arms >= shard_.of;
        return (many ? run / arms : run) % shard_.of == shard_.number - 1;
    }

    void attend_to_all(Turns& turns) {
        for (auto runs = turns.next(); runs.first != runs.last; runs = turns.next())
            for (RunNumber run = runs.first; run != runs.last; ++run) {
                if (stop_.requested()) return;
                if (is_mine(run)) attend_to(run);
            }
    }

    void attend_to(RunNumber run) {
        if (!store_.is_finished(run) || is_missing(run)) {
            if (const std::optional<Fault> fault = attempt(run)) {
                const std::scoped_lock lock(mutex_);
                failed_[run] = fault->reason;
            }
        }
        const std::scoped_lock lock(mutex_);
        progress_.reached(static_cast<Tick>(++attended_));
    }

    bool is_missing(RunNumber run) const { return keep_ != nullptr && keep_->is_missing(run); }

    std::optional<Fault> attempt(RunNumber run) {
        if (store_.is_finished(run)) return try_once(run);  // but for its file, which is no news to the store
        for (unsigned attempt = 1;; ++attempt) {
            store_.started(run, attempt);
            const std::optional<Fault> fault = try_once(run);
            if (!fault) return std::nullopt;
            store_.failed(run, fault->reason, attempt);
            if (fault->final || attempt >= attempts_) return fault;
        }
    }

    std::optional<Fault> try_once(RunNumber run) {
        std::vector<double> values;
        try {
            values = simulated(run);
            if (values.empty()) return std::nullopt;  // asked to stop: it is not done
        } catch (const InputError& error) {
            return Fault{error.what(), true};
        } catch (const std::bad_alloc&) {
            return Fault{"not enough memory", false};
        } catch (const Failure&) {
            throw;
        } catch (const std::exception& error) {
            return Fault{error.what(), false};
        }
        if (!store_.is_finished(run)) store_.done(run, std::as_bytes(std::span(values)));
        return std::nullopt;
    }

    std::vector<double> simulated(RunNumber run) {
        const auto replicate = static_cast<std::uint32_t>(run / experiment_.points());
        if (!is_missing(run))
            return simulate(experiment_, scenarios_.of(run % experiment_.points())->plan, replicate, &stop_);
        KeptRun whole = keep_->of(run);
        return simulate(experiment_, whole.plan(), replicate, &stop_, &whole);
    }

    const Experiment& experiment_;
    Store& store_;
    const Shard shard_;
    const StopRequest& stop_;
    const unsigned attempts_;
    const KeptRuns* const keep_;
    Progress& progress_;
    Scenarios scenarios_;
    RunNumber next_ = 0;
    std::mutex mutex_;  // of what follows
    std::size_t attended_ = 0;
    std::map<RunNumber, std::string> failed_;
};
}  // namespace

std::vector<double> simulate(const Experiment& experiment, const Plan& plan, std::uint32_t replicate,
                             const StopRequest* stop, KeptRun* whole) {
    const auto model = plan.build(Draws(experiment.run_settings().seed, replicate));
    const Outline outline = model->outline();
    const std::vector<Tick>& times = experiment.times();
    std::vector<double> values(experiment.values_of_a_run());
    const std::vector<Observed>& observed = experiment.observed();
    std::vector<const Variable*> variables;
    for (const Observed& one : observed) variables.push_back(&variable_of(outline, one));
    if (whole != nullptr) whole->begin(outline);
    Tick t = 0;
    for (std::size_t n = 0; n < times.size(); ++n) {
        for (; t != times[n] && !model->settled(); ++t) {
            if (stop != nullptr && stop->requested()) return {};
            if (whole != nullptr) whole->observe(t);
            model->advance(t);
        }
        for (std::size_t k = 0; k < variables.size(); ++k) {
            const std::size_t place = observed[k].first + n * observed[k].outcomes.size();
            variables[k]->fill(reinterpret_cast<std::byte*>(values.data() + place));
        }
    }
    if (whole != nullptr) whole->complete(t);
    return values;
}

Tally run_all(const Experiment& experiment, Store& store, Shard shard, unsigned threads,
              Progress::Style style, const StopRequest& stop, const KeptRuns* keep, unsigned attempts) {
    const ExperimentSettings& settings = experiment.settings();
    const std::optional<Precision>& wanted = settings.precision;
    const std::size_t points = experiment.points();
    Tally tally;
    tally.replicates = wanted ? wanted->minimum : settings.replicates;
    const std::size_t most = (wanted ? wanted->maximum : settings.replicates) * points;
    Progress progress(style, 0, static_cast<Tick>(most / shard.of), "run");
    Runner runner(experiment, store, shard, stop, attempts, keep, progress);
    Replicates replicates(experiment, store);
    for (std::uint32_t computed = tally.replicates;;) {
        runner.run_up_to(computed * points, threads);
        store.seal();
        tally.stopped = stop.requested();
        if (!wanted || tally.stopped) break;
        if (const auto enough = replicates.enough(*wanted, computed)) {
            tally.replicates = *enough;
            break;
        }
        tally.replicates = computed;
        tally.precise = computed < wanted->maximum;
        if (!tally.precise) break;
        computed = static_cast<std::uint32_t>(
            std::min<std::size_t>(wanted->maximum, computed + more(computed, points, threads)));
    }
    tally.runs = tally.replicates * points;
    tally.failed = runner.failed();
    std::erase_if(tally.failed, [&](const Tally::Failed& one) { return one.run >= tally.runs; });
    return tally;
}

}  // namespace concord
