// How does e-mail go out? Over the provider's own SMTP server, by libcurl.
#pragma once

#include "desk/ports.h"

#include <string>
#include <utility>

namespace beian::mail {

struct MailServer {
    std::string url;  // smtps://smtp.example.cn:465, smtp://smtp.example.cn:587
    std::string user;
    std::string password;
    std::string from;
    // Without it a line that offers no encryption is not used; only for a server on this machine.
    bool allow_plain = false;
};

class MailChannel final : public desk::Channel {
public:
    MailChannel(MailServer server, const desk::Clock& clock) : server_(std::move(server)), clock_(clock) {}
    Status send(const desk::Message& message) override;

private:
    MailServer server_;
    const desk::Clock& clock_;
};

}  // namespace beian::mail
