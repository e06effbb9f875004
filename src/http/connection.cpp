#include "http/answer_writer.h"
#include "http/core.h"
#include "http/head.h"
#include "http/problem.h"
#include "http/wire.h"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace beian::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::awaitable;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kMostHeader = std::size_t{16} << 10;
// A body that is read to stay in step, though not wanted.
constexpr std::uint64_t kSmall = std::uint64_t{64} << 10;

class Connection {
public:
    Connection(Wire& wire, Core& core, Peer peer)
        : wire_(wire), intake_(wire), writer_(wire, core), core_(core), peer_(std::move(peer)) {}

    awaitable<void> serve() {
        // Not as the loop's condition: g++ 12 makes wrong code of a co_await there.
        for (;;) {
            const bool goes_on = co_await one();
            if (!goes_on) break;
        }
        co_await intake_.linger();
    }

    bool is_idle() const { return idle_; }

private:
    beast::tcp_stream& timed() { return wire_.socket(); }
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
        Response response = co_await answer_to(head, whole);
        const bool stays = whole && parser.is_done() && parser.get().keep_alive() && !core_.services.draining;
        co_return co_await writer_.write(head, std::move(response), stays, parser.get().version(), begun_);
    }

    awaitable<bool> read_header(Parser& parser) {
        idle_ = intake_.is_empty();
        if (idle_) {
            timed().expires_after(times().idle);
            Failure silent;
            co_await intake_.wait(silent);
            if (silent) co_return false;
        }
        idle_ = false;
        // For all of it at once: bytes that trickle in do not buy time.
        timed().expires_after(times().header);
        Failure error;
        parser.eager(false);  // the body waits until its sender is let in
        while (!error && !parser.is_header_done()) co_await intake_.feed(parser, error);
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
        co_await writer_.write(head, problem(head.request, kind), false, 11, begun_);
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
            Failure error;
            co_await writer_.send("HTTP/1.1 100 Continue\r\n\r\n", error);
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
        parser.eager(true);
        while (!parser.is_done()) {
            timed().expires_at(std::min(Clock::now() + times().silence, last));
            Failure error;
            co_await intake_.feed(parser, error);
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

    awaitable<Response> answer_to(Head& head, bool whole) {
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

    Wire& wire_;
    Intake intake_;
    AnswerWriter writer_;
    Core& core_;
    Peer peer_;
    Clock::time_point begun_{};
    bool admitted_ = false;
    std::atomic<bool> idle_{true};
};

}  // namespace

/// A connection that can be ended from outside while it lives.
awaitable<void> serve(Wire& wire, Core& core, Peer peer) {
    Connection connection(wire, core, std::move(peer));
    auto executor = co_await asio::this_coro::executor;
    // Shared, for what is posted may come after the end.
    const auto alive = std::make_shared<std::atomic<bool>>(true);
    const std::uint64_t number = core.connections.add([&, executor, alive](bool force) {
        asio::post(executor, [&, alive, force] {
            if (*alive && (force || connection.is_idle())) wire.socket().cancel();
        });
    });
    core.services.metrics.connections(1);
    co_await connection.serve();
    *alive = false;
    core.connections.remove(number);
    core.services.metrics.connections(-1);
}

}  // namespace beian::http
