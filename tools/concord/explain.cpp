#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "engine/core/error.hpp"
#include "engine/core/shell.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "tools/concord/commands.hpp"
#include "tools/explain/json.hpp"
#include "tools/explain/subject.hpp"
#include "tools/explain/text.hpp"

namespace concord {

namespace {
struct ExplainOptions {
    std::string file, against, folder;
    std::string person, organisation, system;
    std::int64_t tick = 0;
    unsigned threads = 0;
    bool json = false;
};

std::vector<std::string> kept_runs(const std::string& file) {
    std::vector<std::string> kept;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(file + ".runs", ignored))
        if (entry.path().extension() == ".h5") kept.push_back(entry.path().string());
    std::ranges::sort(kept);
    return kept;
}

/// The file of an experiment holds outcomes of many runs: only one that was kept whole can be looked into.
[[noreturn]] void refuse_experiment(const std::string& file) {
    const std::vector<std::string> kept = kept_runs(file);
    throw InputError(
        {.file = file,
         .text =
             "is of an experiment, which has many runs: " +
             (kept.empty() ? "keep one whole (keep = { replicates = [0] } below [experiment], and the same "
                             "command again) and explain that, or do it by itself with concord run"
                           : fmt::format("explain one that was kept whole, such as {} ({} of them there)",
                                         for_shell(kept.front()), kept.size()))});
}

void require_run(const std::string& path) {
    if (!std::filesystem::exists(path) && !checkpoints_of(output_of(path)).empty())
        throw InputError({.file = path,
                          .text = "the run has not ended: concord resume " + for_shell(output_of(path)) +
                                  " goes on with it"});
    const Reader file(path);
    if (file.has("arm") && file.has("setting/arm_name")) refuse_experiment(path);
    if (!file.has("time") || !file.has("provenance/configuration"))
        throw InputError({.file = path, .text = "is no file of a run (concord run makes them)"});
}

Subject subject_of(const ExplainOptions& options, const Rerun& run) {
    const std::pair<const char*, const std::string*> all[] = {
        {"person", &options.person}, {"organisation", &options.organisation}, {"system", &options.system}};
    const auto given = std::ranges::find_if(all, [](const auto& one) { return !one.second->empty(); });
    if (given == std::end(all))
        throw InputError(Problem{"", 0, 0, "whom? One of --person, --organisation and --system is needed"});
    const auto model = run.start();
    explainable(*model, run);
    return subject_of(model->outline(), given->first, *given->second);
}

template <class... Said>
void say(bool json, const Said&... said) {
    if (json)
        fmt::print("{}\n", json_of(said...).dump(2));
    else
        fmt::print("{}", text_of(said...));
}

void explain(const ExplainOptions& options) {
    require_run(options.file);
    const Rerun run(options.file, options.folder);
    check_tick(run, options.tick);
    const auto tick = static_cast<Tick>(options.tick);
    const Subject subject = subject_of(options, run);
    if (subject.dimension != "person")
        return say(options.json, mean_of(run, subject.dimension, subject.row, subject.name, tick));
    if (options.against.empty()) return say(options.json, account_of(run, subject.row, tick));
    require_run(options.against);
    const Rerun other(options.against, options.folder);
    check_tick(other, options.tick);
    const Parting parting = parting_of(run, other, subject.row, tick);
    say(options.json, account_of(run, subject.row, tick), account_of(other, subject.row, tick), parting);
}

void add_subject(CLI::App& command, ExplainOptions& options) {
    const auto add = [&](const char* name, std::string& given, const char* help) {
        return command.add_option(name, given, help)->type_name("ID");
    };
    CLI::Option* const person =
        add("--person", options.person, "number of a person, from 0, as in the group person of a file");
    CLI::Option* const organisation =
        add("--organisation", options.organisation, "the means of one, by its code or name");
    CLI::Option* const system = add("--system", options.system, "the means of one, by its code or name");
    person->excludes(organisation)->excludes(system);
    organisation->excludes(system);
}
}  // namespace

void add_explain(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand(
        "explain", "why somebody chose as they did: what each incentive added, and whose behaviour counted");
    const auto options = std::make_shared<ExplainOptions>();
    command->add_option("FILE", options->file, "the file of a run, or of one that an experiment kept whole")
        ->required();
    add_subject(*command, *options);
    command
        ->add_option("--tick", options->tick,
                     "when: what is chosen from the world of that tick is recorded at the next")
        ->type_name("T")
        ->required();
    command
        ->add_option("--against", options->against,
                     "the file of another run: the same person there, and where the two parted")
        ->type_name("FILE")
        ->needs(command->get_option("--person"));
    command
        ->add_option("--folder", options->folder,
                     "the folder of the scenario, which its tables are named from (default: that of FILE)")
        ->type_name("FOLDER");
    command->add_option("--threads", options->threads, "threads (default: all the machine has)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--json", options->json, "one object for programs");
    command->footer(
        "The run is simulated once more up to that tick, from the nearest checkpoint kept beside FILE or "
        "from\n"
        "the start, and checked against what FILE recorded. It takes the program that made FILE.");
    command->callback([options] {
        Threads threads(options->threads);
        threads.execute([&] { explain(*options); });
    });
}

}  // namespace concord
