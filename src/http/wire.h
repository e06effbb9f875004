// What does a connection need of the socket under it, TLS or not?
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/vector_body.hpp>

namespace beian::http {

using Failure = boost::system::error_code;
using Parser = boost::beast::http::request_parser<boost::beast::http::vector_body<std::uint8_t>>;

/// One connection's bytes. Behind this, so that all of HTTP is compiled once and not for each kind of stream
/// (Beast's composed reads and writes, twice over, took minutes).
class Wire {
public:
    virtual ~Wire() = default;
    /// How many bytes came into `room`; `error` is set where it ended.
    virtual boost::asio::awaitable<std::size_t> read_some(boost::asio::mutable_buffer room,
                                                          Failure& error) = 0;
    virtual boost::asio::awaitable<void> write(boost::asio::const_buffer bytes, Failure& error) = 0;
    /// Tells the other side that nothing more comes.
    virtual boost::asio::awaitable<void> shut_down() = 0;
    /// The socket at the bottom: its deadlines, and its end.
    virtual boost::beast::tcp_stream& socket() = 0;
};

/// What has come in and is not yet a request.
class Intake {
public:
    explicit Intake(Wire& wire) : wire_(wire) {}

    bool is_empty() const { return buffer_.size() == 0; }
    /// Waits until something is there.
    boost::asio::awaitable<void> wait(Failure& error);
    /// Gives the parser what is there, or waits for more. Beast's own errors where it is no HTTP:
    /// `end_of_stream` where the other side ended between requests, `partial_message` within one.
    boost::asio::awaitable<void> feed(Parser& parser, Failure& failure);
    /// Reads and forgets for two seconds: a connection that is shut with bytes unread is reset, and the
    /// answer may be lost with it.
    boost::asio::awaitable<void> linger();

private:
    Wire& wire_;
    boost::beast::flat_buffer buffer_{std::size_t{64} << 10};
};

}  // namespace beian::http
