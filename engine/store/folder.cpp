#include "engine/store/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "engine/core/error.hpp"
#include "engine/store/writing.hpp"

namespace concord {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view segment_stem = "segment-";
constexpr std::array segment_endings{"", ".part", ".refused"};
constexpr std::array other_names{"ledger.jsonl", "experiment.json", "experiment.json.part", "lock",
                                 "opening"};

/// Nothing unless the name is the one that segment_name() gives, with that ending.
std::optional<std::uint64_t> segment_number(std::string_view name, std::string_view ending) {
    if (!name.starts_with(segment_stem) || !name.ends_with(ending) || name.size() > 32) return std::nullopt;
    std::uint64_t number = 0;
    const std::string_view digits = name.substr(segment_stem.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (segment_name(number).append(ending) != name) return std::nullopt;
    return number;
}

bool is_segment(std::string_view name) {
    return std::ranges::any_of(segment_endings,
                               [&](auto ending) { return segment_number(name, ending).has_value(); });
}

bool is_shard(std::string_view name) {
    unsigned number = 0, of = 0;
    const std::string text(name.substr(0, 32));
    return std::sscanf(text.c_str(), "shard-%9u-of-%9u", &number, &of) == 2 &&
           fmt::format("shard-{}-of-{}", number, of) == name;
}

bool is_ours(std::string_view name) {
    return is_segment(name) || std::ranges::find(other_names, name) != other_names.end();
}

void remove_file(const std::string& path) {
    std::error_code error;
    fs::remove(path, error);
    if (error) throw Failure(fmt::format("cannot remove {}: {}", path, error.message()));
}

/// The segments go first: what is left when a removal is cut short is less, but never wrong.
void remove_ours(const std::string& folder) {
    const auto names = names_in(folder);
    for (const std::string& name : names)
        if (is_segment(name)) remove_file(folder + "/" + name);
    for (const char* name : other_names) remove_file(folder + "/" + name);
    std::error_code not_empty;
    fs::remove(folder, not_empty);
}

}  // namespace

std::string parts_folder(const std::string& file) {
    return file + ".parts";
}

std::string shard_folder(const std::string& parts, Shard shard) {
    return shard.whole() ? parts : fmt::format("{}/shard-{}-of-{}", parts, shard.number, shard.of);
}

std::vector<std::string> work_folders(const std::string& parts) {
    std::vector<std::string> folders{parts};
    for (const std::string& name : names_in(parts))
        if (is_shard(name)) folders.push_back(parts + "/" + name);
    return folders;
}

std::string segment_name(std::uint64_t number) {
    return fmt::format("{}{:06}", segment_stem, number);
}

std::vector<std::string> segments_in(const std::string& folder) {
    auto names = names_in(folder);
    std::erase_if(names, [](const std::string& name) { return !segment_number(name, ""); });
    return names;
}

std::uint64_t next_segment(const std::string& folder) {
    std::uint64_t highest = 0;
    for (const std::string& name : names_in(folder))
        for (const char* ending : segment_endings)
            highest = std::max(highest, segment_number(name, ending).value_or(0));
    return highest + 1;
}

std::vector<std::string> names_in(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> names;
    fs::directory_iterator entry(folder, error);
    if (error == std::errc::no_such_file_or_directory) return {};
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
        names.push_back(entry->path().filename().string());
    if (error) throw Failure(fmt::format("cannot read {}: {}", folder, error.message()));
    std::ranges::sort(names);
    return names;
}

std::string stranger_in(const std::string& parts) {
    for (const std::string& name : names_in(parts))
        if (!is_ours(name) && !is_shard(name)) return name;
    return "";
}

void make_folder(const std::string& folder) {
    std::error_code error, ignored;
    const fs::path parent = fs::path(folder).parent_path();
    if (!parent.empty() && !fs::is_directory(parent, ignored))
        throw InputError({.file = folder, .text = fmt::format("there is no folder {}", parent.string())});
    fs::create_directory(folder, error);
    const auto status = fs::status(folder, ignored);
    const bool there = fs::exists(status);
    if (there && !fs::is_directory(status)) throw InputError({.file = folder, .text = "is not a folder"});
    if (!there && error) throw Failure(fmt::format("cannot make {}: {}", folder, error.message()));
    sync_folder(parent.empty() ? "." : parent.string());
}

void remove_unfinished(const std::string& folder) {
    for (const std::string& name : names_in(folder))
        if (segment_number(name, ".part")) remove_file(folder + "/" + name);
}

void remove_parts(const std::string& parts) {
    auto folders = work_folders(parts);
    std::ranges::reverse(folders);  // the whole last, as it is their folder
    for (const std::string& folder : folders) remove_ours(folder);
}

}  // namespace concord
