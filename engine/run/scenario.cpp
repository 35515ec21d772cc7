#include "engine/run/scenario.hpp"

#include <utility>

namespace concord {

Scenario::Scenario(Document read)
    : document(std::make_unique<const Document>(std::move(read))),
      config(*document),
      settings(config, model_of(world_of(config)).ticks),
      plan(read_plan(config)) {
    config.set_aside("experiment");
    config.finish();
    note_what_is_late(plan, config, settings.ticks);
}

}  // namespace concord
