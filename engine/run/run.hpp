#pragma once
#include "engine/model/model.hpp"
#include "engine/output/recorder.hpp"
#include "engine/run/checkpoints.hpp"
#include "engine/run/progress.hpp"
#include "engine/run/stop.hpp"

namespace concord {

/// Runs a model from `first` to `last`, or until it has settled, recording on the way. Returns the tick
/// reached, which is recorded too unless a stop was requested. Throws Failure when the output cannot be
/// written. With a profile, tells it what the time went into; with checkpoints, writes those that are due.
Tick run(Model& model, Recorder& record, Tick first, Tick last, Progress& progress, const StopRequest& stop,
         Profile* profile = nullptr, Checkpoints* checkpoints = nullptr);

}  // namespace concord
