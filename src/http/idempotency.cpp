#include "http/idempotency.h"

#include "desk/accounts/secrets.h"
#include "desk/sealing.h"
#include "http/json.h"
#include "http/problem.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace beian::http {

namespace {

// Longer than handlers take; what is done twice all the same is refused when it is written.
constexpr std::chrono::seconds kLease{20};

/// All that makes it this request and no other.
std::string digest_of(const Request& request, const Route& route) {
    std::string all = std::string(name_of(request.method)) + "\n" + std::string(route.path);
    for (const auto& [name, value] : request.parameters) all += "\n" + name + "=" + value;
    for (const auto& [name, value] : request.query) all += "\n?" + name + "=" + value;
    all += "\n" + request.header("if-match") + "\n" + request.header("content-type") + "\n" +
           desk::sha256_hex(request.body);
    return desk::digest_of("request", all);
}

std::string written(const Response& response) {
    return nlohmann::json{{"status", response.status},
                          {"type", response.type},
                          {"body", response.body},
                          {"headers", response.headers}}
        .dump();
}

Response read(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    Response response{json.at("status").get<unsigned>(),
                      json.at("type").get<std::string>(),
                      json.at("body").get<std::string>(),
                      json.at("headers").get<Named>(),
                      {}};
    response.with("Idempotent-Replayed", "true");
    return response;
}

/// Of the page that was put, as it was told then: not yet looked at.
Result<Response> page_answer(const Request& request, Services& services, const desk::Known& known) {
    for (const desk::SeenPage& page :
         BEIAN_TRY(services.filings.page_reports(request.caller, known.filing))) {
        if (page.row.item == known.item && page.row.side == known.side)
            return json_response(201, json_of(desk::SeenPage{page.row, {}}));
    }
    return Error{ErrorCode::NotFound, "the page was put and removed since"};
}

/// The server died after the change and before its answer: what there is to say of the filing now.
Result<Response> answer_late(const Request& request, const Route& route, Services& services,
                             const desk::Known& known) {
    if (!known.item.empty()) return page_answer(request, services, known);
    if (request.caller.role == workflow::Role::LinkHolder) return no_content();
    const desk::Opened opened = BEIAN_TRY(
        services.filings.view(request.caller, known.filing, desk::Sight::Status, "the answer that was lost"));
    const bool is_begun = route.path == "/filings";
    const bool is_made = is_begun || route.path == "/filings/{filing}/presences";
    Response response = filing_response(is_made ? 201 : 200, opened, request.caller, services);
    if (is_begun) response.with("Location", std::string(kApi) + "/filings/" + known.filing);
    return response;
}

}  // namespace

Result<Response> answer_once(Request& request, const Route& route, Services& services) {
    const std::string& name = request.header("idempotency-key");
    if (name.empty() || !changes_something(request.method) || route.who.is_open() ||
        route.traits.has(Trait::Secret))
        return route.handler(request, services);
    if (name.size() < 8 || name.size() > 100)
        return Error{ErrorCode::InvalidArgument, "an Idempotency-Key has 8 to 100 characters"};
    const desk::AnswerKey key{request.caller.tenant, request.caller.name(), name};
    const desk::FilingKey place{key.tenant, "answer/" + key.caller + "/" + name};
    const Instant now = services.clock.now();
    const desk::Known known = services.answers.begin(key, digest_of(request, route), now, now + kLease);
    switch (known.as) {
        case desk::Known::As::Busy:
            return problem(request, Problem::Busy).with("Retry-After", "1");
        case desk::Known::As::Another:
            return problem(request, Problem::KeyUsed);
        case desk::Known::As::Answered: {
            const auto opened = desk::open_text(services.vault, place, known.answer);
            if (!opened) throw std::runtime_error("a kept answer cannot be opened");
            return read(*opened);
        }
        case desk::Known::As::Done: {
            Response response = BEIAN_TRY(answer_late(request, route, services, known));
            return response.with("Idempotent-Replayed", "true");
        }
        case desk::Known::As::New:
            break;
    }
    request.caller.request = name;
    Result<Response> response = no_content();
    try {
        response = route.handler(request, services);
    } catch (...) {
        services.answers.forget(key);
        throw;
    }
    // Only what was done is kept: a refusal may be none the next time.
    if (response && response->status < 300 && !response->events)
        services.answers.keep(key, desk::seal_text(services.vault, place, written(*response)),
                              now + desk::kAnswersKept);
    else
        services.answers.forget(key);
    return response;
}

}  // namespace beian::http
