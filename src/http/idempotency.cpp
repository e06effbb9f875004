#include "http/idempotency.h"

#include "desk/accounts/secrets.h"
#include "desk/sealing.h"
#include "http/problem.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace beian::http {

namespace {

constexpr std::chrono::seconds kLease{60};  // longer than any handler takes
constexpr std::chrono::hours kKept{24};

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

}  // namespace

Result<Response> answer_once(const Request& request, const Route& route, Services& services) {
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
        case desk::Known::As::New:
            break;
    }
    try {
        Result<Response> response = route.handler(request, services);
        // Only what was done is kept: a refusal may be none the next time.
        if (response && response->status < 300 && !response->events)
            services.answers.keep(key, desk::seal_text(services.vault, place, written(*response)),
                                  now + kKept);
        else
            services.answers.forget(key);
        return response;
    } catch (...) {
        services.answers.forget(key);
        throw;
    }
}

}  // namespace beian::http
