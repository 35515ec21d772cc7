#include "tools/explain/account.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/error.hpp"

namespace concord {

namespace {
/// Looks on at a run as it comes by: when an agent reviewed last.
struct LastReview {
    std::size_t agent;
    std::optional<Tick> seen_from, last;

    void operator()(const Model& model, Tick t) {
        if (!seen_from) seen_from = t;
        if (dynamic_cast<const Explainable&>(model).reviews(agent, t)) last = t;
    }
};

/// Whoever came later than the review was somebody else's.
std::optional<Tick> last_review(const Rerun& run, const LastReview& seen, Tick t, const Standing& standing) {
    const Tick came = t - std::min(t, standing.in_place);
    if (seen.last && *seen.last >= came) return seen.last;
    if (seen.seen_from.value_or(t) <= came) return {};
    LastReview before{seen.agent, {}, {}};
    Tick now = came;
    for (auto model = run.at(came); now < t; model->advance(now++)) before(*model, now);
    return before.last;
}

void look_ahead(Account& account, Model& model, Tick ticks) {
    const auto& agents = dynamic_cast<const Explainable&>(model);
    for (Tick t = account.tick; t < ticks; ++t) {
        if (t > account.tick && agents.reviews(account.agent, t)) {
            account.next = t;
            return;
        }
        model.advance(t);
        const Standing now = agents.standing(account.agent);
        if (t == account.tick) account.after = now;
        if (now.in_place == 0) account.leaves = t;
        if (account.leaves || (account.why.reviews && t == account.tick)) return;
    }
}
}  // namespace

const Explainable& explainable(const Model& model, const Rerun& run) {
    if (const auto* able = dynamic_cast<const Explainable*>(&model)) return *able;
    throw InputError({.file = run.file().path(),
                      .text = fmt::format("the model {} has nobody who chooses by terms of a utility",
                                          run.scenario().plan.model)});
}

void check_tick(const Rerun& run, std::int64_t tick) {
    const Tick ticks = run.scenario().settings.ticks;
    if (ticks == 0)
        throw InputError({.file = run.file().path(), .text = "nothing is chosen in a run of 0 ticks"});
    if (tick < 0 || tick >= ticks)
        throw InputError(
            {.file = "--tick",
             .text = fmt::format("is {}; allowed: 0 to {}, as what is chosen from there is recorded "
                                 "at the next tick and {} has {}",
                                 tick, ticks - 1, run.file().path(), ticks)});
}

Account account_of(const Rerun& run, std::size_t agent, Tick t) {
    LastReview seen{agent, {}, {}};
    const auto model = run.at(t, [&](const Model& passing, Tick now) { seen(passing, now); });
    const Explainable& agents = explainable(*model, run);
    Account account;
    account.file = run.file().path(), account.tick_unit = model->outline().tick_unit;
    account.agent = agent, account.tick = t;
    account.why = agents.explain(agent, t);
    account.standing = agents.standing(agent);
    if (!account.why.reviews) account.last = last_review(run, seen, t, account.standing);
    look_ahead(account, *model, run.scenario().settings.ticks);
    return account;
}

namespace {
void add(std::vector<double>& sums, const std::vector<double>& values) {
    sums.resize(values.size());
    for (std::size_t n = 0; n < values.size(); ++n) sums[n] += values[n];
}

void add(Mean& mean, const Explanation& why) {
    mean.options = why.options;
    mean.before.resize(why.options.size());
    ++mean.before[why.before];
    mean.reviewing += why.reviews;
    add(mean.utility, why.utility);
    add(mean.probability, why.probability);
    mean.reasons.resize(why.reasons.size());
    for (std::size_t n = 0; n < why.reasons.size(); ++n) {
        mean.reasons[n].name = why.reasons[n].name, mean.reasons[n].help = why.reasons[n].help;
        add(mean.reasons[n].adds, why.reasons[n].adds);
    }
}

void divide(std::vector<double>& sums, std::size_t by) {
    for (double& sum : sums) sum /= static_cast<double>(by);
}
}  // namespace

Mean mean_of(const Rerun& run, const std::string& dimension, std::size_t row, const std::string& name,
             Tick t) {
    const auto model = run.at(t);
    const Explainable& agents = explainable(*model, run);
    const std::vector<std::size_t> some = agents.agents_of(dimension, row);
    if (some.empty()) throw InputError({.file = "--" + dimension, .text = name + " has nobody who chooses"});
    Mean mean;
    mean.file = run.file().path(), mean.tick_unit = model->outline().tick_unit;
    mean.of = name, mean.tick = t, mean.agents = some.size();
    for (const std::size_t agent : some) add(mean, agents.explain(agent, t));
    divide(mean.utility, some.size());
    divide(mean.probability, some.size());
    for (Reason& reason : mean.reasons) divide(reason.adds, some.size());
    model->advance(t);
    mean.after.resize(mean.options.size());
    for (const std::size_t agent : some) ++mean.after[agents.standing(agent).does];
    return mean;
}

}  // namespace concord
