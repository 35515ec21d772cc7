#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>  // Boost 1.74 counts on its being there
#include <vector>

namespace concord {

/// What is served: one page and some files, under an address that nobody can guess.
struct Site {
    struct File {
        std::string path;
        std::uint64_t size;  // bytes
    };
    std::string_view page;
    std::vector<File> files;
    std::string token;        // first part of every path
    unsigned short port = 0;  // on loopback

    std::string address() const;  // "http://127.0.0.1:8080/TOKEN/"
};

struct Request {
    std::string method, target, host, range;
};

/// What is said in return; the body is text, or bytes of a file.
struct Reply {
    unsigned status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string range;      // Content-Range; empty where there is none
    std::string_view page;  // the body, if it is the page
    std::string text;       // the body, if it is neither the page nor bytes of a file
    std::optional<std::size_t> file;
    std::uint64_t first = 0, count = 0;  // bytes of it
};

/// The page at TOKEN/, a list of the files (JSON) at TOKEN/files, their bytes at TOKEN/file/N: whole, or one
/// range of them. Nothing else, to nobody who calls this computer by another name (so that no page from
/// elsewhere can ask), and nothing is ever changed.
Reply answer(const Site&, const Request&);

/// The bytes that a header "bytes=FIRST-LAST" asks for (RFC 9110, section 14), as first and count; nothing
/// where it asks for none, for several ranges or for what is not there, count 0 then.
struct Bytes {
    std::uint64_t first, count;
};
std::optional<Bytes> bytes_of(std::string_view range, std::uint64_t size);

}  // namespace concord
