#include "engine/output/parted_file.hpp"

namespace concord {

PartedFile::PartedFile(const std::string& path, const Outline& outline, Chosen chosen,
                       const Provenance& provenance, bool overwrite, std::vector<SealedPart> parts)
    : path_(path),
      whole_(path, outline, std::move(chosen), provenance, overwrite),
      parts_(std::move(parts)) {}

void PartedFile::append(Tick tick, const std::byte* frame) {
    if (!open_) open_.emplace(part_path(path_, parts_.size()), frame_bytes());
    open_->append(tick, frame);
}

void PartedFile::cut() {
    if (!open_) return;
    parts_.push_back(open_->seal());
    open_.reset();
}

void PartedFile::complete() {
    cut();
    whole_.begin();
    for (std::size_t n = 0; n != parts_.size(); ++n)
        for_frames(part_path(path_, n), parts_[n], frame_bytes(),
                   [this](Tick tick, const std::byte* frame) { whole_.append(tick, frame); });
    whole_.seal();
    remove_parts(path_, 0);
}

}  // namespace concord
