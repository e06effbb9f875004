#include "http/core.h"
#include "http/head.h"
#include "http/problem.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace beian::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::awaitable;
using Clock = std::chrono::steady_clock;
using Failure = boost::system::error_code;

namespace {

/// What goes wrong is told in `error`. (Not as a tuple: g++ 12 mixes up the frames of coroutines that take
/// one apart.)
auto tell(Failure& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}
constexpr std::size_t kMostHeader = std::size_t{16} << 10;
constexpr std::size_t kBuffer = std::size_t{64} << 10;
constexpr std::uint64_t kSmall = std::uint64_t{64}
                                 << 10;  // a body that is read to stay in step, though not wanted

using Parser = bhttp::request_parser<bhttp::vector_body<std::uint8_t>>;

template <class Stream>
class Connection {
public:
    Connection(Stream& stream, Core& core, Peer peer)
        : stream_(stream), core_(core), peer_(std::move(peer)) {}

    awaitable<void> serve() {
        // Not as the loop's condition: g++ 12 makes wrong code of a co_await there.
        for (;;) {
            const bool goes_on = co_await one();
            if (!goes_on) break;
        }
        co_await linger();
    }

    bool is_idle() const { return idle_; }

private:
    auto& timed() { return beast::get_lowest_layer(stream_); }
    const Times& times() const { return core_.options.times; }

    /// One request and its answer; false where the connection is at its end.
    awaitable<bool> one() {
        Parser parser;
        parser.header_limit(kMostHeader);
        parser.body_limit(boost::none);
        const bool asked = co_await read_header(parser);
        if (!asked) co_return false;
        begun_ = Clock::now();
        Head head = read_head(parser.get().base(), peer_, core_);
        Share share;
        const bool whole = co_await prepare(head, parser, share);
        Response response = co_await answer_to(head, parser, whole);
        const bool stays = whole && parser.is_done() && parser.get().keep_alive() && !core_.services.draining;
        co_return co_await write(head, std::move(response), stays, parser.get().version());
    }

    awaitable<bool> read_header(Parser& parser) {
        idle_ = buffer_.size() == 0;
        if (idle_) {
            timed().expires_after(times().idle);
            Failure silent;
            const std::size_t bytes = co_await stream_.async_read_some(buffer_.prepare(4096), tell(silent));
            if (silent) co_return false;
            buffer_.commit(bytes);
        }
        idle_ = false;
        // For all of it at once: bytes that trickle in do not buy time.
        timed().expires_after(times().header);
        Failure error;
        co_await bhttp::async_read_header(stream_, buffer_, parser, tell(error));
        if (!error) co_return true;
        const bool gone = error == bhttp::error::end_of_stream || error == bhttp::error::partial_message ||
                          error.category() == asio::error::get_system_category();
        if (gone) co_return false;
        Head head;
        head.request.id = next_request_id();
        head.request.over_tls = peer_.over_tls;
        begun_ = Clock::now();
        Problem kind = Problem::BadRequest;
        if (error == beast::error::timeout) kind = Problem::TooSlow;
        if (error == bhttp::error::header_limit || error == bhttp::error::buffer_overflow)
            kind = Problem::HeadersTooLarge;
        core_.services.metrics.turned_away("malformed");
        // After a timeout the stream is closed, and the answer goes nowhere.
        co_await write(head, problem(head.request, kind), false, 11);
        co_return false;
    }

    /// Lets the caller in and reads the body. False where not all was read: then the connection is over.
    awaitable<bool> prepare(Head& head, Parser& parser, Share& share) {
        const auto length = parser.content_length();
        const bool has_body = parser.chunked() || (length && *length > 0);
        if (!head.answer && has_body) {
            const std::size_t most = most_bytes(head.route->takes);
            const std::uint64_t expected = length ? *length : most;
            if (expected > most) {
                head.answer = problem(head.request, Problem::TooLarge,
                                      "at most " + std::to_string(most) + " bytes are taken here");
            } else if (!share.take(core_.bodies, expected)) {
                core_.services.metrics.turned_away("memory");
                head.answer = problem(head.request, Problem::Unavailable);
            } else {
                parser.body_limit(most);
                co_await let_in(head);
            }
        }
        if (!has_body) co_return true;
        if (head.answer && (!length || *length > kSmall)) co_return false;
        if (parser.get()[bhttp::field::expect] == "100-continue") {
            if (head.answer) co_return false;
            bhttp::response<bhttp::empty_body> go_on{bhttp::status::continue_, parser.get().version()};
            Failure error;
            co_await bhttp::async_write(stream_, go_on, tell(error));
            if (error) co_return false;
        }
        co_return co_await read_body(head, parser);
    }

