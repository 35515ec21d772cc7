#include "engine/output/series_file.hpp"

#include <fmt/format.h>

#include <numeric>

#include "engine/output/description.hpp"
#include "engine/output/driver.hpp"
#include "engine/output/layout.hpp"

namespace concord {

namespace {
constexpr std::size_t alignment = 64;  // of a variable in a frame: a cache line
}

SeriesFile::SeriesFile(const std::string& path, const Outline& outline, Chosen chosen,
                       const Provenance& provenance, bool overwrite)
    : outline_(outline),
      chosen_(std::move(chosen)),
      part_(path, overwrite),
      driver_(hdf5::register_driver()),
      file_(hdf5::create_file(part_, driver_)),
      packers_(chosen_.packers) {
    describe_file(file_.id(), provenance);
    write_provenance(file_.id(), provenance, outline.notes);
    lay_out_frame();
    part_.check();
}

void SeriesFile::lay_out_frame() {
    for (const Variable* variable : chosen_.variables) {
        const std::size_t bytes = outline_.rows(variable->meaning) * size_of(kind_of(variable->storage));
        offsets_.push_back(frame_bytes_);
        frame_bytes_ += (bytes + alignment - 1) / alignment * alignment;
    }
}

SeriesFile::Group& SeriesFile::group(const std::string& path) {
    Group& found = groups_[path];
    if (found.handle.id() >= 0) return found;
    if (path.empty()) {
        found.handle = hdf5::open_root(file_.id());
        return found;
    }
    const Place place = place_of(path);
    found.handle = hdf5::create_group(group(place.group).handle.id(), place.name);
    return found;
}

SeriesFile::Scale& SeriesFile::scale(Group& group, const std::string& dimension) {
    Scale& found = group.scales[dimension];
    if (found.handle.id() < 0)
        found.handle = dimension == outline_.along
                           ? make_axis(group)
                           : make_coordinate(group, dimension_of(outline_, dimension));
    return found;
}

/// What an axis is, for people and programs: ticks where it is time, else numbers.
void SeriesFile::describe_axis(hdf5::Id axis, const std::string& name, const std::string& unit,
                               const std::string& long_name) const {
    hdf5::set_attribute(axis, "units", unit);
    hdf5::set_attribute(axis, "long_name", long_name);
    if (name == "time") hdf5::set_attribute(axis, "axis", "T");
}

hdf5::Handle SeriesFile::make_axis(Group& group) {
    const std::string& name = outline_.along;
    const auto chunk = series_chunk({}, size_of(Kind::int32), chosen_.records);
    const hdf5::Extent extent{.kind = Kind::int32, .shape = {0}, .chunk = chunk, .grows = true};
    hdf5::Handle axis = hdf5::create_dataset(group.handle.id(), name, extent);
    hdf5::make_scale(axis.id(), name);
    const std::string tick = outline_.tick_unit == "1" ? "tick" : outline_.tick_unit;
    if (name == "time")
        describe_axis(axis.id(), name, outline_.tick_unit, tick + "s since the start");
    else
        describe_axis(axis.id(), name, "1", "number of the " + name);
    axes_.emplace_back(hdf5::share(axis), Kind::int32, std::vector<std::size_t>{}, chunk);
    return axis;
}

hdf5::Handle SeriesFile::make_coordinate(Group& group, const Dimension& dimension) {
    const bool labelled = !dimension.labels.empty();
    const Kind kind = labelled ? Kind::text : Kind::int32;
    const auto chunk = constant_chunk({dimension.size}, labelled ? sizeof(void*) * 2 : size_of(kind));
    hdf5::Handle coordinate = hdf5::create_dataset(group.handle.id(), dimension.name,
                                                   {.kind = kind, .shape = {dimension.size}, .chunk = chunk});
    hdf5::make_scale(coordinate.id(), dimension.name);
    if (labelled)
        hdf5::set_attribute(coordinate.id(), "long_name", dimension.long_name);
    else
        describe_axis(coordinate.id(), dimension.name, dimension.unit, dimension.long_name);
    unwritten_.emplace_back(hdf5::share(coordinate), &dimension);
    return coordinate;
}

void SeriesFile::attach(hdf5::Id dataset, const std::vector<Scale*>& scales) {
    if (scales.empty()) return;
    std::vector<hdf5::Id> ids;
    for (const Scale* each : scales) ids.push_back(each->handle.id());
    const std::uint64_t me = hdf5::attach_scales(dataset, ids);
    for (std::size_t axis = 0; axis != scales.size(); ++axis)
        scales[axis]->axes.push_back({me, static_cast<int>(axis)});
}

hdf5::Handle SeriesFile::make_variable(const Meaning& meaning, Kind kind,
                                       const std::vector<std::size_t>& chunk, bool grows) {
    const Place place = place_of(meaning.path);
    Group& home = group(place.group);
    std::vector<Scale*> scales;
    if (grows) scales.push_back(&scale(home, outline_.along));
    for (const std::string& dimension : meaning.dimensions) scales.push_back(&scale(home, dimension));
    std::vector<std::size_t> shape = shape_of(outline_, meaning);
    if (grows) shape.insert(shape.begin(), 0);
    hdf5::Handle dataset = hdf5::create_dataset(home.handle.id(), place.name, {kind, shape, chunk, grows});
    attach(dataset.id(), scales);
    describe_variable(dataset.id(), meaning, kind);
    return dataset;
}

void SeriesFile::add_series(const Variable& variable, std::size_t offset) {
    const Kind kind = kind_of(variable.storage);
    const auto shape = shape_of(outline_, variable.meaning);
    const auto chunk = series_chunk(shape, size_of(kind), chosen_.records);
    series_.emplace_back(make_variable(variable.meaning, kind, chunk, true), kind, shape, chunk, offset);
}

void SeriesFile::write(const Constant& constant) {
    const Kind kind = kind_of(constant);
    const std::size_t bytes = kind == Kind::text ? sizeof(void*) * 2 : size_of(kind);
    const auto chunk = constant_chunk(shape_of(outline_, constant.meaning), bytes);
    const hdf5::Handle dataset = make_variable(constant.meaning, kind, chunk, false);
    if (const auto* texts = std::get_if<std::vector<std::string>>(&constant.values))
        return hdf5::write(dataset.id(), *texts);
    std::visit([&](const auto& values) { hdf5::write(dataset.id(), kind, values.data()); }, constant.values);
}

void SeriesFile::write_coordinates() {
    for (const auto& [coordinate, dimension] : unwritten_) {
        if (!dimension->labels.empty()) {
            hdf5::write(coordinate.id(), dimension->labels);
        } else {
            std::vector<std::int32_t> rows = dimension->numbers;
            rows.resize(dimension->size);
            if (dimension->numbers.empty()) std::iota(rows.begin(), rows.end(), 0);
            hdf5::write(coordinate.id(), Kind::int32, rows.data());
        }
    }
    unwritten_.clear();
}

void SeriesFile::begin() {
    for (std::size_t n = 0; n != offsets_.size(); ++n) add_series(*chosen_.variables[n], offsets_[n]);
    part_.check();
    for (const Constant* constant : chosen_.constants) {
        write(*constant);
        part_.check();
    }
    write_coordinates();
    part_.check();
}

void SeriesFile::append(Tick tick, const std::byte* frame) {
    const auto number = static_cast<std::int32_t>(tick);
    for (Series& each : axes_) each.append(reinterpret_cast<const std::byte*>(&number), packers_);
    for (Series& each : series_) each.append(frame, packers_);
    part_.check();
}

void SeriesFile::list_axes() {
    for (const auto& [path, group] : groups_)
        for (const auto& [dimension, scale] : group.scales) hdf5::list_axes(scale.handle.id(), scale.axes);
}

void SeriesFile::seal() {
    for (Series& each : axes_) each.flush(packers_);
    for (Series& each : series_) each.flush(packers_);
    packers_.finish();
    list_axes();
    axes_.clear();
    series_.clear();
    unwritten_.clear();
    groups_.clear();
    file_.close();
    part_.publish();
}

}  // namespace concord
