#include "adapters/sms/sms.h"
#include "net/signing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::sms {

namespace {

constexpr const char* kEndpoint = "https://dysmsapi.aliyuncs.com";
constexpr const char* kVersion = "2017-05-25";

/// Of a refusal that time heals: limits of flow, and the service's own trouble.
bool is_passing(std::string_view code) {
    return code.starts_with("Throttling") || code == "isv.BUSINESS_LIMIT_CONTROL" ||
           code == "isv.OUT_OF_SERVICE" || code == "isv.AMOUNT_NOT_ENOUGH" || code == "isp.SYSTEM_ERROR" ||
           code == "ServiceUnavailable";
}

std::string written(std::map<std::string, std::string> parameters) {
    std::string query;
    for (const auto& [name, value] : parameters)
        query += (query.empty() ? "" : "&") + net::percent_encoded(name) + "=" + net::percent_encoded(value);
    return query;
}

}  // namespace

net::Headers aliyun_headers(const SmsAccount& account, const std::string& host, const std::string& action,
                            const std::string& version, const std::string& query, const std::string& nonce,
                            Instant now) {
    const std::string empty = net::to_hex(net::sha256(std::string_view{}));
    net::Headers headers{{"host", host},
                         {"x-acs-action", action},
                         {"x-acs-content-sha256", empty},
                         {"x-acs-date", to_string(now).substr(0, 19) + "Z"},
                         {"x-acs-signature-nonce", nonce},
                         {"x-acs-version", version}};
    std::sort(headers.begin(), headers.end());
    std::string canonical = "POST\n/\n" + query + "\n", names;
    for (const auto& [name, value] : headers) {
        canonical += name + ":" + value + "\n";
        names += (names.empty() ? "" : ";") + name;
    }
    canonical += "\n" + names + "\n" + empty;
    const std::string to_sign = "ACS3-HMAC-SHA256\n" + net::to_hex(net::sha256(canonical));
    headers.emplace_back("authorization",
                         "ACS3-HMAC-SHA256 Credential=" + account.key_id + ",SignedHeaders=" + names +
                             ",Signature=" + net::to_hex(net::hmac_sha256(account.secret, to_sign)));
    return headers;
}

Status AliyunSms::send(const desk::Message& message) {
    const std::string mobile = bare_mobile(message.to), code = template_for(account_, message.event);
    if (mobile.empty())
        return Error{ErrorCode::InvalidArgument, "no text message can be sent to this number"};
    if (code.empty()) return ok();
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (const auto& [name, value] : message.values) values[name] = value;
    // The interface wants its parameters here; they are encrypted on the way, and nothing of ours logs them.
    const std::string query = written({{"PhoneNumbers", mobile},
                                       {"SignName", account_.sign_name},
                                       {"TemplateCode", code},
                                       {"TemplateParam", values.dump()},
                                       {"OutId", message.id.substr(0, 64)}});
    const std::string endpoint = account_.endpoint.empty() ? kEndpoint : account_.endpoint;
    const std::string host = endpoint.substr(endpoint.find("://") + 3);
    Bytes drawn(16);
    random_.fill(drawn);
    std::string nonce;
    for (const std::uint8_t byte : drawn) nonce += fmt::format("{:02x}", byte);
    net::HttpRequest request{"POST", endpoint + "/?" + query,
                             aliyun_headers(account_, host, "SendSms", kVersion, query, nonce, clock_.now())};
    const auto response = client_.ask(request);
    const auto said = nlohmann::json::parse(response.text(), nullptr, false);
    std::string answer;
    if (said.is_object() && said.contains("Code") && said["Code"].is_string()) answer = said["Code"];
    if (answer == "OK") return ok();
    if (answer.empty() || response.status >= 500 || is_passing(answer))
        throw net::Unreachable(fmt::format("text messages: {} {}", response.status, answer));
    return Error{ErrorCode::InvalidArgument, "the carrier of text messages refuses: " + answer};
}

}  // namespace beian::sms
