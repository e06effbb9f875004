// What does the head of a request say, and is it one that is answered? Used by connection.cpp only.
#pragma once

#include "http/core.h"

#include <boost/beast/http/message.hpp>
#include <optional>

namespace beian::http {

/// Who is at the other end of a connection.
struct Peer {
    std::string address;
    bool over_tls = false;
};

struct Head {
    Request request;
    const Route* route = nullptr;
    std::optional<Response> answer;  // where it is known without a handler: refused, OPTIONS, a file
    std::string_view name = "-";     // of the operation, for the log
};

Head read_head(const boost::beast::http::request_header<>& header, const Peer& peer, Core& core);

/// Headers that every response has.
void secure(Response& response, const Request& request);

}  // namespace beian::http
