#include "engine/output/deflate.hpp"

#include <fmt/format.h>
#include <isa-l/igzip_lib.h>

#include <algorithm>

#include "engine/core/error.hpp"

namespace concord {

namespace {
/// First bytes of all elements, then second bytes... With a width known to the compiler, it is vector code.
template <std::size_t width>
void shuffle(std::span<const std::byte> elements, std::byte* out) {
    for (std::size_t byte = 0; byte < width; ++byte)
        for (std::size_t at = byte; at < elements.size(); at += width) *out++ = elements[at];
}

/// What does not shrink is stored in blocks as it is, each behind a head, in the frame of zlib.
constexpr std::size_t most_packed(std::size_t bytes) {
    constexpr std::size_t block = 65'535, head = 5, frame = 6;
    return bytes + (bytes / block + 1) * head + frame;
}

/// As the library takes it, which only reads what it is to compress, but does not say so.
std::uint8_t* place(const std::byte* bytes) {
    return reinterpret_cast<std::uint8_t*>(const_cast<std::byte*>(bytes));
}
}  // namespace

void shuffle(std::span<const std::byte> elements, std::size_t width, std::byte* out) {
    if (width == 8) return shuffle<8>(elements, out);
    if (width == 4) return shuffle<4>(elements, out);
    if (width == 2) return shuffle<2>(elements, out);
    if (width == 1) return void(std::ranges::copy(elements, out));
    throw Failure(fmt::format("cannot compress elements of {} bytes", width));
}

Deflate::Deflate() : tables_(ISAL_DEF_LVL1_DEFAULT) {}

std::span<const std::byte> Deflate::operator()(std::span<const std::byte> chunk, std::size_t element_bytes) {
    if (element_bytes > 1) {
        shuffled_.resize(chunk.size());
        shuffle(chunk, element_bytes, shuffled_.data());
        chunk = shuffled_;
    }
    packed_.resize(most_packed(chunk.size()));
    isal_zstream stream;
    isal_deflate_stateless_init(&stream);
    stream.hist_bits = 0;  // the usual window; the library leaves it as it happens to be
    stream.level = compression_level;
    stream.level_buf = place(tables_.data());
    stream.level_buf_size = static_cast<std::uint32_t>(tables_.size());
    stream.gzip_flag = IGZIP_ZLIB;
    stream.end_of_stream = 1;
    stream.next_in = place(chunk.data());
    stream.avail_in = static_cast<std::uint32_t>(chunk.size());
    stream.next_out = place(packed_.data());
    stream.avail_out = static_cast<std::uint32_t>(packed_.size());
    if (const int error = isal_deflate_stateless(&stream); error != COMP_OK)
        throw Failure(fmt::format("cannot compress: error {} of ISA-L", error));
    return std::span(packed_).first(stream.total_out);
}

}  // namespace concord
