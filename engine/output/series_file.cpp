#include "engine/output/series_file.hpp"

#include <fmt/format.h>

#include <numeric>

#include "engine/output/description.hpp"
#include "engine/output/driver.hpp"
#include "engine/output/layout.hpp"
#include "engine/output/writing.hpp"

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
      file_(hdf5::create_file(part_, driver_)) {
    describe_file(file_.id(), provenance);
    write_provenance(file_.id(), provenance, outline.notes);
    for (const Variable* variable : chosen_.variables) add_series(*variable);
    part_.check();
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

hdf5::Id SeriesFile::scale(Group& group, const std::string& dimension) {
    hdf5::Handle& found = group.scales[dimension];
    if (found.id() < 0)
        found = dimension == "time" ? make_time(group)
                                    : make_coordinate(group, dimension_of(outline_, dimension));
    return found.id();
}

hdf5::Handle SeriesFile::make_time(Group& group) {
    const auto chunk = series_chunk({}, size_of(Kind::int32));
    const hdf5::Extent extent{.kind = Kind::int32, .shape = {0}, .chunk = chunk, .grows = true};
    hdf5::Handle time = hdf5::create_dataset(group.handle.id(), "time", extent);
    const std::string unit = outline_.tick_unit;
    hdf5::make_scale(time.id(), "time");
    hdf5::set_attribute(time.id(), "units", unit);
    hdf5::set_attribute(time.id(), "long_name",
                        fmt::format("{}s since the start", unit == "1" ? "tick" : unit));
    hdf5::set_attribute(time.id(), "axis", "T");
    times_.emplace_back(hdf5::share(time), Kind::int32, size_of(Kind::int32), chunk[0]);
    return time;
}

hdf5::Handle SeriesFile::make_coordinate(Group& group, const Dimension& dimension) {
    const bool labelled = !dimension.labels.empty();
    const Kind kind = labelled ? Kind::text : Kind::int32;
    const auto chunk = constant_chunk({dimension.size}, labelled ? sizeof(void*) * 2 : size_of(kind));
    hdf5::Handle coordinate = hdf5::create_dataset(group.handle.id(), dimension.name,
                                                   {.kind = kind, .shape = {dimension.size}, .chunk = chunk});
    hdf5::make_scale(coordinate.id(), dimension.name);
    if (!labelled) hdf5::set_attribute(coordinate.id(), "units", "1");
    hdf5::set_attribute(coordinate.id(), "long_name", dimension.long_name);
    unwritten_.emplace_back(hdf5::share(coordinate), &dimension);
    return coordinate;
}

hdf5::Handle SeriesFile::make_variable(const Meaning& meaning, Kind kind,
                                       const std::vector<std::size_t>& chunk, bool grows) {
    const Place place = place_of(meaning.path);
    Group& home = group(place.group);
    std::vector<hdf5::Id> scales;
    if (grows) scales.push_back(scale(home, "time"));
    for (const std::string& dimension : meaning.dimensions) scales.push_back(scale(home, dimension));
    std::vector<std::size_t> shape = shape_of(outline_, meaning);
    if (grows) shape.insert(shape.begin(), 0);
    hdf5::Handle dataset = hdf5::create_dataset(home.handle.id(), place.name, {kind, shape, chunk, grows});
    for (std::size_t axis = 0; axis != scales.size(); ++axis)
        hdf5::attach_scale(dataset.id(), scales[axis], axis);
    describe_variable(dataset.id(), meaning, kind);
    return dataset;
}

void SeriesFile::add_series(const Variable& variable) {
    const Kind kind = kind_of(variable.storage);
    const auto chunk = series_chunk(shape_of(outline_, variable.meaning), size_of(kind));
    const std::size_t row_bytes = outline_.rows(variable.meaning) * size_of(kind);
    offsets_.push_back(frame_bytes_);
    series_.emplace_back(make_variable(variable.meaning, kind, chunk, true), kind, row_bytes, chunk[0],
                         frame_bytes_);
    frame_bytes_ += (row_bytes + alignment - 1) / alignment * alignment;
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
            std::vector<std::int32_t> rows(dimension->size);
            std::iota(rows.begin(), rows.end(), 0);
            hdf5::write(coordinate.id(), Kind::int32, rows.data());
        }
    }
    unwritten_.clear();
}

void SeriesFile::write_constants() {
    for (const Constant* constant : chosen_.constants) {
        write(*constant);
        part_.check();
    }
    write_coordinates();
    part_.check();
}

void SeriesFile::append(Tick tick, const std::byte* frame) {
    const auto time = static_cast<std::int32_t>(tick);
    for (Series& each : times_) each.append(reinterpret_cast<const std::byte*>(&time));
    for (Series& each : series_) each.append(frame);
    part_.check();
}

void SeriesFile::seal() {
    for (Series& each : times_) each.flush();
    for (Series& each : series_) each.flush();
    times_.clear();
    series_.clear();
    unwritten_.clear();
    groups_.clear();
    file_.close();
    part_.publish();
}

}  // namespace concord
