#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/output/frame_sink.hpp"
#include "engine/output/parts.hpp"
#include "engine/output/series_file.hpp"

namespace concord {

/// The output file of a run with checkpoints: frames go to parts, and the file is made of these at the end.
class PartedFile : public FrameSink {
  public:
    /// `parts`: sealed already, by a process that went before. Throws as SeriesFile does, whose file it
    /// begins, so that nobody else does.
    PartedFile(const std::string& path, const Outline&, Chosen, const Provenance&, bool overwrite,
               std::vector<SealedPart> parts);

    const std::vector<std::size_t>& offsets() const override { return whole_.offsets(); }
    std::size_t frame_bytes() const override { return whole_.frame_bytes(); }
    void begin() override {}
    void append(Tick, const std::byte* frame) override;
    /// Makes the file of all parts, one frame in memory at a time, and removes them once it has its name.
    void complete() override;

    /// Seals what has been appended since the last time, if anything.
    void cut();
    const std::vector<SealedPart>& parts() const { return parts_; }

  private:
    std::string path_;
    SeriesFile whole_;
    std::vector<SealedPart> parts_;
    std::optional<PartWriter> open_;
};

}  // namespace concord
