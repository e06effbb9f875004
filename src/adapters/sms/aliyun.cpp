#include "adapters/sms/sms.h"
#include "net/cloud_signing.h"

#include <fmt/format.h>

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

}  // namespace

Status AliyunSms::send(const desk::Message& message) {
    const std::string mobile = bare_mobile(message.to), code = template_for(account_, message.event);
    if (mobile.empty())
        return Error{ErrorCode::InvalidArgument, "no text message can be sent to this number"};
    if (code.empty()) return ok();
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (const auto& [name, value] : message.values) values[name] = value;
    // The interface wants its parameters here; they are encrypted on the way, and nothing of ours logs them.
    const std::string query = net::query_of({{"PhoneNumbers", mobile},
                                             {"SignName", account_.sign_name},
                                             {"TemplateCode", code},
                                             {"TemplateParam", values.dump()},
                                             {"OutId", message.id.substr(0, 64)}});
    const std::string endpoint = account_.endpoint.empty() ? kEndpoint : account_.endpoint;
    Bytes drawn(16);
    random_.fill(drawn);
    std::string nonce;
    for (const std::uint8_t byte : drawn) nonce += fmt::format("{:02x}", byte);
    const net::AliyunQuestion question{net::host_of(endpoint), "SendSms", kVersion, query, {}, nonce};
    net::HttpRequest request{"POST", endpoint + "/?" + query,
                             net::aliyun_headers({account_.key_id, account_.secret}, question, clock_.now())};
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
