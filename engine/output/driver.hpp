#pragma once
#include "engine/output/hdf5.hpp"
#include "engine/output/part_file.hpp"

namespace concord::hdf5 {

/// Tells HDF5 how files are written here. Must outlive the files created with it.
Handle register_driver();

/// A new HDF5 file in `part`, which must outlive it. A write that fails (a full disk) is noted in
/// part.error() and from then on writes are dropped, while HDF5 is told that all is well: it cannot close a
/// file it cannot flush, and would bring down the process on exit. So after writing and closing, ask
/// part.check().
Handle create_file(PartFile& part, const Handle& driver);

}  // namespace concord::hdf5
