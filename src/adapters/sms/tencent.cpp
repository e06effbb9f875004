#include "adapters/sms/sms.h"
#include "net/cloud_signing.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace beian::sms {

namespace {

constexpr const char* kEndpoint = "https://sms.tencentcloudapi.com";
constexpr const char* kVersion = "2021-01-11";

bool is_passing(std::string_view code) {
    return code.starts_with("LimitExceeded") || code.starts_with("InternalError") ||
           code.starts_with("RequestLimit") || code == "FailedOperation.InsufficientBalanceInSmsPackage";
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
    const net::TencentQuestion question{net::host_of(endpoint), "sms", "SendSms", kVersion,
                                        account_.region,        body};
    net::HttpRequest request{"POST",
                             endpoint + "/",
                             net::tencent_headers({account_.key_id, account_.secret}, question, clock_.now()),
                             {reinterpret_cast<const std::uint8_t*>(body.data()), body.size()}};
    const auto response = client_.ask(request);
    const std::string answer = answer_of(nlohmann::json::parse(response.text(), nullptr, false));
    if (answer == "Ok") return ok();
    if (answer.empty() || response.status >= 500 || is_passing(answer))
        throw net::Unreachable(fmt::format("text messages: {} {}", response.status, answer));
    return Error{ErrorCode::InvalidArgument, "the carrier of text messages refuses: " + answer};
}

}  // namespace beian::sms
