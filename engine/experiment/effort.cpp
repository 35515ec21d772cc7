#include "engine/experiment/effort.hpp"

#include <algorithm>
#include <set>

#include "engine/store/folder.hpp"
#include "engine/store/ledger.hpp"

namespace concord {

namespace {
using Seconds = std::chrono::duration<double>;

/// When a run was under way.
struct Stretch {
    Seconds from, to;
};

/// What stretches cover together. From one run to the next is no pause.
Seconds covered(std::vector<Stretch> stretches) {
    constexpr Seconds longest_change{1};
    std::ranges::sort(stretches, {}, &Stretch::from);
    Seconds sum{0}, until{-1e300};
    for (const Stretch& each : stretches) {
        const Seconds from = each.from - until < longest_change ? until : each.from;
        sum += std::max(each.to - from, Seconds(0));
        until = std::max(until, each.to);
    }
    return sum;
}
}  // namespace

Effort read_effort(const std::string& parts) {
    const std::vector<std::string> folders = work_folders(parts);
    std::vector<Stretch> stretches;
    std::set<std::string> hosts;
    Effort effort;
    for (const auto& [run, history] : Ledger::histories(folders)) {
        if (history.last.state != RunState::done) continue;
        ++effort.runs;
        hosts.insert(history.last.host);
        const Seconds took(history.last.seconds), end(history.last.time.time_since_epoch());
        if (took <= Seconds(0)) continue;
        stretches.push_back({end - took, end});
        effort.seconds_a_run += took.count();
    }
    if (!stretches.empty()) effort.seconds_a_run /= static_cast<double>(stretches.size());
    effort.seconds = covered(std::move(stretches)).count();
    effort.hosts.assign(hosts.begin(), hosts.end());
    return effort;
}

}  // namespace concord
