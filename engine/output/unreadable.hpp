#pragma once
#include <string>

namespace concord {

/// Why no output file can be read at a path at which there is no plain file: nothing is there, a folder, or a
/// run or an experiment that is not complete; and what goes on with that.
std::string why_missing(const std::string& path);

/// Why a plain file is none that HDF5 can read, where it said `reason`.
std::string why_not_hdf5(const std::string& path, const std::string& reason);

}  // namespace concord