    /// Nobody sends megabytes without having shown who they are.
    awaitable<void> let_in(Head& head) {
        if (head.route->who.is_open()) co_return;
        Request& request = head.request;
        const Route& route = *head.route;
        Core& core = core_;
        auto refused = co_await run_in(core_, Lane::Desk, [&request, &route, &core]() -> Response {
            try {
                auto no = admit(request, route, core.services, core.accounts);
                return no ? std::move(*no) : no_content();
            } catch (const std::exception& fault) {
                core.log->error("admit fault {}: {}", request.id, fault.what());
                return problem(request, Problem::Fault);
            }
        });
        if (!refused)
            head.answer = problem(request, Problem::Unavailable);
        else if (refused->status != 204)
            head.answer = std::move(*refused);
        admitted_ = !head.answer;
    }

    awaitable<bool> read_body(Head& head, Parser& parser) {
        const std::uint64_t expected = parser.content_length() ? *parser.content_length() : kSmall;
        const auto last = Clock::now() + times().silence + std::chrono::seconds(expected / times().slowest);
        while (!parser.is_done()) {
            timed().expires_at(std::min(Clock::now() + times().silence, last));
            Failure error;
            co_await bhttp::async_read_some(stream_, buffer_, parser, tell(error));
            if (!error) continue;
            head.request.is_cut = true;
            if (error == bhttp::error::body_limit) head.answer = problem(head.request, Problem::TooLarge);
            const bool keeps = head.route != nullptr && head.route->takes == Takes::Part && !head.answer;
            if (keeps) head.request.body = std::move(parser.get().body());
            const bool malformed =
                error.category() == bhttp::make_error_code(bhttp::error::bad_chunk).category() &&
                error != bhttp::error::partial_message;
            if (!keeps && !head.answer)
                head.answer = problem(head.request, malformed ? Problem::BadRequest : Problem::TooSlow);
            co_return false;
        }
        head.request.body = std::move(parser.get().body());
        co_return true;
    }

    awaitable<Response> answer_to(Head& head, Parser& parser, bool whole) {
        (void)parser;
        const bool admitted = std::exchange(admitted_, false);
        if (head.answer) co_return std::move(*head.answer);
        // What came of a part whose connection broke is worth keeping, though nobody hears the answer.
        if (!whole && !head.request.is_cut) co_return problem(head.request, Problem::BadRequest);
        Request& request = head.request;
        const Route& route = *head.route;
        Core& core = core_;
        auto response = co_await run_in(core_, route.lane, [&request, &route, &core, admitted] {
            return answer(request, route, core, admitted);
        });
        if (!response) co_return problem(request, Problem::Unavailable);
        co_return std::move(*response);
    }

    awaitable<bool> write(const Head& head, Response response, bool stays, unsigned version) {
        secure(response, head.request);
        const bool only_head = head.request.method == Method::Head;
        bhttp::response<bhttp::string_body> out{bhttp::int_to_status(response.status), version};
        out.set(bhttp::field::server, "beian");
        out.keep_alive(stays && !response.events);
        if (!response.type.empty()) out.set(bhttp::field::content_type, response.type);
        for (const auto& [name, value] : response.headers) out.insert(name, value);
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun_);
        core_.services.metrics.answered(head.name, response.status, took);
        const std::string_view path = head.route == nullptr ? "-" : head.route->path;
        core_.log->info("{} {} {} {:.1f}ms {}", name_of(head.request.method), path, response.status,
                        static_cast<double>(took.count()) / 1000, head.request.id);
        timed().expires_after(times().answer);
        if (response.events && !only_head) co_return co_await stream_events(head, response, std::move(out));
        if (response.status != 204) out.content_length(response.body.size());
        if (!only_head) out.body() = std::move(response.body);
        bhttp::response_serializer<bhttp::string_body> serializer{out};
        Failure error;
        if (only_head)
            co_await bhttp::async_write_header(stream_, serializer, tell(error));
        else
            co_await bhttp::async_write(stream_, serializer, tell(error));
        co_return !error && stays;
    }

