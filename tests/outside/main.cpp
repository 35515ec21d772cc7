// main CONFIG OUTPUT THREADS: a run of whatever model the configuration names, without concord's own program.
#include <cstdio>

#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/run.hpp"
#include "engine/run/settings.hpp"

using namespace concord;

namespace {
void simulate(const std::string& config_file, const std::string& output) {
    const Document document = Document::load(config_file);
    const Section config(document);
    const RunSettings settings(config);
    const Plan plan = read_plan(config);
    config.finish();
    const auto model = plan.build(Draws(settings.seed, settings.replicate));
    const Outline outline = model->outline();
    Provenance provenance = provenance_of_now();
    provenance.model = plan.model;
    provenance.configuration = config.resolved();
    provenance.seed = settings.seed;
    Recorder record(output, outline, {settings.record_every, settings.variables, {"person"}}, provenance,
                    false);
    Progress progress(Progress::Style::quiet, 0, settings.ticks);
    const StopRequest stop;
    if (run(*model, record, 0, settings.ticks, progress, stop) == settings.ticks) record.complete();
}
}  // namespace

int main(int, char** arguments) {
    try {
        Threads(static_cast<unsigned>(std::stoul(arguments[3]))).execute([&] {
            simulate(arguments[1], arguments[2]);
        });
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
