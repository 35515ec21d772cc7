#include "engine/output/recorder.hpp"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>
#include <thread>

#include "engine/output/frame_queue.hpp"
#include "engine/output/layout.hpp"
#include "engine/output/parted_file.hpp"
#include "engine/output/series_file.hpp"

namespace concord {

namespace {
const Outline& verified(const Outline& outline) {
    verify(outline);
    return outline;
}

/// The output file itself, of a run without checkpoints.
class WholeFile : public FrameSink {
  public:
    WholeFile(const std::string& path, const Outline& outline, Chosen chosen, const Provenance& provenance,
              bool overwrite)
        : file_(path, outline, std::move(chosen), provenance, overwrite) {}

    const std::vector<std::size_t>& offsets() const override { return file_.offsets(); }
    std::size_t frame_bytes() const override { return file_.frame_bytes(); }
    void begin() override { file_.begin(); }
    void append(Tick tick, const std::byte* frame) override { file_.append(tick, frame); }
    void complete() override { file_.seal(); }

  private:
    SeriesFile file_;
};

Chosen chosen_of(const Outline& outline, const Selection& selection) {
    hdf5::silence();
    hdf5::require_library();
    return choose(verified(outline), selection);
}
}  // namespace

struct Recorder::Work {
    Work(unsigned record_every, Chosen what, std::unique_ptr<FrameSink> where)
        : every(record_every), chosen(std::move(what)), sink(std::move(where)) {
        start();
    }

    ~Work() {
        queue->abandon();
        stop();
    }

    void start() {
        queue.emplace(sink->frame_bytes());
        writer = std::thread([this] { write(); });
    }

    /// The whole of the writing thread.
    void write() try {
        hdf5::silence();
        if (!begun) sink->begin();
        begun = true;
        while (std::optional<Frame> frame = queue->next()) {
            sink->append(frame->tick, frame->bytes.get());
            queue->give_back(std::move(*frame));
        }
    } catch (...) {
        queue->fail(std::current_exception());
    }

    void stop() {
        if (writer.joinable()) writer.join();
    }

    /// Waits until everything handed over has been appended.
    void drain() {
        queue->finish();
        stop();
        queue->check();
    }

    const unsigned every;
    const Chosen chosen;
    std::unique_ptr<FrameSink> sink;
    PartedFile* parted = nullptr;  // the same, of a recorder in parts
    bool begun = false;
    std::optional<FrameQueue> queue;
    std::optional<Tick> last;
    std::thread writer;
};

Recorder::Recorder(const std::string& path, const Outline& outline, const Selection& selection,
                   const Provenance& provenance, bool overwrite) {
    Chosen chosen = chosen_of(outline, selection);
    auto file = std::make_unique<WholeFile>(path, outline, chosen, provenance, overwrite);
    work_ = std::make_unique<Work>(selection.every, std::move(chosen), std::move(file));
}

Recorder::Recorder(const std::string& path, const Outline& outline, const Selection& selection,
                   const Provenance& provenance, bool overwrite, std::vector<SealedPart> parts) {
    Chosen chosen = chosen_of(outline, selection);
    auto file = std::make_unique<PartedFile>(path, outline, chosen, provenance, overwrite, std::move(parts));
    PartedFile* const parted = file.get();
    work_ = std::make_unique<Work>(selection.every, std::move(chosen), std::move(file));
    work_->parted = parted;
}

Recorder::~Recorder() = default;

void Recorder::observe(Tick tick) {
    if (tick % work_->every == 0) record(tick);
}

void Recorder::record(Tick tick) {
    if (work_->last == tick) return;
    if (work_->last > tick)
        throw std::logic_error(fmt::format("tick {} recorded after tick {}", tick, *work_->last));
    Frame frame = work_->queue->empty_frame();
    frame.tick = tick;
    const auto& offsets = work_->sink->offsets();
    for (std::size_t i = 0; i != offsets.size(); ++i)
        work_->chosen.variables[i]->fill(frame.bytes.get() + offsets[i]);
    work_->queue->hand_over(std::move(frame));
    work_->last = tick;
}

const std::vector<SealedPart>& Recorder::cut() {
    if (work_->parted == nullptr) throw std::logic_error("only a recorder in parts can be cut");
    work_->drain();
    work_->parted->cut();
    work_->start();
    return work_->parted->parts();
}

void Recorder::complete() {
    work_->drain();
    work_->sink->complete();
}

}  // namespace concord
