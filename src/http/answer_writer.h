// How does an answer go out? Whole, or as a stream of events while there are any. Used by connections only.
#pragma once

#include "http/core.h"
#include "http/head.h"
#include "http/wire.h"

#include <chrono>
#include <string>
#include <string_view>

namespace beian::http {

class AnswerWriter {
public:
    AnswerWriter(Wire& wire, Core& core) : wire_(wire), core_(core) {}

    /// Notes it in the log and the counters. False where the connection is at its end.
    boost::asio::awaitable<bool> write(const Head& head, Response response, bool stays, unsigned version,
                                       std::chrono::steady_clock::time_point begun);
    boost::asio::awaitable<void> send(std::string_view bytes, Failure& error);

private:
    void note(const Head& head, unsigned status, std::chrono::steady_clock::time_point begun);
    boost::asio::awaitable<void> stream_events(const Head& head, const Response& response,
                                               const std::string& header);

    Wire& wire_;
    Core& core_;
};

}  // namespace beian::http
