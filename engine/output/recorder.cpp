#include "engine/output/recorder.hpp"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>
#include <thread>

#include "engine/output/frame_queue.hpp"
#include "engine/output/layout.hpp"
#include "engine/output/series_file.hpp"

namespace concord {

namespace {
const Outline& verified(const Outline& outline) {
    verify(outline);
    return outline;
}
}  // namespace

struct Recorder::Work {
    Work(const std::string& path, const Outline& outline, const Selection& selection,
         const Provenance& provenance, bool overwrite)
        : every(selection.every),
          chosen(choose(verified(outline), selection)),
          file(path, outline, chosen, provenance, overwrite),
          queue(file.frame_bytes()),
          writer([this] { write(); }) {}

    ~Work() {
        queue.abandon();
        stop();
    }

    /// The whole of the writing thread.
    void write() try {
        hdf5::silence();
        file.write_constants();
        while (std::optional<Frame> frame = queue.next()) {
            file.append(frame->tick, frame->bytes.get());
            queue.give_back(std::move(*frame));
        }
    } catch (...) {
        queue.fail(std::current_exception());
    }

    void stop() {
        if (writer.joinable()) writer.join();
    }

    const unsigned every;
    const Chosen chosen;
    SeriesFile file;
    FrameQueue queue;
    std::optional<Tick> last;
    std::thread writer;
};

Recorder::Recorder(const std::string& path, const Outline& outline, const Selection& selection,
                   const Provenance& provenance, bool overwrite) {
    hdf5::silence();
    hdf5::require_library();
    work_ = std::make_unique<Work>(path, outline, selection, provenance, overwrite);
}

Recorder::~Recorder() = default;

void Recorder::observe(Tick tick) {
    if (tick % work_->every == 0) record(tick);
}

void Recorder::record(Tick tick) {
    if (work_->last == tick) return;
    if (work_->last > tick)
        throw std::logic_error(fmt::format("tick {} recorded after tick {}", tick, *work_->last));
    Frame frame = work_->queue.empty_frame();
    frame.tick = tick;
    const auto& offsets = work_->file.offsets();
    for (std::size_t i = 0; i != offsets.size(); ++i)
        work_->chosen.variables[i]->fill(frame.bytes.get() + offsets[i]);
    work_->queue.hand_over(std::move(frame));
    work_->last = tick;
}

void Recorder::complete() {
    work_->queue.finish();
    work_->stop();
    work_->queue.check();
    work_->file.seal();
}

}  // namespace concord
