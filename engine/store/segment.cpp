#include "engine/store/segment.hpp"

#include "engine/output/part_file.hpp"
#include "engine/store/checksum.hpp"
#include "engine/store/writing.hpp"

namespace concord {

namespace {

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string number(std::uint64_t value) {
    std::string bytes;
    for (int n = 0; n < 8; ++n) bytes += static_cast<char>(value >> (8 * n) & 0xff);
    return bytes;
}

std::string head_of(std::string_view identity, const Batch& batch) {
    std::string head = "concord segment 2\n";
    head += number(identity.size()).append(identity);
    head += number(batch.parts.size());
    for (const Batch::Part& part : batch.parts) head += number(part.run) + number(part.size);
    return head;
}

}  // namespace

void Batch::add(RunNumber run, std::span<const std::byte> block) {
    parts.push_back({run, block.size()});
    bytes.insert(bytes.end(), block.begin(), block.end());
}

void Batch::clear() {
    parts.clear();
    bytes.clear();
}

std::vector<Extent> write_segment(const std::string& path, std::string_view identity, const Batch& batch) {
    const std::string head = head_of(identity, batch);
    PartFile file(path, false);
    Checksum sum;
    const auto write = [&](std::string_view bytes) {
        sum.add(bytes);
        if (*file.error() == 0) *file.error() = write_all(file.descriptor(), bytes);
    };
    write(head);
    write(text_of(batch.bytes));
    write(sum.text());
    file.publish();

    std::vector<Extent> blocks;
    std::uint64_t offset = head.size();
    for (const Batch::Part& part : batch.parts) {
        blocks.push_back({part.run, offset, part.size});
        offset += part.size;
    }
    return blocks;
}

}  // namespace concord
