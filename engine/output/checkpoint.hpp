#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/state.hpp"
#include "engine/core/tick.hpp"
#include "engine/output/parts.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/sealed_file.hpp"

namespace concord {

/// What a checkpoint says of the run it belongs to. The state of the model comes after it.
struct CheckpointHead {
    Provenance provenance;  // program, model, configuration, seed, inputs, parent: what the output will say
    std::string folder;     // the configuration's: tables are named from there
    std::string label;      // what messages call the run
    Tick tick = 0;          // the state is that before this tick is recorded
    bool overwrite = false;
    Tick every = 0;                 // ticks from one checkpoint to the next; 0 = not by ticks
    double minutes = 0;             // the same by the clock
    std::uint32_t keep = 0;         // how many stay when the run is over; until then at least the latest
    std::vector<SealedPart> parts;  // recorded before this tick
    std::vector<std::pair<std::string, double>> start;  // of the summary: observables as they were
};

/// Writes the state of a model, as StateVisitors see it, straight from where it stands. PATH is replaced only
/// once the new checkpoint is whole and on disk; `make_room` is called just before. Returns the SHA-256.
/// Throws Failure.
std::string write_checkpoint(const std::string& path, const CheckpointHead&,
                             const std::function<void(StateVisitor&)>& state,
                             const std::function<void()>& make_room = {});

/// A checkpoint to go on from.
class Checkpoint {
  public:
    /// Throws InputError: there is none, it is not whole, or not one that this program reads.
    explicit Checkpoint(const std::string& path);

    const std::string& path() const { return file_.path(); }
    const std::string& sha256() const { return file_.sha256(); }
    const CheckpointHead& head() const { return head_; }

    /// Overwrites a state with that of the checkpoint, once. Throws InputError when it is of another shape,
    /// or holds a value that the model does not allow.
    void restore(const std::function<void(StateVisitor&)>& state);

  private:
    SealedReader file_;
    CheckpointHead head_;
};

}  // namespace concord
