#include "engine/output/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/output/reader.hpp"
#include "engine/output/sha256.hpp"

namespace concord {

namespace {

constexpr std::size_t slab_bytes = 8 << 20;  // read at a time; more than any chunk

/// Attributes of the root, and variables, that tell of the making and not of the content.
bool is_left_out(const std::string& name) {
    constexpr std::array names{"history",           "source",
                               "parent_checkpoint", "program_version",
                               "git_commit",        "git_tree",
                               "compiler",          "libraries",
                               "started",           "host",
                               "threads",           "seconds",
                               "seconds_a_run",     "provenance/command_line",
                               "provenance/input"};
    return std::ranges::find(names, name) != names.end();
}

void add_text(Sha256& sum, const std::string& text) {
    sum.add(fmt::format("{}:", text.size()));
    sum.add(text);
}

void add_attributes(Sha256& sum, const Reader& file, const std::string& object) {
    for (const StoredAttribute& attribute : file.attributes(object)) {
        if (object.empty() && is_left_out(attribute.name)) continue;
        sum.add(
            fmt::format("attribute {} {} {}\n", attribute.name, name_of(attribute.kind), attribute.count));
        if (attribute.kind == Kind::text)
            add_text(sum, attribute.bytes);
        else
            sum.add(attribute.bytes);
    }
}

/// Walks a shape in row-major order in boxes of at most `most` values: axes before the one to cut stay at one
/// index.
template <class Visit>
void for_boxes(const Reader::Box& shape, std::size_t most, Visit visit, Reader::Box first = {}) {
    const std::size_t axis = first.size();
    std::size_t inner = 1;  // values of one index of this axis
    for (std::size_t i = axis + 1; i < shape.size(); ++i) inner *= shape[i];
    if (axis == shape.size()) return visit(first, Reader::Box(axis, 1));
    const std::size_t step = std::max<std::size_t>(1, most / std::max<std::size_t>(1, inner));
    first.push_back(0);
    for (std::size_t& at = first.back(); at < shape[axis]; at += step) {
        if (inner > most) {
            for_boxes(shape, most, visit, first);
            continue;
        }
        Reader::Box from = first, count(axis, 1);
        count.push_back(std::min(step, shape[axis] - at));
        from.resize(shape.size(), 0);
        count.insert(count.end(), shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end());
        visit(from, count);
    }
}

void add_values(Sha256& sum, const Reader& file, const StoredVariable& variable) {
    const bool text = variable.kind == Kind::text;
    const std::size_t most = slab_bytes / (text ? 64 : size_of(variable.kind));
    for_boxes(variable.shape, most, [&](const Reader::Box& first, const Reader::Box& count) {
        if (text) {
            for (const std::string& each : file.texts(variable, first, count)) add_text(sum, each);
        } else {
            const std::vector<char> bytes = file.bytes(variable, first, count);
            sum.add(bytes.data(), bytes.size());
        }
    });
}

void add_variable(Sha256& sum, const Reader& file, const StoredVariable& variable) {
    if (is_left_out(variable.path)) return;
    sum.add(fmt::format("variable {} {}", variable.path, name_of(variable.kind)));
    for (std::size_t axis = 0; axis != variable.shape.size(); ++axis)
        sum.add(fmt::format(" {}={}", variable.dimensions[axis], variable.shape[axis]));
    sum.add("\n");
    add_attributes(sum, file, variable.path);
    add_values(sum, file, variable);
}

}  // namespace

std::string digest(const std::string& path) {
    const Reader file(path);
    Sha256 sum;
    for (const std::string& group : file.groups()) {
        sum.add(fmt::format("group {}\n", group));
        add_attributes(sum, file, group);
    }
    for (const StoredVariable& variable : file.variables()) add_variable(sum, file, variable);
    return sum.digits();
}

}  // namespace concord
