#pragma once
#include "engine/output/checkpoint.hpp"

namespace concord {

/// The head as entries "KEY BYTES\n", the text of so many bytes, "\n"; the last is "end 0\n\n".
void write_head(SealedWriter&, const CheckpointHead&);
/// Throws InputError for what is not such a head.
CheckpointHead read_head(SealedReader&);

}  // namespace concord
