#include "adapters/sms/sms.h"
#include "net/signing.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace beian::sms {

namespace {

constexpr const char* kEndpoint = "https://sms.tencentcloudapi.com";
constexpr const char* kVersion = "2021-01-11";
constexpr const char* kType = "application/json; charset=utf-8";

bool is_passing(std::string_view code) {
    return code.starts_with("LimitExceeded") || code.starts_with("InternalError") ||
           code.starts_with("RequestLimit") || code == "FailedOperation.InsufficientBalanceInSmsPackage";
}

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// `Ok`, or what the interface calls the fault.
std::string answer_of(const nlohmann::json& said) {
    const auto response = said.is_object() ? said.find("Response") : said.end();
    if (!said.is_object() || response == said.end() || !response->is_object()) return {};
    const auto text = [](const nlohmann::json& from) {
        return from.is_object() && from.contains("Code") && from["Code"].is_string()
                   ? from["Code"].get<std::string>()
                   : std::string{};
    };
    if (response->contains("Error")) return text((*response)["Error"]);
    const auto set = response->find("SendStatusSet");
    if (set == response->end() || !set->is_array() || set->empty()) return {};
    return text((*set)[0]);
}

}  // namespace

net::Headers tencent_headers(const SmsAccount& account, const std::string& host, const std::string& service,
                             const std::string& action, const std::string& version, const std::string& body,
                             Instant now) {
    const std::string seconds =
        std::to_string(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    const std::string day = to_string(now).substr(0, 10), names = "content-type;host;x-tc-action";
    const std::string canonical = std::string("POST\n/\n\ncontent-type:") + kType + "\nhost:" + host +
                                  "\nx-tc-action:" + lower(action) + "\n\n" + names + "\n" +
                                  net::to_hex(net::sha256(body));
    const std::string scope = day + "/" + service + "/tc3_request";
    const std::string to_sign =
        "TC3-HMAC-SHA256\n" + seconds + "\n" + scope + "\n" + net::to_hex(net::sha256(canonical));
    net::Sha256 key = net::hmac_sha256("TC3" + account.secret, day);
    key = net::hmac_sha256(BytesView(key), service);
    key = net::hmac_sha256(BytesView(key), "tc3_request");
    return {{"host", host},
            {"content-type", kType},
            {"x-tc-action", action},
            {"x-tc-timestamp", seconds},
            {"x-tc-version", version},
            {"x-tc-region", account.region.empty() ? "ap-guangzhou" : account.region},
            {"authorization", "TC3-HMAC-SHA256 Credential=" + account.key_id + "/" + scope +
                                  ", SignedHeaders=" + names +
                                  ", Signature=" + net::to_hex(net::hmac_sha256(BytesView(key), to_sign))}};
}

Status TencentSms::send(const desk::Message& message) {
    const std::string mobile = bare_mobile(message.to), code = template_for(account_, message.event);
    if (mobile.empty())
        return Error{ErrorCode::InvalidArgument, "no text message can be sent to this number"};
    if (code.empty()) return ok();
    nlohmann::ordered_json asked{{"PhoneNumberSet", {"+86" + mobile}},
                                 {"SmsSdkAppId", account_.app_id},
                                 {"SignName", account_.sign_name},
                                 {"TemplateId", code},
                                 {"TemplateParamSet", nlohmann::ordered_json::array()},
                                 {"SessionContext", message.id.substr(0, 512)}};
    for (const auto& [name, value] : message.values) asked["TemplateParamSet"].push_back(value);
    const std::string body = asked.dump();
    const std::string endpoint = account_.endpoint.empty() ? kEndpoint : account_.endpoint;
    const std::string host = endpoint.substr(endpoint.find("://") + 3);
    net::HttpRequest request{"POST",
                             endpoint + "/",
                             tencent_headers(account_, host, "sms", "SendSms", kVersion, body, clock_.now()),
                             {reinterpret_cast<const std::uint8_t*>(body.data()), body.size()}};
    const auto response = client_.ask(request);
    const std::string answer = answer_of(nlohmann::json::parse(response.text(), nullptr, false));
    if (answer == "Ok") return ok();
    if (answer.empty() || response.status >= 500 || is_passing(answer))
        throw net::Unreachable(fmt::format("text messages: {} {}", response.status, answer));
    return Error{ErrorCode::InvalidArgument, "the carrier of text messages refuses: " + answer};
}

}  // namespace beian::sms
