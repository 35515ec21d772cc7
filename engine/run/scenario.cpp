#include "engine/run/scenario.hpp"

#include <utility>

#include "engine/config/late.hpp"

namespace concord {

Scenario::Scenario(Document read)
    : document(std::make_unique<const Document>(std::move(read))),
      config(*document),
      settings(config, model_of(world_of(config)).ticks),
      plan(read_plan(config)) {
    config.set_aside("experiment");
    config.finish();
    for (std::string& note : late_interventions(config, settings.ticks))
        plan.notes.push_back(std::move(note));
}

}  // namespace concord
