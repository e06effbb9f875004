// What does whoever runs a desk decide? desk.yaml: by which channels people and programs are told, and how
// what is kept is sealed.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

/// Where a secret stands: never in the settings themselves.
struct SecretPlace {
    std::string file;         // a path, from the folder of the settings
    std::string environment;  // the name of a variable
    bool operator==(const SecretPlace&) const = default;
};

struct MailSettings {
    std::string server;  // smtps://smtp.example.cn:465
    std::string from;
    std::string user;  // empty: the server wants no password
    SecretPlace password;
    bool allow_plain = false;
    bool operator==(const MailSettings&) const = default;
};

enum class SmsCarrier : std::uint8_t { Aliyun, Tencent };
struct SmsSettings {
    SmsCarrier carrier = SmsCarrier::Aliyun;
    std::string endpoint;  // empty: the carrier's own
    std::string region;    // of Tencent Cloud
    std::string app_id;    // of Tencent Cloud
    std::string sign_name;
    SecretPlace key_id;
    SecretPlace secret;
    std::map<std::string, std::string> templates;  // by the action's slug, or `other`
    bool operator==(const SmsSettings&) const = default;
};

/// Who else is asked whether a face belongs to a name and number; without it the desk decides by itself.
struct VerifierSettings {
    SmsCarrier cloud = SmsCarrier::Aliyun;
    std::string endpoint;  // empty: the cloud's own
    std::string region;    // of Tencent Cloud
    std::string scene;     // of Alibaba Cloud
    SecretPlace key_id;
    SecretPlace secret;
    double least_score = 0.7;  // of Tencent Cloud, which leaves the decision to whoever asks
    bool operator==(const VerifierSettings&) const = default;
};

struct WebhookSettings {
    std::string name;  // by which its deliveries are queued: two of one desk differ
    std::string url;
    SecretPlace secret;
    bool operator==(const WebhookSettings&) const = default;
};

/// XChaCha20-Poly1305 of libsodium, or the national algorithms SM4 and SM3. What was sealed in one way is
/// read in the other as well.
enum class Sealing : std::uint8_t { XChaCha20, Sm4 };

struct Settings {
    std::string url;  // of the desk's pages, as messages name it
    std::optional<MailSettings> mail;
    std::optional<SmsSettings> sms;
    std::optional<VerifierSettings> verifier;
    std::vector<WebhookSettings> webhooks;
    std::vector<std::string> reviewers;       // mail addresses
    std::vector<std::string> administrators;  // mail addresses
    Sealing sealing = Sealing::XChaCha20;
    bool operator==(const Settings&) const = default;
};

Result<Settings> read_settings(const std::string& yaml, std::string_view name);

}  // namespace beian::desk
