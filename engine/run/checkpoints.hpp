#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "engine/model/model.hpp"
#include "engine/output/checkpoint.hpp"
#include "engine/output/recorder.hpp"

namespace concord {

/// Lays down beside the output, now and then, all that is needed to go on: what has been recorded and where
/// the model stands.
class Checkpoints {
  public:
    /// `head`: what every checkpoint of the run says; how often is in it, too. `last`: the tick of the one
    /// that is there already. All three others must outlive this.
    Checkpoints(std::string output, CheckpointHead head, Model&, Recorder&, std::optional<Tick> last = {});
    /// Removes what has been recorded since the last checkpoint: it will be simulated again.
    ~Checkpoints();
    Checkpoints(const Checkpoints&) = delete;
    Checkpoints& operator=(const Checkpoints&) = delete;

    /// Writes one if it is time; whether it did.
    bool reached(Tick t);
    /// Writes one, unless there is one of that tick. Throws Failure, and the one before stays.
    void write(Tick t);
    /// The output has its name: no need to go on. Keeps those that were to be kept.
    void retire();

    std::optional<Tick> last() const { return last_; }

  private:
    using Clock = std::chrono::steady_clock;
    bool is_time(Tick t) const;
    void set_aside();
    void thin_out() const;

    std::string output_;
    CheckpointHead head_;
    Model& model_;
    Recorder& record_;
    std::optional<Tick> last_;
    std::size_t parts_needed_;
    Clock::time_point written_ = Clock::now();
};

}  // namespace concord
