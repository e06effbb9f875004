#include "http/head.h"

#include "http/pages.h"
#include "http/problem.h"
#include "http/target.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace beian::http {

namespace beast = boost::beast;

namespace {

std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

/// The one of our two languages that is wanted more (RFC 9110, 12.5.4).
Language language_of(std::string_view wanted) {
    double zh = -1, en = -1;
    while (!wanted.empty()) {
        const std::size_t end = std::min(wanted.find(','), wanted.size());
        std::string range = lower(wanted.substr(0, end));
        wanted.remove_prefix(std::min(end + 1, wanted.size()));
        std::erase(range, ' ');
        double weight = 1;
        if (const std::size_t q = range.find(";q="); q != std::string::npos)
            std::from_chars(range.data() + q + 3, range.data() + range.size(), weight);
        if (range.starts_with("zh")) zh = std::max(zh, weight);
        if (range.starts_with("en")) en = std::max(en, weight);
    }
    return zh > en ? Language::Zh : Language::En;
}

bool is_one(const Request& request, std::string_view name) {
    return std::count_if(request.headers.begin(), request.headers.end(),
                         [&](const auto& header) { return header.first == name; }) == 1;
}

/// Framing that two programs could read in two ways is never let through, whatever the parser made of it.
bool is_framed_clearly(const Request& request, unsigned version) {
    const std::string& coding = request.header("transfer-encoding");
    const bool has_length = !request.header("content-length").empty();
    if (version >= 11 && !is_one(request, "host")) return false;
    if (has_length && !is_one(request, "content-length")) return false;
    if (coding.empty()) return true;
    return version >= 11 && !has_length && is_one(request, "transfer-encoding") && lower(coding) == "chunked";
}

bool is_taken(Takes takes, std::string_view type) {
    type = type.substr(0, type.find(';'));
    const std::string plain = lower(type.substr(0, type.find(' ')));
    switch (takes) {
        case Takes::Nothing:
            return true;
        case Takes::Json:
        case Takes::Form:
            return plain == "application/json";
        case Takes::Photo:
            // What it really is, is seen when it is opened; a wrong name is a finding, not a wrong question.
            return plain.starts_with("image/") || plain == "application/octet-stream" ||
                   plain == "application/pdf";
        case Takes::Part:
        case Takes::Frames:
            return plain == "application/octet-stream";
    }
    return false;
}

std::string allowed(const std::vector<Method>& methods) {
    std::string list = "OPTIONS";
    for (const Method method : methods) {
        list += ", " + std::string(name_of(method));
        if (method == Method::Get) list += ", HEAD";
    }
    return list;
}

/// Behind a proxy of one's own the last address of its list is the one it saw.
void look_through_proxy(Request& request) {
    const std::string& list = request.header("x-forwarded-for");
    if (!list.empty()) {
        std::string last = list.substr(list.rfind(',') == std::string::npos ? 0 : list.rfind(',') + 1);
        std::erase(last, ' ');
        request.address = last.substr(0, 64);
    }
    request.over_tls = request.over_tls || request.header("x-forwarded-proto") == "https";
}

std::optional<Response> refusal(const Head& head, Core& core) {
    const Request& request = head.request;
    if (!core.addresses.take(request.address, std::chrono::steady_clock::now())) {
        core.services.metrics.turned_away("address");
        return problem(request, Problem::TooMany).with("Retry-After", "5");
    }
    if (head.route->traits.has(Trait::Versioned) && request.header("if-match").empty())
        return problem(request, Problem::VersionMissing);
    if (!is_taken(head.route->takes, request.header("content-type")))
        return problem(request, Problem::WrongType);
    return std::nullopt;
}

}  // namespace

Head read_head(const beast::http::request_header<>& header, const Peer& peer, Core& core) {
    Head head;
    Request& request = head.request;
    request.id = next_request_id();
    request.address = peer.address;
    request.over_tls = peer.over_tls;
    for (const auto& field : header)
        request.headers.emplace_back(lower({field.name_string().data(), field.name_string().size()}),
                                     std::string(field.value()));
    request.language = language_of(request.header("accept-language"));
    if (core.options.behind_proxy) look_through_proxy(request);
    if (!is_framed_clearly(request, header.version())) {
        head.answer = problem(request, Problem::BadRequest, "it is not clear where this request ends");
        return head;
    }
    const auto method = find_method({header.method_string().data(), header.method_string().size()});
    const auto target = parse_target({header.target().data(), header.target().size()});
    if (!target) {
        head.answer =
            problem(request, Problem::BadRequest, "the path or query is not written as it should be");
        return head;
    }
    if (!method) {
        head.answer = problem(request, Problem::WrongMethod);
        return head;
    }
    request.method = *method;
    request.query = target->query;
    auto found = find_route(*method, target->segments);
    if (!found) {
        head.answer =
            core.options.pages.empty() ? std::nullopt : page(request, target->segments, core.options.pages);
        if (!head.answer) head.answer = problem(request, Problem::NotFound);
        return head;
    }
    if (*method == Method::Options) {
        head.answer = no_content().with("Allow", allowed(found->methods));
        return head;
    }
    if (found->route == nullptr) {
        head.answer = problem(request, Problem::WrongMethod).with("Allow", allowed(found->methods));
        return head;
    }
    head.route = found->route;
    head.name = found->route->operation;
    request.parameters = std::move(found->parameters);
    head.answer = refusal(head, core);
    return head;
}

void secure(Response& response, const Request& request) {
    const auto has = [&](std::string_view name) {
        return std::any_of(response.headers.begin(), response.headers.end(),
                           [&](const auto& header) { return header.first == name; });
    };
    if (!has("Cache-Control")) response.with("Cache-Control", "no-store");
    if (!has("Content-Security-Policy"))
        response.with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.with("X-Content-Type-Options", "nosniff");
    response.with("Referrer-Policy", "no-referrer");
    response.with("Cross-Origin-Resource-Policy", "same-origin");
    response.with("X-Frame-Options", "DENY");
    if (request.over_tls) response.with("Strict-Transport-Security", "max-age=31536000");
    if (!request.id.empty()) response.with("X-Request-Id", request.id);
}

}  // namespace beian::http
