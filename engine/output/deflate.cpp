#include "engine/output/deflate.hpp"

#include <libdeflate.h>

#include "engine/core/error.hpp"

namespace concord {

namespace {
/// First bytes of all elements, then second bytes...
void shuffle(std::span<const std::byte> elements, std::size_t element_bytes, std::byte* out) {
    for (std::size_t byte = 0; byte < element_bytes; ++byte)
        for (std::size_t at = byte; at < elements.size(); at += element_bytes) *out++ = elements[at];
}
}  // namespace

Deflate::Deflate() : compressor_(libdeflate_alloc_compressor(compression_level)) {
    if (!compressor_) throw Failure("cannot compress: no memory");
}

void Deflate::Release::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

std::span<const std::byte> Deflate::operator()(std::span<const std::byte> chunk, std::size_t element_bytes) {
    if (element_bytes > 1) {
        shuffled_.resize(chunk.size());
        shuffle(chunk, element_bytes, shuffled_.data());
        chunk = shuffled_;
    }
    packed_.resize(libdeflate_zlib_compress_bound(compressor_.get(), chunk.size()));
    const std::size_t size = libdeflate_zlib_compress(compressor_.get(), chunk.data(), chunk.size(),
                                                      packed_.data(), packed_.size());
    if (size == 0) throw Failure("cannot compress: the room that should do does not");
    return std::span(packed_).first(size);
}

}  // namespace concord
