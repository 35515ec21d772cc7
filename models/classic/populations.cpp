#include "models/classic/populations.hpp"

#include <limits>

namespace concord::classic {

Populations::Setting::Setting(const Section& config, std::uint32_t usual_size)
    : count(static_cast<std::uint32_t>(config.whole("model.populations", 10'000, {1, 1e7}, "1",
                                                    "independent populations, each with one mutant"))),
      size(static_cast<std::uint32_t>(
          config.whole("model.population", usual_size, {1, 1e6}, "1", "members of a population (N)"))) {}

Populations::Populations(const Setting& setting)
    : size_(setting.size), mutants_(setting.count, 1), updates_(setting.count) {}

bool Populations::settled() const {
    return std::ranges::none_of(mutants_, [&](std::uint32_t mutants) { return mixed(mutants); });
}

double Populations::share(std::uint32_t mutants) const {
    return static_cast<double>(std::ranges::count(mutants_, mutants)) / static_cast<double>(mutants_.size());
}

double Populations::fixation_time() const {
    std::uint64_t sum = 0, fixated = 0;
    for (std::size_t n = 0; n < mutants_.size(); ++n)
        if (mutants_[n] == size_) sum += updates_[n], ++fixated;
    if (fixated == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(sum) / static_cast<double>(fixated) / size_;
}

void Populations::state(StateVisitor& visit) {
    visit("population/mutants", mutants_);
    visit("population/updates", updates_);
}

void Populations::observe(Outline& outline) const {
    outline.tick_unit = std::string(1, '1');  // g++ 12 warns of a plain "1", without reason
    outline.dimensions.push_back({"population", mutants_.size(), "population", {}});
    outline.observe({"share_fixated", "1", "share of populations in which all are mutants", {}, {}},
                    [this](std::span<double> out) { out[0] = share(size_); });
    outline.observe({"share_extinct", "1", "share of populations in which no mutant is left", {}, {}},
                    [this](std::span<double> out) { out[0] = share(0); });
    outline.observe(
        {"fixation_time", "1", "generations (of N updates) to fixation, mean where it came", {}, {}},
        [this](std::span<double> out) { out[0] = fixation_time(); });
    outline.column({"population/mutants", "1", "mutants", {"population"}, {}},
                   [this] { return std::span(mutants_); });
}

}  // namespace concord::classic
