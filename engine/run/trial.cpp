#include "engine/run/trial.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"

namespace concord {

namespace {
/// One number a tick.
class Observed {
  public:
    /// "collaboration", or of an axis "collaboration_by_kind[council]".
    Observed(const Outline& outline, const std::string& name) {
        const std::size_t bracket = std::min(name.find('['), name.size());
        for (const Variable& variable : outline.variables)
            if (variable.meaning.path == name.substr(0, bracket) && variable.storage == Storage::float64)
                variable_ = &variable;
        const std::size_t axes = bracket == name.size() ? 0 : 1;
        if (variable_ == nullptr || variable_->meaning.dimensions.size() != axes)
            throw std::invalid_argument("no observable with one number " + name);
        rows_.resize(outline.rows(variable_->meaning));
        if (axes == 1) row_ = row_of(outline, name.substr(bracket + 1, name.size() - bracket - 2));
    }
    double operator()() {
        variable_->fill(reinterpret_cast<std::byte*>(rows_.data()));
        return rows_[row_];
    }

  private:
    std::size_t row_of(const Outline& outline, const std::string& label) const {
        const auto& labels =
            std::ranges::find(outline.dimensions, variable_->meaning.dimensions[0], &Dimension::name)->labels;
        const auto found = std::ranges::find(labels, label);
        if (found == labels.end()) throw std::invalid_argument("no row of that name: " + label);
        return static_cast<std::size_t>(found - labels.begin());
    }

    const Variable* variable_ = nullptr;
    std::vector<double> rows_;
    std::size_t row_ = 0;
};

void observe(std::map<std::string, Observed>& observed, Series& series) {
    for (auto& [name, value] : observed) series[name].push_back(value());
}
}  // namespace

Series trial(const Document& scenario, const std::vector<std::string>& names, std::uint32_t replicate) {
    const Section config(scenario);
    const RunSettings settings(config, model_of(world_of(config)).ticks);
    const Plan plan = read_plan(config);
    config.finish();
    const auto model = plan.build(Draws(settings.seed, replicate));
    const Outline outline = model->outline();
    Series series;
    std::map<std::string, Observed> observed;
    for (const std::string& name : names) observed.emplace(name, Observed(outline, name));
    observe(observed, series);
    for (Tick t = 0; t != settings.ticks && !model->settled(); ++t) {
        model->advance(t);
        observe(observed, series);
    }
    return series;
}

Series trial(const std::string& scenario, const std::vector<std::string>& names, std::uint32_t replicate) {
    return trial(Document::parse(scenario, "scenario"), names, replicate);
}

}  // namespace concord
