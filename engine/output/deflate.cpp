#include "engine/output/deflate.hpp"

#include <zlib.h>

#include "engine/core/error.hpp"

namespace concord {

namespace {
/// First bytes of all elements, then second bytes...
void shuffle(std::span<const std::byte> elements, std::size_t element_bytes, std::byte* out) {
    for (std::size_t byte = 0; byte < element_bytes; ++byte)
        for (std::size_t at = byte; at < elements.size(); at += element_bytes) *out++ = elements[at];
}

/// Long runs are best told as such; short ones cost more to find than they save.
int strategy_for(std::span<const std::byte> bytes) {
    std::uint32_t changes = 0;
    for (std::size_t n = 1; n < bytes.size(); ++n) changes += bytes[n] != bytes[n - 1];
    return changes < bytes.size() / 4 ? Z_RLE : Z_HUFFMAN_ONLY;
}

void check(int status) {
    if (status < 0) throw Failure("cannot compress: zlib has no memory, or is no zlib");
}
}  // namespace

Deflate::Deflate() : stream_(std::make_unique<z_stream>()) {
    check(deflateInit(stream_.get(), compression_level));
}

Deflate::~Deflate() {
    deflateEnd(stream_.get());
}

std::span<const std::byte> Deflate::operator()(std::span<const std::byte> chunk, std::size_t element_bytes,
                                               bool alone) {
    if (element_bytes == 1) return packed(chunk, alone ? strategy_for(chunk) : Z_DEFAULT_STRATEGY);
    shuffled_.resize(chunk.size());
    shuffle(chunk, element_bytes, shuffled_.data());
    return packed(shuffled_, Z_DEFAULT_STRATEGY);
}

std::span<const std::byte> Deflate::packed(std::span<const std::byte> bytes, int strategy) {
    check(deflateReset(stream_.get()));
    check(deflateParams(stream_.get(), compression_level, strategy));
    packed_.resize(deflateBound(stream_.get(), bytes.size()));
    stream_->next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data()));  // zlib only reads it
    stream_->avail_in = static_cast<uInt>(bytes.size());
    stream_->next_out = reinterpret_cast<Bytef*>(packed_.data());
    stream_->avail_out = static_cast<uInt>(packed_.size());
    check(deflate(stream_.get(), Z_FINISH));
    return std::span(packed_).first(stream_->total_out);
}

}  // namespace concord
