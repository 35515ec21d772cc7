#include "engine/store/ledger_line.hpp"
#include "tests/program/experiment.hpp"

namespace concord::test {

void write_question(const Scratch& folder, const std::string& more, int ticks) {
    write_text(folder / "ask.toml",
               "[world]\nkind = \"toy\"\n[run]\nticks = " + std::to_string(ticks) + "\n[experiment]\n" +
                   more +
                   "[[experiment.arm]]\nname = \"baseline\"\n[[experiment.arm]]\nname = \"pooled\"\n"
                   "set = { \"policy.pooled_share\" = 0.5 }\n");
}

Arguments ask(const std::string& file, const Arguments& more) {
    Arguments arguments{"experiment", "ask.toml", "--quiet", "--out", file};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

std::string digest_of(const Scratch& folder, const std::string& file) {
    return concord(folder, {"digest", file}).out;
}

Work work_in(const std::string& parts) {
    Work work;
    if (!std::filesystem::exists(parts)) return work;
    for (const auto& file : std::filesystem::recursive_directory_iterator(parts)) {
        if (file.path().filename() != "ledger.jsonl") continue;
        std::istringstream lines(content(file.path()));
        for (std::string line; std::getline(lines, line);) {
            const auto entry = ledger_entry(line);
            if (!entry) continue;  // a kill came while it was written
            if (entry->state == RunState::done) ++work.sealed[entry->run];
            if (entry->state == RunState::started && work.sealed.contains(entry->run))
                ++work.begun_again[entry->run];
        }
    }
    return work;
}

}  // namespace concord::test
