#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/core/outline.hpp"
#include "engine/core/tick.hpp"
#include "engine/output/hdf5.hpp"
#include "engine/output/packers.hpp"
#include "engine/output/part_file.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/selection.hpp"
#include "engine/output/series.hpp"
#include "engine/output/writing.hpp"

namespace concord {

/// The output file while it is written: provenance, then the variables that change, then those that do not. A
/// group is complete in itself: it has its own coordinates, so that it can be opened alone. For one thread at
/// a time.
class SeriesFile {
  public:
    /// Creates the file, with the provenance only. Throws InputError and Failure as PartFile does.
    SeriesFile(const std::string& path, const Outline&, Chosen, const Provenance&, bool overwrite);

    /// Where in a frame each chosen variable stands, and the bytes of a frame.
    const std::vector<std::size_t>& offsets() const { return offsets_; }
    std::size_t frame_bytes() const { return frame_bytes_; }

    // These throw Failure when something could not be written, then or earlier.

    /// Creates all variables and writes those that do not change. It takes a while, so the thread that is to
    /// append does it.
    void begin();
    void append(Tick, const std::byte* frame);
    void seal();  // closes the file and gives it its name

  private:
    struct Scale {
        hdf5::Handle handle;
        std::vector<hdf5::Axis> axes;  // that are of this dimension
    };
    struct Group {
        hdf5::Handle handle;
        std::map<std::string, Scale> scales;  // by dimension
    };
    Group& group(const std::string& path);
    Scale& scale(Group&, const std::string& dimension);
    hdf5::Handle make_axis(Group&);
    void describe_axis(hdf5::Id axis, const std::string& name, const std::string& unit,
                       const std::string& long_name) const;
    hdf5::Handle make_coordinate(Group&, const Dimension&);
    hdf5::Handle make_variable(const Meaning&, Kind, const std::vector<std::size_t>& chunk, bool grows);
    static void attach(hdf5::Id dataset, const std::vector<Scale*>& scales);
    void lay_out_frame();
    void add_series(const Variable&, std::size_t offset);
    void write(const Constant&);
    void write_coordinates();
    void list_axes();

    const Outline& outline_;
    Chosen chosen_;
    PartFile part_;
    hdf5::Handle driver_, file_;
    std::map<std::string, Group> groups_;
    std::vector<std::pair<hdf5::Handle, const Dimension*>> unwritten_;  // coordinates
    Packers packers_;
    std::vector<Series> axes_, series_;
    std::vector<std::size_t> offsets_;
    std::size_t frame_bytes_ = 0;
};

}  // namespace concord