    awaitable<bool> stream_events(const Head& head, const Response& response,
                                  bhttp::response<bhttp::string_body> out) {
        bhttp::response<bhttp::empty_body> start{std::move(out.base())};
        start.set(bhttp::field::content_type, "text/event-stream");
        start.chunked(true);
        bhttp::response_serializer<bhttp::empty_body> serializer{start};
        Failure error;
        co_await bhttp::async_write_header(stream_, serializer, tell(error));
        bool is_over = error.failed();
        while (!is_over) {
            EventStep step;
            Core& core = core_;
            const auto& request = head.request;
            auto ran =
                co_await run_in(core_, head.route->lane, [&step, &response, &core, &request]() -> Response {
                    try {
                        step = response.events();
                    } catch (const std::exception& fault) {
                        core.log->error("stream fault {}: {}", request.id, fault.what());
                        step = {{{"fault", "{}"}}, true, {}};
                    }
                    return no_content();
                });
            if (!ran) step = {{{"fault", "{}"}}, true, {}};
            is_over = step.is_over || core_.services.draining;
            std::string text = step.events.empty() ? ": still here\n\n" : "";
            for (const ServerEvent& event : step.events)
                text += "event: " + event.name + "\ndata: " + event.data + "\n\n";
            timed().expires_after(times().answer);
            Failure failed;
            co_await asio::async_write(stream_, bhttp::make_chunk(asio::buffer(text)), tell(failed));
            if (failed) co_return false;
            if (is_over) break;
            asio::steady_timer timer(co_await asio::this_coro::executor, step.wait);
            co_await timer.async_wait(tell(failed));
        }
        co_await asio::async_write(stream_, bhttp::make_chunk_last(), tell(error));
        co_return false;
    }

    /// A connection that is shut with bytes unread is reset, and the answer may be lost with it.
    awaitable<void> linger() {
        timed().expires_after(std::chrono::seconds(2));
        Failure ignored;
        if constexpr (std::is_same_v<Stream, beast::tcp_stream>)
            timed().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        else
            co_await stream_.async_shutdown(tell(ignored));
        std::size_t read = 0;
        while (read < (std::size_t{1} << 20)) {
            Failure error;
            const std::size_t bytes =
                co_await timed().async_read_some(buffer_.prepare(kBuffer / 2), tell(error));
            if (error) break;
            read += bytes;
        }
        timed().close();
    }

    Stream& stream_;
    Core& core_;
    Peer peer_;
    beast::flat_buffer buffer_{kBuffer};
    Clock::time_point begun_{};
    bool admitted_ = false;
    std::atomic<bool> idle_{true};
};

std::string address_of(const asio::ip::tcp::socket& socket) {
    boost::system::error_code trouble;
    const auto endpoint = socket.remote_endpoint(trouble);
    return trouble ? std::string{} : endpoint.address().to_string();
}

/// A connection that can be ended from outside while it lives.
template <class Stream>
awaitable<void> serve(Stream& stream, Core& core, Peer peer) {
    Connection<Stream> connection(stream, core, std::move(peer));
    auto executor = co_await asio::this_coro::executor;
    // Shared, for what is posted may come after the end.
    const auto alive = std::make_shared<std::atomic<bool>>(true);
    const std::uint64_t number = core.connections.add([&, executor, alive](bool force) {
        asio::post(executor, [&, alive, force] {
            if (*alive && (force || connection.is_idle())) beast::get_lowest_layer(stream).cancel();
        });
    });
    core.services.metrics.connections(1);
    co_await connection.serve();
    *alive = false;
    core.connections.remove(number);
    core.services.metrics.connections(-1);
}

}  // namespace

awaitable<void> serve_plain(asio::ip::tcp::socket socket, Core& core) {
    Peer peer{address_of(socket), false};
    beast::tcp_stream stream(std::move(socket));
    co_await serve(stream, core, std::move(peer));
}

awaitable<void> serve_tls(asio::ip::tcp::socket socket, Core& core, void* context) {
    Peer peer{address_of(socket), true};
    beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)),
                                                *static_cast<asio::ssl::context*>(context));
    beast::get_lowest_layer(stream).expires_after(core.options.times.header);
    Failure error;
    co_await stream.async_handshake(asio::ssl::stream_base::server, tell(error));
    if (error) co_return;
    co_await serve(stream, core, std::move(peer));
}

}  // namespace beian::http
