#include "engine/run/rerun.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "engine/core/error.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "engine/run/differences.hpp"
#include "engine/run/provenance.hpp"

namespace concord {

namespace {
void refuse(std::vector<Problem> problems) {
    if (!problems.empty()) throw InputError(std::move(problems));
}

/// What another program wrote need not even be a configuration to this one.
Scenario scenario_of(const Reader& file, const Provenance& made, const std::string& folder) {
    refuse(program_differences(file.path(), made.build, build_identity()));
    const std::string beside = std::filesystem::path(file.path()).parent_path().string();
    return Scenario(Document::parse(made.configuration, file.path(), folder.empty() ? beside : folder));
}

/// The record of a tick; as many as there are where there is none.
std::size_t record_of(const Reader& file, Tick t) {
    const std::vector<double> times = file.numbers("time");
    return static_cast<std::size_t>(std::ranges::find(times, static_cast<double>(t)) - times.begin());
}

bool is_recorded_as(const Reader& file, const Variable& variable, std::size_t record) {
    const StoredVariable& stored = file.variable(variable.meaning.path);
    if (stored.kind != Kind::float64 || stored.dimensions != std::vector<std::string>{"time"}) return false;
    double value = 0;
    variable.fill(reinterpret_cast<std::byte*>(&value));
    const std::vector<char> bytes = file.bytes(stored, {record}, {1});
    return bytes.size() == sizeof value && std::memcmp(bytes.data(), &value, sizeof value) == 0;
}
}  // namespace

Rerun::Rerun(const std::string& path, const std::string& folder)
    : file_(path), made_(provenance_in(file_)), scenario_(scenario_of(file_, made_, folder)) {
    refuse(differences(path, made_, provenance_of(scenario_, "")));
}

std::unique_ptr<Model> Rerun::start() const {
    return scenario_.plan.build(Draws(scenario_.settings.seed, scenario_.settings.replicate));
}

/// Those of other runs, or not whole, are as if they were not there.
std::unique_ptr<Model> Rerun::from_checkpoint(Tick latest, Tick& reached) const {
    for (const std::string& path : checkpoints_of(file_.path())) try {
            Checkpoint checkpoint(path);
            if (checkpoint.head().tick > latest || !differences(checkpoint, made_).empty()) continue;
            auto model = start();
            checkpoint.restore([&](StateVisitor& visitor) { model->state(visitor); });
            model->restored(checkpoint.head().tick);
            reached = checkpoint.head().tick;
            return model;
        } catch (const InputError&) {
        }
    return nullptr;
}

std::unique_ptr<Model> Rerun::at(Tick t, const Look& look) const {
    Tick now = 0;
    auto model = from_checkpoint(t, now);
    if (model == nullptr) model = start();
    Tick last_recorded = now;
    for (const double time : file_.numbers("time"))
        if (time <= t) last_recorded = std::max(last_recorded, static_cast<Tick>(time));
    for (; now < t; ++now) {
        if (now == last_recorded) check(*model, now);
        if (look) look(*model, now);
        model->advance(now);
    }
    if (now == last_recorded) check(*model, now);
    return model;
}

void Rerun::check(const Model& model, Tick t) const {
    const std::size_t record = record_of(file_, t);
    if (record == file_.variable("time").shape.front()) return;
    const Outline outline = model.outline();
    for (const Variable& variable : outline.variables)
        if (variable.meaning.dimensions.empty() && variable.storage == Storage::float64 &&
            file_.has(variable.meaning.path) && !is_recorded_as(file_, variable, record))
            throw Failure(
                fmt::format("{}: simulated again, {} at tick {} is not what the file has: the file, or "
                            "this program, is not what it says it is",
                            file_.path(), variable.meaning.path, t));
}

}  // namespace concord
