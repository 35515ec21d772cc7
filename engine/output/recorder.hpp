#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/core/outline.hpp"
#include "engine/core/tick.hpp"
#include "engine/output/parts.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/selection.hpp"

namespace concord {

/// Records a run into a file (FORMAT.md). The thread that simulates only copies values into a frame; a thread
/// of the recorder's own compresses and writes. PATH exists from complete() on and not a moment earlier; a
/// recorder that goes without complete() leaves nothing.
class Recorder {
  public:
    /// The outline must outlive the recorder, and its dimensions and constants stay as they are. Throws
    /// InputError: the selection fits nothing, PATH exists and `overwrite` is not given, PATH cannot be a
    /// file. Throws Failure: it cannot be written. Throws std::logic_error when the outline contradicts
    /// itself.
    Recorder(const std::string& path, const Outline&, const Selection&, const Provenance&, bool overwrite);
    /// The same for a run with checkpoints: in parts beside PATH, of which `parts` are sealed already, and of
    /// which complete() makes the file.
    Recorder(const std::string& path, const Outline&, const Selection&, const Provenance&, bool overwrite,
             std::vector<SealedPart> parts);
    ~Recorder();

    /// Records the tick if it is one of every Selection::every. Throws Failure when the disk is full or the
    /// like, at this tick or one soon after; the recorder is of no use then.
    void observe(Tick tick);
    /// Records the tick in any case (the last one), unless it is recorded already. Ticks must not go back.
    void record(Tick tick);

    /// Of a recorder in parts: waits for what has been recorded to be on disk, in parts that are never
    /// touched again; returns all there are. Throws Failure.
    const std::vector<SealedPart>& cut();

    /// Waits for everything to be on disk and gives the file its name. Nothing can be recorded afterwards.
    /// Throws Failure.
    void complete();

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace concord
