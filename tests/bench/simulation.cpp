#include "tests/bench/simulation.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/output/kind.hpp"

namespace concord::bench {

Scenario::Scenario(Document text)
    : document(std::make_unique<const Document>(std::move(text))),
      config(*document),
      settings(config),
      plan(read_plan(config)) {
    config.finish();
}

std::unique_ptr<Model> Scenario::build(std::uint32_t replicate) const {
    return plan.build(Draws(settings.seed, replicate));
}

Document scenario(const std::string& text, const std::vector<std::string>& assignments) {
    Document document = Document::parse(text, "workload");
    for (const std::string& assignment : assignments) document.set(assignment);
    return document;
}

Document shipped(const std::string& name, const std::vector<std::string>& assignments) {
    Document document = Document::load(CONCORD_SOURCE "/configs/" + name + ".toml");
    for (const std::string& assignment : assignments) document.set(assignment);
    return document;
}

Simulation::Simulation(Document text, std::vector<std::string> variables)
    : variables_(std::move(variables)),
      model_(Scenario(std::move(text)).build()),
      outline_(model_->outline()) {}

void Simulation::advance(Tick ticks) {
    for (const Tick last = now_ + ticks; now_ != last; ++now_) model_->advance(now_);
}

namespace {
const Variable& variable_of(const Outline& outline, const std::string& name) {
    const auto path = [](const Variable& variable) { return variable.meaning.path; };
    const auto found = std::ranges::find(outline.variables, name, path);
    if (found == outline.variables.end()) throw std::logic_error("no variable " + name);
    return *found;
}
}  // namespace

State state_of(const Outline& outline, const std::vector<std::string>& variables) {
    State state;
    for (const std::string& name : variables) {
        const Variable& variable = variable_of(outline, name);
        state[name].resize(outline.rows(variable.meaning) * size_of(kind_of(variable.storage)));
        variable.fill(state[name].data());
    }
    return state;
}

double size_of(const Outline& outline, const std::string& variable) {
    return static_cast<double>(outline.rows(variable_of(outline, variable).meaning));
}

Contestant contestant(std::shared_ptr<Simulation> simulation) {
    return {simulation->size(), [simulation](Tick ticks) { simulation->advance(ticks); },
            [simulation] { return simulation->state(); }};
}

}  // namespace concord::bench
