#pragma once
#include "engine/core/outline.hpp"
#include "engine/output/hdf5.hpp"
#include "engine/output/provenance.hpp"

namespace concord {

/// The attributes of the root: title, conventions, and the short part of the provenance.
void describe_file(hdf5::Id root, const Provenance&);

/// Group /provenance: what is long. Resolved configuration, command line, notes, input tables.
void write_provenance(hdf5::Id root, const Provenance&, const std::vector<std::string>& notes);

/// units, long_name, _FillValue of floats, flag_values and flag_meanings.
void describe_variable(hdf5::Id dataset, const Meaning&, Kind);

}  // namespace concord
