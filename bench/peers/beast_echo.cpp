// What does Boost.Beast itself cost, with nothing behind it? Answers every request with one file's bytes.
//   beast_echo PORT FILE TYPE THREADS
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

struct Said {
    std::string body;
    std::string type;
};

asio::awaitable<void> serve(tcp::socket socket, const Said& said) {
    beast::tcp_stream stream(std::move(socket));
    beast::flat_buffer buffer;
    boost::system::error_code error;
    for (;;) {
        http::request<http::string_body> request;
        co_await http::async_read(stream, buffer, request, asio::redirect_error(asio::use_awaitable, error));
        if (error) break;
        http::response<http::string_body> response{http::status::ok, request.version()};
        response.set(http::field::content_type, said.type);
        response.keep_alive(request.keep_alive());
        response.body() = said.body;
        response.prepare_payload();
        co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, error));
        if (error) break;
    }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, asio::io_context& io, const Said& said) {
    for (;;) {
        tcp::socket socket = co_await acceptor.async_accept(asio::make_strand(io), asio::use_awaitable);
        socket.set_option(tcp::no_delay(true));
        auto executor = socket.get_executor();
        asio::co_spawn(executor, serve(std::move(socket), said), asio::detached);
    }
}

}  // namespace

int main(int count, char** words) {
    if (count != 5) return 2;
    std::ifstream file(words[2], std::ios::binary);
    const Said said{{std::istreambuf_iterator<char>(file), {}}, words[3]};
    const int threads = std::atoi(words[4]);
    asio::io_context io(threads);
    tcp::acceptor acceptor(
        io, {asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(std::atoi(words[1]))});
    asio::co_spawn(io, accept(acceptor, io, said), asio::detached);
    std::vector<std::jthread> others;
    for (int n = 1; n < threads; ++n) others.emplace_back([&io] { io.run(); });
    io.run();
}
