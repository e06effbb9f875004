#include "http/wire.h"

#include "http/core.h"
#include "http/head.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace beian::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;

namespace {

constexpr std::size_t kRoom = std::size_t{16} << 10;  // asked of the socket at once
constexpr std::size_t kMostIgnored = std::size_t{1} << 20;

/// What goes wrong is told in `error`. (Not as a tuple: g++ 12 mixes up the frames of coroutines that take
/// one apart.)
auto tell(Failure& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

template <class Stream>
class WireOver final : public Wire {
public:
    explicit WireOver(Stream& stream) : stream_(stream) {}

    awaitable<std::size_t> read_some(asio::mutable_buffer room, Failure& error) override {
        co_return co_await stream_.async_read_some(room, tell(error));
    }
    awaitable<void> write(asio::const_buffer bytes, Failure& error) override {
        co_await asio::async_write(stream_, bytes, tell(error));
    }
    awaitable<void> shut_down() override {
        Failure ignored;
        if constexpr (std::is_same_v<Stream, beast::tcp_stream>)
            stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        else
            co_await stream_.async_shutdown(tell(ignored));
        co_return;
    }
    beast::tcp_stream& socket() override { return beast::get_lowest_layer(stream_); }

private:
    Stream& stream_;
};

std::string address_of(const asio::ip::tcp::socket& socket) {
    Failure trouble;
    const auto endpoint = socket.remote_endpoint(trouble);
    return trouble ? std::string{} : endpoint.address().to_string();
}

}  // namespace

awaitable<void> Intake::wait(Failure& error) {
    const std::size_t bytes = co_await wire_.read_some(buffer_.prepare(kRoom / 4), error);
    if (!error) buffer_.commit(bytes);
}

awaitable<void> Intake::feed(Parser& parser, Failure& failure) {
    using beast::http::error;
    failure = {};
    if (buffer_.size() > 0) {
        buffer_.consume(parser.put(buffer_.data(), failure));
        if (failure != error::need_more) co_return;
        failure = {};
    }
    const std::size_t room = std::min(kRoom, buffer_.max_size() - buffer_.size());
    if (room == 0) {
        failure = error::buffer_overflow;
        co_return;
    }
    const std::size_t bytes = co_await wire_.read_some(buffer_.prepare(room), failure);
    if (!failure) {
        buffer_.commit(bytes);
        co_return;
    }
    if (failure != asio::error::eof) co_return;
    failure = error::end_of_stream;
    if (parser.got_some()) parser.put_eof(failure);
}

awaitable<void> Intake::linger() {
    wire_.socket().expires_after(std::chrono::seconds(2));
    co_await wire_.shut_down();
    std::size_t read = 0;
    while (read < kMostIgnored) {
        Failure error;
        read += co_await wire_.socket().async_read_some(buffer_.prepare(kRoom), tell(error));
        if (error) break;
    }
    wire_.socket().close();
}

awaitable<void> serve_plain(asio::ip::tcp::socket socket, Core& core) {
    Peer peer{address_of(socket), false};
    beast::tcp_stream stream(std::move(socket));
    WireOver wire(stream);
    co_await serve(wire, core, std::move(peer));
}

awaitable<void> serve_tls(asio::ip::tcp::socket socket, Core& core, void* context) {
    Peer peer{address_of(socket), true};
    beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)),
                                                *static_cast<asio::ssl::context*>(context));
    beast::get_lowest_layer(stream).expires_after(core.options.times.header);
    Failure error;
    co_await stream.async_handshake(asio::ssl::stream_base::server, tell(error));
    if (error) co_return;
    WireOver wire(stream);
    co_await serve(wire, core, std::move(peer));
}

}  // namespace beian::http
