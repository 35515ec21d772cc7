#include "engine/run/checkpoints.hpp"

#include <algorithm>
#include <filesystem>

#include "engine/run/checkpoint_files.hpp"

namespace concord {

Checkpoints::Checkpoints(std::string output, CheckpointHead head, Model& model, Recorder& record,
                         std::optional<Tick> last)
    : output_(std::move(output)),
      head_(std::move(head)),
      model_(model),
      record_(record),
      last_(last),
      parts_needed_(head_.parts.size()) {}

Checkpoints::~Checkpoints() {
    remove_parts(output_, parts_needed_);
}

bool Checkpoints::is_time(Tick t) const {
    if (last_ == t || t == 0) return false;
    if (head_.every > 0 && t % head_.every == 0) return true;
    return head_.minutes > 0 &&
           Clock::now() - written_ >= std::chrono::duration<double, std::ratio<60>>(head_.minutes);
}

bool Checkpoints::reached(Tick t) {
    if (!is_time(t)) return false;
    write(t);
    return true;
}

void Checkpoints::write(Tick t) {
    if (last_ == t) return;
    head_.tick = t;
    head_.parts = record_.cut();
    write_checkpoint(
        checkpoint_path(output_), head_, [this](StateVisitor& visitor) { model_.state(visitor); },
        [this] { set_aside(); });
    last_ = t;
    parts_needed_ = head_.parts.size();
    written_ = Clock::now();
    thin_out();
}

/// The latest makes room for a later one, if it is to be kept.
void Checkpoints::set_aside() {
    std::error_code ignored;
    if (head_.keep > 1 && last_)
        std::filesystem::rename(checkpoint_path(output_), checkpoint_path(output_, *last_), ignored);
}

void Checkpoints::thin_out() const {
    const std::vector<std::string> all = checkpoints_of(output_);
    std::error_code ignored;
    for (std::size_t n = std::max<std::size_t>(1, head_.keep); n < all.size(); ++n)
        std::filesystem::remove(all[n], ignored);
}

void Checkpoints::retire() {
    parts_needed_ = 0;
    if (last_) retire_checkpoints(output_, *last_, head_.keep);
}

}  // namespace concord
