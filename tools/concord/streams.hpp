#pragma once
#include <string>

namespace concord {

/// Opens on nothing whichever of the standard streams the program was started without, so that no output file
/// gets its number and then its messages.
void open_standard_streams();

/// Throws std::system_error or Failure when what was printed on the standard output has not got there.
void flush_standard_output();

/// Writes to the standard error. What cannot be written there is lost: a run does not end for it.
void tell(const std::string& text);

}  // namespace concord
