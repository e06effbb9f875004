// How is another program told? By a signed POST to an address of the provider's own.
#pragma once

#include "base/instant.h"
#include "desk/ports.h"
#include "net/http_client.h"

#include <string>
#include <utility>

namespace beian::webhook {

/// `t=SECONDS,v1=HEX`: HMAC-SHA256 of the seconds, a dot and the body. Whoever checks it refuses old seconds,
/// so that nothing that was overheard can be sent again.
std::string signature_of(const std::string& secret, const std::string& body, Instant now);

class WebhookChannel final : public desk::Channel {
public:
    WebhookChannel(std::string url, std::string secret, const desk::Clock& clock)
        : url_(std::move(url)), secret_(std::move(secret)), clock_(clock) {}
    /// To the one address, whatever the message's own.
    Status send(const desk::Message& message) override;

private:
    std::string url_;
    std::string secret_;
    const desk::Clock& clock_;
    net::HttpClient client_;
};

}  // namespace beian::webhook
