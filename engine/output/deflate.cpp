#include "engine/output/deflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "engine/core/error.hpp"

namespace concord {

namespace {
using Bytes = std::span<const std::byte>;

/// First bytes of all elements, then second bytes... A plane is all bytes of the same place.
void shuffle(Bytes elements, std::size_t element_bytes, std::byte* out) {
    for (std::size_t byte = 0; byte < element_bytes; ++byte)
        for (std::size_t at = byte; at < elements.size(); at += element_bytes) *out++ = elements[at];
}

/// How many bytes are the same as the one `lag` before.
std::size_t repeats(Bytes bytes, std::size_t lag) {
    std::uint32_t same = 0;
    for (std::size_t n = lag; n < bytes.size(); ++n) same += bytes[n] == bytes[n - lag];
    return same;
}

/// Long runs are best told as such; short ones cost more to find than they save.
int strategy_for(Bytes bytes) {
    return 4 * (bytes.size() - repeats(bytes, 1)) < bytes.size() ? Z_RLE : Z_HUFFMAN_ONLY;
}

/// How much more often than of thrown dice, of 256 sides, two bytes are the same.
double unevenness(Bytes bytes) {
    std::array<std::uint32_t, 256> counts{};
    for (const std::byte each : bytes) ++counts[static_cast<std::size_t>(each)];
    double pairs = 0;
    for (const double count : counts) pairs += count * (count - 1);
    const auto all = static_cast<double>(bytes.size());
    return 256 * pairs / (all * (all - 1));
}

/// How zlib is to go about some bytes.
struct Manner {
    int level = compression_level, strategy = Z_DEFAULT_STRATEGY;
    bool operator==(const Manner&) const = default;
};

/// Where neither the element before nor that of the tick before foretells a byte, there is no use in looking
/// for what came before; and where all values are about as frequent, in nothing. The bounds are
/// those up to which recorded runs come out little larger.
Manner manner_for(Bytes plane, std::size_t elements_of_tick) {
    constexpr std::size_t enough = 128;  // to tell
    if (plane.size() < enough) return {};
    double foretold = 0;
    for (const std::size_t lag : {std::size_t{1}, elements_of_tick})
        if (lag < plane.size())
            foretold = std::max(
                foretold, static_cast<double>(repeats(plane, lag)) / static_cast<double>(plane.size() - lag));
    if (foretold < 0.125 && unevenness(plane) < 4) return {Z_NO_COMPRESSION, Z_DEFAULT_STRATEGY};
    return {compression_level, foretold < 0.3 ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY};
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

Bytes Deflate::operator()(Bytes chunk, std::size_t element_bytes, std::size_t elements_of_tick) {
    const std::size_t elements = chunk.size() / element_bytes;
    if (element_bytes == 1)  // of one tick, rows have nothing to do with each other
        return packed(chunk, elements_of_tick >= elements ? strategy_for(chunk) : Z_DEFAULT_STRATEGY);
    shuffled_.resize(chunk.size());
    shuffle(chunk, element_bytes, shuffled_.data());
    return packed_planes(elements, elements_of_tick);
}

Bytes Deflate::packed(Bytes bytes, int strategy) {
    begin(bytes.size());
    add(bytes, compression_level, strategy, true);
    return std::span(packed_).first(stream_->total_out);
}

/// Planes next to each other for which the same is best go together.
Bytes Deflate::packed_planes(std::size_t elements, std::size_t elements_of_tick) {
    const Bytes all(shuffled_);
    const auto manner_at = [&](std::size_t at) {
        return manner_for(all.subspan(at, elements), elements_of_tick);
    };
    begin(all.size());
    Manner manner = manner_at(0);
    for (std::size_t first = 0, next = elements; first < all.size(); next += elements) {
        const bool last = next >= all.size();
        const Manner then = last ? Manner() : manner_at(next);
        if (!last && then == manner) continue;
        add(all.subspan(first, next - first), manner.level, manner.strategy, last);
        first = next;
        manner = then;
    }
    return std::span(packed_).first(stream_->total_out);
}

void Deflate::begin(std::size_t most) {
    constexpr std::size_t of_changes = 1024;  // bytes that changes of level may take
    check(deflateReset(stream_.get()));
    packed_.resize(deflateBound(stream_.get(), most) + of_changes);
    stream_->avail_in = 0;
    stream_->next_out = reinterpret_cast<Bytef*>(packed_.data());
    stream_->avail_out = static_cast<uInt>(packed_.size());
}

void Deflate::add(Bytes bytes, int level, int strategy, bool last) {
    check(deflateParams(stream_.get(), level, strategy));
    stream_->next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data()));  // zlib only reads it
    stream_->avail_in = static_cast<uInt>(bytes.size());
    check(deflate(stream_.get(), last ? Z_FINISH : Z_NO_FLUSH));
}

}  // namespace concord
