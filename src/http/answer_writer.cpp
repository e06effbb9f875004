#include "http/answer_writer.h"

#include <fmt/format.h>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/write.hpp>
#include <sstream>

namespace beian::http {

namespace asio = boost::asio;
namespace bhttp = boost::beast::http;
using asio::awaitable;

namespace {

// A body that goes out with its header.
constexpr std::size_t kSmall = std::size_t{64} << 10;

/// Status line and fields, as they are sent.
std::string text_of(const bhttp::response_header<>& header) {
    std::ostringstream text;
    text << header;
    return std::move(text).str();
}

}  // namespace

awaitable<void> AnswerWriter::send(std::string_view bytes, Failure& error) {
    co_await wire_.write(asio::buffer(bytes.data(), bytes.size()), error);
}

void AnswerWriter::note(const Head& head, unsigned status, std::chrono::steady_clock::time_point begun) {
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    core_.services.metrics.answered(head.name, status, took);
    const std::string_view path = head.route == nullptr ? "-" : head.route->path;
    core_.log->info("{} {} {} {:.1f}ms {}", name_of(head.request.method), path, status,
                    static_cast<double>(took.count()) / 1000, head.request.id);
}

awaitable<bool> AnswerWriter::write(const Head& head, Response response, bool stays, unsigned version,
                                    std::chrono::steady_clock::time_point begun) {
    secure(response, head.request);
    const bool only_head = head.request.method == Method::Head;
    const bool streams = response.events && !only_head;
    bhttp::response<bhttp::empty_body> out{bhttp::int_to_status(response.status), version};
    out.set(bhttp::field::server, "beian");
    out.keep_alive(stays && !response.events);
    if (!response.type.empty()) out.set(bhttp::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) out.insert(name, value);
    note(head, response.status, begun);
    wire_.socket().expires_after(core_.options.times.answer);
    if (streams) {
        out.set(bhttp::field::content_type, "text/event-stream");
        out.chunked(true);
        const std::string header = text_of(out.base());
        co_await stream_events(head, response, header);
        co_return false;
    }
    if (response.status != 204) out.content_length(response.body.size());
    std::string text = text_of(out.base());
    const bool apart = !only_head && response.body.size() > kSmall;
    if (!only_head && !apart) text += response.body;
    Failure error;
    co_await send(text, error);
    if (!error && apart) co_await send(response.body, error);
    co_return !error && stays;
}

awaitable<void> AnswerWriter::stream_events(const Head& head, const Response& response,
                                            const std::string& header) {
    Failure error;
    co_await send(header, error);
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
        wire_.socket().expires_after(core_.options.times.answer);
        Failure failed;
        co_await send(fmt::format("{:x}\r\n{}\r\n", text.size(), text), failed);
        if (failed) co_return;
        if (is_over) break;
        asio::steady_timer timer(co_await asio::this_coro::executor, step.wait);
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, failed));
    }
    co_await send("0\r\n\r\n", error);
}

}  // namespace beian::http
