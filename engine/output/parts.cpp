#include "engine/output/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace concord {

namespace {
constexpr std::string_view kind = "concord frames 1";

void check(const SealedReader& file, const SealedPart& part) {
    if (file.sha256() != part.sha256) file.refuse("is not what was recorded before the checkpoint");
}
}  // namespace

std::string part_path(const std::string& output, std::size_t number) {
    return fmt::format("{}.part-{:03}", output, number);
}

PartWriter::PartWriter(const std::string& path, std::size_t frame_bytes)
    : file_(path, kind), frame_bytes_(frame_bytes) {
    file_.add(fmt::format("{}\n", frame_bytes));
}

void PartWriter::append(Tick tick, const std::byte* frame) {
    file_.add(&tick, sizeof tick);
    file_.add(frame, frame_bytes_);
    ++frames_;
}

SealedPart PartWriter::seal() {
    SealedPart part{frames_, file_.seal()};
    file_.publish();
    return part;
}

void verify_parts(const std::string& output, const std::vector<SealedPart>& parts) {
    for (std::size_t n = 0; n != parts.size(); ++n) check(SealedReader(part_path(output, n), kind), parts[n]);
}

void for_frames(const std::string& path, const SealedPart& part, std::size_t frame_bytes,
                const std::function<void(Tick, const std::byte*)>& visit) {
    SealedReader file(path, kind);
    check(file, part);
    if (file.line() != fmt::format("{}", frame_bytes)) file.refuse("holds other variables than this run");
    std::vector<std::byte> frame(frame_bytes);
    for (std::uint64_t n = 0; n != part.frames; ++n) {
        Tick tick = 0;
        file.read(&tick, sizeof tick);
        file.read(frame.data(), frame.size());
        visit(tick, frame.data());
    }
}

void remove_parts(const std::string& output, std::size_t from) {
    std::error_code ignored;
    for (const std::uint64_t number : numbered_beside(output, ".part-"))
        if (number >= from) std::filesystem::remove(part_path(output, number), ignored);
}

std::vector<std::uint64_t> numbered_beside(const std::string& path, const std::string& middle) {
    const std::filesystem::path file(path);
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const std::string beginning = file.filename().string() + middle;
    std::vector<std::uint64_t> numbers;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(beginning)) continue;
        std::uint64_t number = 0;
        const char *first = name.data() + beginning.size(), *last = name.data() + name.size();
        const auto [end, error] = std::from_chars(first, last, number);
        if (error == std::errc{} && end == last && first != last) numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

}  // namespace concord
