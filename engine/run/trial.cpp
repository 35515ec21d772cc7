#include "engine/run/trial.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"

namespace concord {

namespace {
const Variable& scalar(const Outline& outline, const std::string& name) {
    for (const Variable& variable : outline.variables)
        if (variable.meaning.path == name && variable.meaning.dimensions.empty() &&
            variable.storage == Storage::float64)
            return variable;
    throw std::invalid_argument("no scalar observable " + name);
}

void observe(const Outline& outline, Series& series) {
    for (auto& [name, values] : series)
        scalar(outline, name).fill(reinterpret_cast<std::byte*>(&values.emplace_back()));
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
    for (const std::string& name : names) series[name];
    observe(outline, series);
    for (Tick t = 0; t != settings.ticks && !model->settled(); ++t) {
        model->advance(t);
        observe(outline, series);
    }
    return series;
}

Series trial(const std::string& scenario, const std::vector<std::string>& names, std::uint32_t replicate) {
    return trial(Document::parse(scenario, "scenario"), names, replicate);
}

}  // namespace concord
