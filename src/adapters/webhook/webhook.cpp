#include "adapters/webhook/webhook.h"

#include "net/signing.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace beian::webhook {

std::string signature_of(const std::string& secret, const std::string& body, Instant now) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    return fmt::format("t={},v1={}", seconds,
                       net::to_hex(net::hmac_sha256(secret, fmt::format("{}.{}", seconds, body))));
}

Status WebhookChannel::send(const desk::Message& message) {
    const Instant now = clock_.now();
    nlohmann::ordered_json told{{"id", message.id}, {"event", message.event}, {"at", to_string(now)}};
    for (const auto& [name, value] : message.values) told["values"][name] = value;
    const std::string body = told.dump();
    const auto response = client_.ask({"POST",
                                       url_,
                                       {{"content-type", "application/json"},
                                        {"beian-delivery", message.id},
                                        {"beian-signature", signature_of(secret_, body, now)}},
                                       {reinterpret_cast<const std::uint8_t*>(body.data()), body.size()}});
    if (response.status >= 200 && response.status < 300) return ok();
    // It may be mended and ask for nothing but another try, but for the one that says it never will.
    if (response.status == 410) return Error{ErrorCode::NotFound, "the webhook is gone (410)"};
    throw net::Unreachable(fmt::format("webhook: answered {}", response.status));
}

}  // namespace beian::webhook
