// What was asked, and what is answered? One request and one response, without any library's types.
#pragma once

#include "base/bytes.h"
#include "base/words.h"
#include "desk/accounts/accounts.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::http {

enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options };
std::string_view name_of(Method method);
/// Nothing else is ever answered.
std::optional<Method> find_method(std::string_view name);
bool changes_something(Method method);

using Named = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::Get;
    Named parameters;  // of the path: `filing`
    Named query;
    Named headers;  // names in lower case
    Bytes body;
    bool is_cut = false;  // the connection broke before all of it was there
    std::string address;  // whose, for limits only: it is written down nowhere
    bool over_tls = false;
    Language language = Language::En;
    std::string id;

    std::optional<desk::Identity> who;  // an account
    desk::Caller caller;                // whoever it is, also by a link
    std::string link_filing;            // the one filing that a link is for

    const std::string& parameter(std::string_view name) const;
    /// The first of that name, or an empty one.
    const std::string& header(std::string_view name) const;
    const std::string* find_query(std::string_view name) const;
    std::vector<std::string> all_query(std::string_view name) const;
    std::string_view text() const { return {reinterpret_cast<const char*>(body.data()), body.size()}; }
};

/// One message of a stream of server-sent events.
struct ServerEvent {
    std::string name;
    std::string data;  // one line
};
struct EventStep {
    std::vector<ServerEvent> events;
    bool is_over = false;
    std::chrono::milliseconds wait{0};  // before the next step
};

struct Response {
    unsigned status = 200;
    std::string type;  // media type of the body
    std::string body;
    Named headers;
    std::function<EventStep()> events;  // a stream instead of a body; run in the lane of its route

    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

Response json_response(unsigned status, std::string body);
Response no_content();

}  // namespace beian::http
