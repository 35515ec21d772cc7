#include "engine/run/branch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "engine/run/scenario.hpp"

namespace concord {

namespace {

std::string key_of(const std::string& assignment) {
    const std::string key = assignment.substr(0, assignment.find('='));
    return key.substr(0, key.find_last_not_of(" \t") + 1);
}

/// What a run records, and how long it is, is no part of its world.
bool may_differ(const std::string& key) {
    return key == "run.ticks" || key == "run.record_every" || key.starts_with("record.");
}

Problem fixed(const std::string& key) {
    return {.file = "--set " + key,
            .text =
                "is fixed for a whole run, as it shapes the world or its rules: run the scenario with it "
                "from the start; a branch can set levers, run.ticks, run.record_every and record.*"};
}

/// What happens in one tick cannot be set from the start.
bool is_pulse(const std::string& key, const std::vector<Declaration>& declared) {
    const auto found = std::ranges::find(declared, key, &Declaration::key);
    return found != declared.end() && found->pulse;
}

/// The value of what happens in one tick, as given last. Throws InputError when it is not allowed.
double pulse_of(const Declaration& pulse, const std::vector<std::string>& assignments) {
    Document document;
    for (const std::string& assignment : assignments)
        if (key_of(assignment) == pulse.key) document.set(assignment);
    const Section config(document);
    const double value = config.real(pulse.key, 0, pulse.range, pulse.unit, pulse.help);
    config.stop_if_wrong();
    return value;
}

/// Reads the configuration with everything set from the start: what is wrong in it is told as ever.
std::vector<Declaration> declarations_with(const Checkpoint& checkpoint,
                                           const std::vector<std::string>& assignments) {
    const std::vector<Declaration> declared = Scenario(document_of(checkpoint)).config.declarations();
    Document document = document_of(checkpoint);
    for (const std::string& assignment : assignments)
        if (!is_pulse(key_of(assignment), declared)) document.set(assignment);
    return Scenario(std::move(document)).config.declarations();
}

/// An [[intervention]] for the levers among what is set; from the start on only for those that a
/// configuration cannot set otherwise. Throws InputError for what must not be set.
std::string intervention(const std::vector<Declaration>& declared, Tick at,
                         const std::vector<std::string>& assignments) {
    std::string levers;
    std::vector<std::string> seen;
    std::vector<Problem> problems;
    for (const std::string& assignment : assignments) {
        const std::string key = key_of(assignment);
        const auto found = std::ranges::find(declared, key, &Declaration::key);
        if (may_differ(key) || std::ranges::find(seen, key) != seen.end()) continue;
        seen.push_back(key);
        if (found == declared.end() || !found->lever)
            problems.push_back(fixed(key));
        else if (found->pulse || at > 0)
            levers +=
                fmt::format("{}\"{}\" = {}", levers.empty() ? "" : ", ", key,
                            found->pulse ? fmt::format("{}", pulse_of(*found, assignments)) : found->value);
    }
    if (!problems.empty()) throw InputError(std::move(problems));
    return levers.empty() ? "" : fmt::format("\n[[intervention]]\nat = {}\nset = {{ {} }}\n", at, levers);
}

}  // namespace

Document document_of(const Checkpoint& checkpoint) {
    const CheckpointHead& head = checkpoint.head();
    return Document::parse(head.provenance.configuration, checkpoint.path(), head.folder);
}

Document branched(const Checkpoint& checkpoint, Tick at, const std::vector<std::string>& assignments) {
    const CheckpointHead& head = checkpoint.head();
    const std::vector<Declaration> declared = declarations_with(checkpoint, assignments);
    const std::string levers = intervention(declared, at, assignments);
    Document document =
        Document::parse(head.provenance.configuration + levers, checkpoint.path(), head.folder);
    for (const std::string& assignment : assignments) {
        const std::string key = key_of(assignment);
        if (may_differ(key) || (at == 0 && !is_pulse(key, declared))) document.set(assignment);
    }
    return document;
}

Origin origin_of(const std::string& named, Tick at) {
    const std::string output = output_of(named);
    std::vector<std::string> all = checkpoints_of(output);
    const auto itself = std::ranges::find(all, named);
    if (itself != all.end()) std::rotate(all.begin(), itself, itself + 1);
    if (all.empty() || (itself == all.end() && named != output && named != checkpoint_path(output)))
        throw InputError({.file = named == output ? checkpoint_path(output) : named,
                          .text = "there is no such checkpoint"});
    Origin origin{std::make_unique<Checkpoint>(all.front()), false};
    if (origin.checkpoint->head().tick <= at) return {std::move(origin.checkpoint), true};
    for (std::size_t n = 1; n < all.size() && !origin.early_enough; ++n) {
        auto older = std::make_unique<Checkpoint>(all[n]);
        if (older->head().tick <= at) origin = {std::move(older), true};
    }
    return origin;
}

}  // namespace concord
