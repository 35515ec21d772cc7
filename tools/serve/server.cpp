#include "tools/serve/server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <csignal>

#include "engine/core/error.hpp"

namespace concord {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
template <class Result>
using Later = asio::awaitable<Result>;

namespace {
constexpr std::size_t piece = 1 << 18;  // bytes of a file at a time
constexpr std::chrono::seconds patience{60};

struct OpenFile {
    explicit OpenFile(const std::string& path) : descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~OpenFile() {
        if (descriptor >= 0) ::close(descriptor);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int descriptor;
};

Request request_of(const http::request<http::empty_body>& asked) {
    const auto text = [](beast::string_view view) { return std::string(view.data(), view.size()); };
    return {text(asked.method_string()), text(asked.target()), text(asked[http::field::host]),
            text(asked[http::field::range])};
}

http::response<http::empty_body> head_of(const Reply& reply, bool keep_alive) {
    http::response<http::empty_body> head(http::int_to_status(reply.status), 11);
    head.set(http::field::content_type, reply.type);
    head.set(http::field::accept_ranges, "bytes");
    head.set(http::field::cache_control, "no-store");
    head.set("Referrer-Policy", "no-referrer");
    head.set("X-Content-Type-Options", "nosniff");
    head.set("Cross-Origin-Resource-Policy", "same-origin");
    if (!reply.range.empty()) head.set(http::field::content_range, reply.range);
    head.content_length(reply.file ? reply.count : reply.page.size() + reply.text.size());
    head.keep_alive(keep_alive);
    return head;
}

/// Ends the connection, by an exception, where the file has become shorter.
Later<void> send_file(beast::tcp_stream& stream, const Reply& reply, const std::string& path) {
    const OpenFile file(path);
    std::vector<char> bytes(std::min<std::uint64_t>(piece, reply.count));
    for (std::uint64_t sent = 0; sent < reply.count;) {
        const std::size_t wanted = std::min<std::uint64_t>(bytes.size(), reply.count - sent);
        const ssize_t got =
            ::pread(file.descriptor, bytes.data(), wanted, static_cast<off_t>(reply.first + sent));
        if (got <= 0) throw Failure(path + " cannot be read any more");
        stream.expires_after(patience);
        co_await asio::async_write(stream, asio::buffer(bytes.data(), static_cast<std::size_t>(got)),
                                   asio::use_awaitable);
        sent += static_cast<std::uint64_t>(got);
    }
}

Later<void> send(beast::tcp_stream& stream, const Site& site, const Reply& reply, bool body,
                 bool keep_alive) {
    http::response<http::empty_body> head = head_of(reply, keep_alive);
    http::response_serializer<http::empty_body> serializer(head);
    stream.expires_after(patience);
    co_await http::async_write_header(stream, serializer, asio::use_awaitable);
    if (!body) co_return;
    if (reply.file) {
        co_await send_file(stream, reply, site.files[*reply.file].path);
        co_return;
    }
    const std::array parts{asio::buffer(reply.page.data(), reply.page.size()), asio::buffer(reply.text)};
    co_await asio::async_write(stream, parts, asio::use_awaitable);
}

/// One connection, request after request. Whatever goes wrong with it ends it, and nothing else.
Later<void> converse(tcp::socket socket, const Site& site) {
    try {
        beast::tcp_stream stream(std::move(socket));
        beast::flat_buffer buffer;
        for (bool keep_alive = true; keep_alive;) {
            http::request_parser<http::empty_body> parser;
            parser.header_limit(16384);
            stream.expires_after(patience);
            co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
            keep_alive = parser.get().keep_alive();
            const Request request = request_of(parser.get());
            co_await send(stream, site, answer(site, request), request.method != "HEAD", keep_alive);
        }
    } catch (const std::exception&) {
        // The browser went away, or did not speak HTTP.
    }
}

/// A connection that cannot be had, as where this program has too many files open, is waited for.
Later<void> welcome(tcp::acceptor& door, const Site& site) {
    for (;;) {
        boost::system::error_code error;
        tcp::socket socket = co_await door.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (error) {
            asio::steady_timer pause(door.get_executor(), std::chrono::milliseconds(100));
            co_await pause.async_wait(asio::use_awaitable);
            continue;
        }
        asio::co_spawn(door.get_executor(), converse(std::move(socket), site), asio::detached);
    }
}
}  // namespace

std::string fresh_token() {
    std::array<unsigned char, 16> chance;
    if (::getentropy(chance.data(), chance.size()) != 0) throw Failure("this computer has no random numbers");
    std::string token;
    for (const unsigned char byte : chance) token += fmt::format("{:02x}", byte);
    return token;
}

void serve(Site site, const std::function<void(const Site&)>& ready) {
    asio::io_context work(1);
    asio::signal_set enough(work, SIGINT, SIGTERM);
    enough.async_wait([&](const boost::system::error_code&, int) { work.stop(); });
    tcp::acceptor door(work);
    try {
        const tcp::endpoint here(asio::ip::address_v4::loopback(), site.port);
        door.open(here.protocol());
        door.bind(here);
        door.listen();
        site.port = door.local_endpoint().port();
    } catch (const boost::system::system_error& error) {
        throw Failure(fmt::format("cannot serve at port {}: {}", site.port, error.code().message()));
    }
    asio::co_spawn(work, welcome(door, site), asio::detached);
    ready(site);
    work.run();
}

}  // namespace concord
