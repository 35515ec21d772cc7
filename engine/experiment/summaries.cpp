#include "engine/experiment/summaries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "engine/statistics/estimate.hpp"

namespace concord {

namespace {
struct Kind {
    const char* word;
    const char *before, *after;  // its name, around the stretch
    bool needs_from, needs_to;
    double (*number)(const Summary&, const Trajectory&);
};

const std::array<Kind, 6> kinds{{
    {"mean", "mean", "", false, false,
     [](const Summary& one, const Trajectory& all) { return mean_between(all, one.stretch); }},
    {"highest", "highest", "", false, false,
     [](const Summary& one, const Trajectory& all) { return highest_between(all, one.stretch); }},
    {"lowest", "lowest", "", false, false,
     [](const Summary& one, const Trajectory& all) { return lowest_between(all, one.stretch); }},
    {"rise", "highest", " above the mean of the 52 ticks before", true, false,
     [](const Summary& one, const Trajectory& all) { return rise_between(all, one.stretch); }},
    {"half_time", "time to half of the change", ", infinite where not reached,", true, false,
     [](const Summary& one, const Trajectory& all) { return half_time(all, one.stretch, one.least); }},
    {"retention", "part of the change", " that is left afterwards", true, true,
     [](const Summary& one, const Trajectory& all) {
         return retention(all, one.stretch, one.later, one.least);
     }},
}};

bool is_kind(const Summary& one, const char* word) {
    return std::string_view(kinds.at(one.kind).word) == word;
}

bool is_name(const std::string& text) {
    return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0 &&
           std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

/// "collaboration_half_time", "trust_by_kind_council_mean".
std::string name_of(const std::string& outcome, const char* kind) {
    std::string name;
    for (const char c : outcome + "_" + kind)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            name += c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    return name;
}

void check(const Summary& one) {
    const Section& table = one.table;
    const Kind& kind = kinds.at(one.kind);
    const auto needs = [&](const char* key, bool needed, const char* what) {
        if (needed && !table.has(key)) table.problem("kind", fmt::format("needs {}, the tick {}", key, what));
    };
    needs("from", kind.needs_from, "from which on it changes");
    needs("to", kind.needs_to, "up to which it is moved");
    if (one.looks_back() && one.stretch.from == 0 && table.has("from") && !table.is_wrong("from"))
        table.problem("from", "has nothing before it to compare with; allowed: a later tick");
    if (one.stretch.from >= one.stretch.to && !table.is_wrong("from") && !table.is_wrong("to"))
        table.problem("to", fmt::format("is not after {}; allowed: a later tick", one.stretch.from));
    if (!is_kind(one, "retention") && table.has("later"))
        table.problem("later", "means something for the kind \"retention\" only");
    if (!is_kind(one, "retention") && !is_kind(one, "half_time") && table.has("least"))
        table.problem("least", "means something for the kinds \"half_time\" and \"retention\" only");
    if (!one.outcome.empty() && !is_name(one.name))
        table.problem("name", "is no name; allowed: letters, digits and _, a letter first");
    if (one.outcome.empty() && !table.is_wrong("outcome"))
        table.problem("outcome", "is missing; it tells what is summed up");
}

Summary read(const Section& table) {
    const Range ticks{0, 4294967295.0};
    Summary one{table.text("name", "", "what it is called; by default OUTCOME_KIND"),
                table.text("outcome", "", "what is summed up: an outcome"),
                table.choice("kind", 0, summary_kinds(), "what is told of it"),
                {},
                0,
                0,
                table};
    one.stretch.from =
        static_cast<double>(table.whole("from", 0, ticks, "tick", "from this tick; by default the first"));
    const auto to =
        static_cast<double>(table.whole("to", 0, ticks, "tick", "before this tick; by default to the end"));
    if (table.has("to")) one.stretch.to = to;
    one.later = static_cast<double>(
        table.whole("later", 208, ticks, "tick", "of a retention: how long after `to` it is looked at"));
    one.least = table.real("least", 0, {0, 1e300}, "outcome",
                           "of a half_time or retention: changes no larger than this are none");
    if (one.name.empty()) one.name = name_of(one.outcome, kinds.at(one.kind).word);
    check(one);
    return one;
}
}  // namespace

double Summary::reach() const {
    const double last = std::isfinite(stretch.to) ? stretch.to - 1 : stretch.from;
    return is_kind(*this, "retention") ? stretch.to + later : last;
}

double Summary::operator()(const Trajectory& all) const {
    return reach() > all.ticks.back() ? unknown : kinds.at(kind).number(*this, all);
}

bool Summary::looks_back() const {
    return kinds.at(kind).needs_from;
}

std::string Summary::unit(const std::string& of_outcome, const std::string& of_tick) const {
    if (is_kind(*this, "half_time")) return of_tick;
    return is_kind(*this, "retention") ? "1" : of_outcome;
}

std::string Summary::long_name(const std::string& of_outcome) const {
    std::string when;
    if (stretch.from > 0) when += fmt::format(" from tick {}", stretch.from);
    if (std::isfinite(stretch.to)) when += fmt::format(" to tick {}", stretch.to);
    const Kind& which = kinds.at(kind);
    return fmt::format("{}{}{} of {}", which.before, when, which.after, of_outcome);
}

std::vector<std::string> summary_kinds() {
    std::vector<std::string> words;
    for (const Kind& kind : kinds) words.emplace_back(kind.word);
    return words;
}

std::vector<Summary> read_summaries(const Section& config) {
    std::vector<Summary> summaries;
    for (const Section& table : config.tables("experiment.summary")) {
        summaries.push_back(read(table));
        const auto first = std::ranges::find(summaries, summaries.back().name, &Summary::name);
        if (first != summaries.end() - 1)
            table.problem("name",
                          fmt::format("summary {} is called \"{}\" already; each needs a name of its own",
                                      first - summaries.begin() + 1, first->name));
    }
    return summaries;
}

}  // namespace concord
