#include "adapters/verifier/verifier.h"
#include "net/cloud_signing.h"
#include "net/signing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::verifier {

namespace {

constexpr const char* kEndpoint = "https://faceid.tencentcloudapi.com";
constexpr const char* kVersion = "2018-03-01";

std::string text_at(const nlohmann::json& json, const char* key) {
    if (!json.is_object()) return {};
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool is_passing(std::string_view code) {
    return code.starts_with("LimitExceeded") || code.starts_with("InternalError") ||
           code.starts_with("RequestLimit");
}

/// Words for "it is another person", and for a face that could not be compared: an answer, not a fault.
bool is_answer(std::string_view result) {
    return result == "Success" || result.starts_with("FailedOperation.CompareLowSimilarity") ||
           result.starts_with("FailedOperation.IdNameMisMatch") ||
           result.starts_with("FailedOperation.IdPhoto") || result.starts_with("FailedOperation.LifePhoto");
}

}  // namespace

Result<desk::Verified> TencentVerifier::verify(const desk::VerifierQuestion& question) {
    const std::string body = nlohmann::ordered_json{
        {"IdCard", question.number},
        {"Name", question.name},
        {"ImageBase64", net::to_base64(question.photo)},
        {"Extra", question.id.substr(
                      0, 32)}}.dump();
    const std::string endpoint = account_.endpoint.empty() ? kEndpoint : account_.endpoint;
    const net::TencentQuestion asked{net::host_of(endpoint), "faceid", "ImageRecognitionV2", kVersion,
                                     account_.region,        body};
    const auto response =
        client_.ask({"POST",
                     endpoint + "/",
                     net::tencent_headers({account_.key_id, account_.secret}, asked, clock_.now()),
                     {reinterpret_cast<const std::uint8_t*>(body.data()), body.size()}});
    const auto json = nlohmann::json::parse(response.text(), nullptr, false);
    const auto said = json.is_object() ? json.value("Response", nlohmann::json::object()) : nlohmann::json{};
    const std::string code = said.is_object() && said.contains("Error") ? text_at(said["Error"], "Code") : "";
    const std::string result = code.empty() ? text_at(said, "Result") : code;
    if (result.empty() || response.status >= 500 || is_passing(result))
        throw net::Unreachable(fmt::format("the real-person service: {} {}", response.status, result));
    if (!is_answer(result))
        return Error{ErrorCode::InvalidArgument, "the real-person service refuses: " + result};
    const auto similarity = said.find("Sim");
    const double score =
        similarity != said.end() && similarity->is_number() ? similarity->get<double>() / 100 : 0.0;
    return desk::Verified{result == "Success" && score >= account_.least, std::clamp(score, 0.0, 1.0), result,
                          text_at(said, "RequestId")};
}

}  // namespace beian::verifier
