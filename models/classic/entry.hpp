#pragma once
#include "engine/model/model.hpp"

namespace concord::classic {

/// Makes a model known that reads no tables: Simulation(Setting, Draws), with Setting(Section).
template <class Setting, class Simulation>
bool add_simulation(const std::string& name, std::string help, Tick ticks,
                    std::vector<std::string> headline) {
    const auto declare = [](const Section& config, const std::string&) { Setting{config}; };
    const auto read = [headline](const Section& config, const std::string&) {
        Plan plan;
        plan.headline = headline;
        plan.build = [setting = Setting(config)](const Draws& draws) {
            return std::make_unique<Simulation>(setting, draws);
        };
        return plan;
    };
    return add_model({name, std::move(help), {name}, declare, read, ticks});
}

}  // namespace concord::classic
