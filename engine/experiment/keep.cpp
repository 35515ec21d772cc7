#include "engine/experiment/keep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace concord {

namespace {
std::size_t chosen(const std::vector<bool>& all) {
    return static_cast<std::size_t>(std::ranges::count(all, true));
}

/// Those of `count` things that are listed by number.
std::vector<bool> listed(const Section& config, const std::string& key, const std::vector<double>& numbers,
                         std::size_t count) {
    std::vector<bool> all(count);
    for (const double number : numbers) {
        if (number == std::floor(number) && number < static_cast<double>(count))
            all[static_cast<std::size_t>(number)] = true;
        else if (!config.is_wrong(key))
            config.problem(key,
                           fmt::format("has {}; allowed: whole numbers from 0 to {}", number, count - 1));
    }
    return all;
}
}  // namespace

std::size_t Keep::size() const {
    return chosen(arms) * chosen(samples) * chosen(replicates);
}

Keep read_keep(const Section& config, const std::vector<std::string>& arms, std::size_t samples,
               std::size_t replicates) {
    const auto numbers = [&](const char* key, const char* help) {
        return config.reals(key, {}, {}, {0, 1e7}, "1", help);
    };
    const std::vector<std::string> of_arms =
        config.texts("experiment.keep.arms", {}, "arms whose runs are kept whole in FILE.runs; none = all");
    const std::vector<double> of_samples =
        numbers("experiment.keep.samples", "samples whose runs are kept whole, from 0; none = all");
    const std::vector<double> of_replicates =
        numbers("experiment.keep.replicates", "replicates that are kept whole, from 0; none = all");
    Keep keep{std::vector<bool>(arms.size(), of_arms.empty()),
              listed(config, "experiment.keep.samples", of_samples, samples),
              listed(config, "experiment.keep.replicates", of_replicates, replicates)};
    for (const std::string& name : of_arms) {
        const auto found = std::ranges::find(arms, name);
        if (found == arms.end())
            config.problem("experiment.keep.arms", fmt::format("there is no arm \"{}\"; allowed: \"{}\"",
                                                               name, fmt::join(arms, "\", \"")));
        else
            keep.arms[static_cast<std::size_t>(found - arms.begin())] = true;
    }
    if (of_arms.empty() && of_samples.empty() && of_replicates.empty()) return {};
    if (of_samples.empty()) keep.samples.flip();
    if (of_replicates.empty()) keep.replicates.flip();
    constexpr std::size_t most = 100'000;
    if (keep.size() > most)
        config.problem("experiment.keep",
                       fmt::format("keeps {} runs, a file each; at most {} are allowed", keep.size(), most));
    return keep;
}

}  // namespace concord
