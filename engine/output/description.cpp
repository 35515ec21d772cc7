#include "engine/output/description.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "engine/output/writing.hpp"

namespace concord {

namespace {

using hdf5::set_attribute;

void set_number(hdf5::Id object, const std::string& name, std::uint32_t value) {
    set_attribute(object, name, Kind::uint32, &value, 1);
}

void set_seconds(hdf5::Id object, const std::string& name, double seconds) {
    if (seconds > 0) set_attribute(object, name, Kind::float64, &seconds, 1);
}

void write_text(hdf5::Id group, const std::string& name, const std::string& long_name,
                const std::string& text) {
    const hdf5::Handle dataset =
        hdf5::create_dataset(group, name, {.kind = Kind::text, .shape = {}, .chunk = {}});
    set_attribute(dataset.id(), "long_name", long_name);
    hdf5::write(dataset.id(), std::vector{text});
}

/// A list along a dimension of its own, which has no other coordinate than `texts` themselves.
hdf5::Handle write_list(hdf5::Id group, const std::string& name, const std::string& long_name,
                        const std::vector<std::string>& texts) {
    hdf5::Handle list =
        hdf5::create_dataset(group, name, {.kind = Kind::text, .shape = {texts.size()}, .chunk = {}});
    set_attribute(list.id(), "long_name", long_name);
    hdf5::write(list.id(), texts);
    return list;
}

template <class Value>
void set_not_a_number(hdf5::Id dataset, Kind kind) {
    const Value nothing = std::numeric_limits<Value>::quiet_NaN();
    set_attribute(dataset, "_FillValue", kind, &nothing, 1);
}

template <class Value>
void set_counting(hdf5::Id dataset, Kind kind, std::size_t count) {
    std::vector<Value> values(count);
    std::iota(values.begin(), values.end(), Value{0});
    set_attribute(dataset, "flag_values", kind, values.data(), count);
}

void set_flags(hdf5::Id dataset, Kind kind, const std::vector<std::string>& flags) {
    if (kind == Kind::uint8)
        set_counting<std::uint8_t>(dataset, kind, flags.size());
    else if (kind == Kind::uint16)
        set_counting<std::uint16_t>(dataset, kind, flags.size());
    else
        set_counting<std::uint32_t>(dataset, kind, flags.size());
    std::vector<std::string> words = flags;
    for (std::string& word : words) std::ranges::replace(word, ' ', '_');  // a space would begin the next one
    set_attribute(dataset, "flag_meanings", fmt::format("{}", fmt::join(words, " ")));
}

}  // namespace

void describe_file(hdf5::Id root, const Provenance& provenance) {
    const BuildIdentity& build = provenance.build;
    set_attribute(root, "title", fmt::format("Model {} simulated with concord", provenance.model));
    set_attribute(root, "Conventions", "CF-1.9");  // the first that knows unsigned integers
    set_attribute(root, "history", fmt::format("{}: {}", provenance.started, provenance.command_line));
    set_attribute(root, "source", program_of(build));
    set_number(root, "concord_format", format_version);
    set_attribute(root, "model", provenance.model);
    set_number(root, "seed", provenance.seed);
    set_number(root, "replicate", provenance.replicate);
    set_attribute(root, "parent_checkpoint", provenance.parent_checkpoint);
    set_attribute(root, "program_version", build.version);
    set_attribute(root, "git_commit", build.commit);
    set_attribute(root, "git_tree", build.tree);
    set_attribute(root, "compiler", build.compiler);
    set_attribute(root, "libraries", fmt::format("{}", fmt::join(build.libraries, ", ")));
    set_attribute(root, "started", provenance.started);
    set_attribute(root, "host", provenance.host);
    set_number(root, "threads", provenance.threads);
    set_seconds(root, "seconds", provenance.seconds);
    set_seconds(root, "seconds_a_run", provenance.seconds_a_run);
}

void write_provenance(hdf5::Id root, const Provenance& provenance, const std::vector<std::string>& notes) {
    const hdf5::Handle group = hdf5::create_group(root, "provenance");
    write_text(group.id(), "configuration", "resolved configuration, TOML", provenance.configuration);
    write_text(group.id(), "command_line", "command that began the run", provenance.command_line);
    if (!notes.empty()) {
        const auto note =
            write_list(group.id(), "note", "what was imputed or assumed while building the world", notes);
        hdf5::make_scale(note.id(), "note");
    }
    if (provenance.inputs.empty()) return;
    std::vector<std::string> paths, sums;
    for (const InputTable& input : provenance.inputs)
        paths.push_back(input.path), sums.push_back(input.sha256);
    const auto path = write_list(group.id(), "input", "input tables, as given", paths);
    hdf5::make_scale(path.id(), "input");
    const auto sum = write_list(group.id(), "input_sha256", "SHA-256 of the input tables", sums);
    hdf5::list_axes(path.id(), {{hdf5::attach_scales(sum.id(), {path.id()}), 0}});
}

void describe_variable(hdf5::Id dataset, const Meaning& meaning, Kind kind) {
    if (kind == Kind::float64) set_not_a_number<double>(dataset, kind);
    if (kind == Kind::float32) set_not_a_number<float>(dataset, kind);
    if (!meaning.unit.empty()) set_attribute(dataset, "units", meaning.unit);
    set_attribute(dataset, "long_name", meaning.long_name);
    if (!meaning.flags.empty()) set_flags(dataset, kind, meaning.flags);
}

}  // namespace concord
