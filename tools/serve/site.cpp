#include "tools/serve/site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace concord {

namespace {
Reply refusal(unsigned status, std::string text) {
    Reply reply;
    reply.status = status;
    reply.text = std::move(text);
    return reply;
}

/// All of a text as a whole number, or nothing.
std::optional<std::uint64_t> whole(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string last_of(const Site::File& file) {
    return std::filesystem::path(file.path).filename().string();
}

/// The last part of its path, or all of it where another file has the same last part.
std::string name_of(const Site& site, const Site::File& file) {
    const auto alike = [&](const Site::File& other) { return last_of(other) == last_of(file); };
    return std::ranges::count_if(site.files, alike) > 1 ? file.path : last_of(file);
}

std::string list_of(const Site& site) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Site::File& file : site.files)
        list.push_back({{"name", name_of(site, file)},
                        {"url", fmt::format("file/{}", list.size())},
                        {"size", file.size}});
    return list.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Reply file_reply(const Site& site, std::string_view number, const Request& request) {
    const auto index = whole(number);
    if (!index || *index >= site.files.size()) return refusal(404, "There is no such file.\n");
    Reply reply;
    reply.type = "application/x-hdf5";
    reply.file = *index;
    const std::uint64_t size = site.files[*index].size;
    reply.count = size;
    if (!request.range.starts_with("bytes=") || request.range.find(',') != std::string::npos) return reply;
    const auto bytes = bytes_of(request.range, size);
    if (!bytes) {
        Reply none = refusal(416, "There are no such bytes.\n");
        none.range = fmt::format("bytes */{}", size);
        return none;
    }
    reply.status = 206;
    reply.first = bytes->first, reply.count = bytes->count;
    reply.range = fmt::format("bytes {}-{}/{}", bytes->first, bytes->first + bytes->count - 1, size);
    return reply;
}

bool is_called_by_its_name(const Site& site, const std::string& host) {
    return host == fmt::format("127.0.0.1:{}", site.port) || host == fmt::format("localhost:{}", site.port);
}
}  // namespace

std::string Site::address() const {
    return fmt::format("http://127.0.0.1:{}/{}/", port, token);
}

std::optional<Bytes> bytes_of(std::string_view range, std::uint64_t size) {
    if (!range.starts_with("bytes=")) return std::nullopt;
    range.remove_prefix(6);
    const std::size_t dash = range.find('-');
    if (dash == range.npos) return std::nullopt;
    const auto first = whole(range.substr(0, dash)), last = whole(range.substr(dash + 1));
    if (dash == 0) {  // so many at the end
        if (!last || *last == 0 || size == 0) return std::nullopt;
        return Bytes{size - std::min(size, *last), std::min(size, *last)};
    }
    const bool open = dash + 1 == range.size();
    if (!first || *first >= size || (!open && (!last || *last < *first))) return std::nullopt;
    return Bytes{*first, open ? size - *first : std::min(*last, size - 1) - *first + 1};
}

Reply answer(const Site& site, const Request& request) {
    if (!is_called_by_its_name(site, request.host)) return refusal(403, "Not for this name.\n");
    if (request.method != "GET" && request.method != "HEAD") return refusal(405, "Only to be read.\n");
    const std::string root = "/" + site.token + "/";
    if (!request.target.starts_with(root)) return refusal(404, "There is nothing here.\n");
    const std::string_view rest = std::string_view(request.target).substr(root.size());
    if (rest.starts_with("file/")) return file_reply(site, rest.substr(5), request);
    Reply reply;
    if (rest == "files") {
        reply.type = "application/json";
        reply.text = list_of(site);
        return reply;
    }
    if (!rest.empty()) return refusal(404, "There is nothing here.\n");
    reply.type = "text/html; charset=utf-8";
    reply.page = site.page;
    return reply;
}

}  // namespace concord
