// How do text messages go out? Over Alibaba Cloud or Tencent Cloud, in texts that the carrier has seen
// before.
#pragma once

#include "base/instant.h"
#include "desk/ports.h"
#include "net/http_client.h"

#include <map>
#include <string>
#include <utility>

namespace beian::sms {

struct SmsAccount {
    std::string endpoint;  // https://dysmsapi.aliyuncs.com; empty: the cloud's own
    std::string region;    // of Tencent Cloud
    std::string key_id;
    std::string secret;
    std::string sign_name;                         // 签名
    std::string app_id;                            // of Tencent Cloud
    std::map<std::string, std::string> templates;  // by event; `other` for those not named
};

/// Eleven digits of a mobile number in China, as people type it; empty where it is none.
std::string bare_mobile(std::string_view typed);
/// The template for an event; empty where there is none, and nothing is sent then.
std::string template_for(const SmsAccount& account, const std::string& event);

class AliyunSms final : public desk::Channel {
public:
    AliyunSms(SmsAccount account, const desk::Clock& clock, desk::Random& random)
        : account_(std::move(account)), clock_(clock), random_(random) {}
    Status send(const desk::Message& message) override;

private:
    SmsAccount account_;
    const desk::Clock& clock_;
    desk::Random& random_;
    net::HttpClient client_;
};

class TencentSms final : public desk::Channel {
public:
    TencentSms(SmsAccount account, const desk::Clock& clock) : account_(std::move(account)), clock_(clock) {}
    Status send(const desk::Message& message) override;

private:
    SmsAccount account_;
    const desk::Clock& clock_;
    net::HttpClient client_;
};

}  // namespace beian::sms
