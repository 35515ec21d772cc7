#include "engine/output/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>
#include <numeric>

#include "engine/core/error.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/reading.hpp"
#include "engine/output/unreadable.hpp"

namespace concord {

namespace {

constexpr unsigned deepest = 8;  // groups in groups: a damaged file may hold itself

[[noreturn]] void not_ours(const std::string& path, const std::string& why) {
    throw InputError({.file = path, .text = fmt::format("not a complete concord file ({})", why)});
}

/// What HDF5 cannot read is damaged input.
template <class Reading>
auto reading(const std::string& path, Reading read) {
    hdf5::silence();
    try {
        return read();
    } catch (const Failure& failure) {
        not_ours(path, failure.what());
    }
}

hdf5::Handle opened(const std::string& path) {
    hdf5::silence();
    try {
        return hdf5::open_file(path);
    } catch (const Failure& failure) {
        not_ours(path, why_not_hdf5(path, failure.what()));
    }
}

template <class Value>
std::string printed(const std::string& bytes) {
    std::vector<Value> values(bytes.size() / sizeof(Value));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return fmt::format("{}", fmt::join(values, " "));
}

std::string as_text(const StoredAttribute& attribute) {
    switch (attribute.kind) {
        case Kind::float64:
            return printed<double>(attribute.bytes);
        case Kind::float32:
            return printed<float>(attribute.bytes);
        case Kind::int32:
            return printed<std::int32_t>(attribute.bytes);
        case Kind::uint32:
            return printed<std::uint32_t>(attribute.bytes);
        case Kind::uint16:
            return printed<std::uint16_t>(attribute.bytes);
        case Kind::uint8:
            return printed<std::uint8_t>(attribute.bytes);
        case Kind::text:
            break;
    }
    return attribute.bytes;
}

std::size_t product(const Reader::Box& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

}  // namespace

Reader::Reader(std::string path) : path_(std::move(path)) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path_, ignored))
        throw InputError({.file = path_, .text = why_missing(path_)});
    file_ = opened(path_);
    reading(path_, [&] {
        const std::string format = attribute("", "concord_format");
        if (format.empty())
            not_ours(path_, "it is HDF5 of another program: it has no attribute concord_format");
        if (format != std::to_string(format_version))
            not_ours(path_, fmt::format("it is of format {}, this program reads {}", format, format_version));
        look_into("", 0);
    });
    std::ranges::sort(variables_, {}, &StoredVariable::path);
    std::ranges::sort(groups_);
}

hdf5::Handle Reader::open(const std::string& object) const {
    return hdf5::open_object(file_.id(), object);
}

void Reader::look_into(const std::string& group, unsigned depth) {
    if (depth > deepest) not_ours(path_, "groups without end");
    groups_.push_back(group);
    for (const std::string& name : hdf5::members(open(group).id())) {
        const std::string path = group.empty() ? name : group + "/" + name;
        const hdf5::Handle object = open(path);
        if (hdf5::is_group(object.id())) look_into(path, depth + 1);
        if (!hdf5::is_dataset(object.id())) continue;
        const auto kind = hdf5::kind_of_dataset(object.id());
        if (!kind) not_ours(path_, path + " is of a type it never has");
        variables_.push_back({path, *kind, hdf5::dimensions_of(object.id()),
                              hdf5::shape_of_dataset(object.id()), attribute(path, "units"),
                              attribute(path, "long_name")});
    }
}

bool Reader::has(const std::string& variable) const {
    return std::ranges::binary_search(variables_, variable, {}, &StoredVariable::path);
}

const StoredVariable& Reader::variable(const std::string& path) const {
    const auto found = std::ranges::lower_bound(variables_, path, {}, &StoredVariable::path);
    if (found == variables_.end() || found->path != path)
        throw InputError({.file = path_, .text = fmt::format("there is no variable {}", path)});
    return *found;
}

std::vector<StoredAttribute> Reader::attributes(const std::string& object) const {
    return reading(path_, [&] { return hdf5::attributes_of(open(object).id()); });
}

std::string Reader::attribute(const std::string& object, const std::string& name) const {
    for (const StoredAttribute& each : attributes(object))
        if (each.name == name) return as_text(each);
    return "";
}

std::vector<double> Reader::numbers(const std::string& path) const {
    const StoredVariable& stored = variable(path);
    return numbers(stored, Box(stored.shape.size(), 0), stored.shape);
}

std::vector<double> Reader::numbers(const StoredVariable& stored, const Box& first, const Box& count) const {
    if (stored.kind == Kind::text)
        throw InputError({.file = path_, .text = stored.path + " holds text, not numbers"});
    std::vector<double> values(product(count));
    reading(path_, [&] {
        hdf5::read_numbers(open(stored.path).id(), hdf5::memory_type(Kind::float64), first, count,
                           values.data());
    });
    return values;
}

std::vector<std::string> Reader::texts(const std::string& path) const {
    const StoredVariable& stored = variable(path);
    return texts(stored, Box(stored.shape.size(), 0), stored.shape);
}

std::vector<char> Reader::bytes(const StoredVariable& stored, const Box& first, const Box& count) const {
    std::vector<char> values(product(count) * size_of(stored.kind));
    reading(path_, [&] {
        hdf5::read_numbers(open(stored.path).id(), hdf5::file_type(stored.kind), first, count, values.data());
    });
    return values;
}

std::vector<std::string> Reader::texts(const StoredVariable& stored, const Box& first,
                                       const Box& count) const {
    if (stored.kind != Kind::text)
        throw InputError({.file = path_, .text = stored.path + " holds numbers, not text"});
    return reading(path_, [&] { return hdf5::read_texts(open(stored.path).id(), first, count); });
}

}  // namespace concord
