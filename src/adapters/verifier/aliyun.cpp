#include "adapters/verifier/verifier.h"
#include "net/cloud_signing.h"
#include "net/signing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace beian::verifier {

namespace {

constexpr const char* kEndpoint = "https://cloudauth.aliyuncs.com";
constexpr const char* kVersion = "2019-03-07";

std::string text_at(const nlohmann::json& json, const char* key) {
    if (!json.is_object()) return {};
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// Of a refusal that time heals.
bool is_passing(std::string_view code) {
    return code.starts_with("Throttling") || code == "ServiceUnavailable" || code == "InternalError" ||
           code == "500";
}

/// `MaterialInfo` is JSON within a text; its `verifyScore` is 0 … 100.
double score_of(const nlohmann::json& result) {
    const auto info = nlohmann::json::parse(text_at(result, "MaterialInfo"), nullptr, false);
    if (!info.is_object() || !info.contains("verifyScore")) return 0;
    const auto& score = info["verifyScore"];
    double value = 0;
    if (score.is_number()) value = score.get<double>();
    if (score.is_string()) {
        const auto text = score.get<std::string>();
        (void)std::from_chars(text.data(), text.data() + text.size(), value);
    }
    return std::clamp(value / 100, 0.0, 1.0);
}

}  // namespace

Result<desk::Verified> AliyunVerifier::verify(const desk::VerifierQuestion& question) {
    const std::string form = net::query_of({{"SceneId", account_.scene},
                                            {"OuterOrderNo", question.id.substr(0, 32)},
                                            {"ProductCode", "ID_MIN"},
                                            {"CertType", "IDENTITY_CARD"},
                                            {"CertName", question.name},
                                            {"CertNo", question.number},
                                            {"FaceContrastPicture", net::to_base64(question.photo)}});
    Bytes drawn(16);
    random_.fill(drawn);
    std::string nonce;
    for (const std::uint8_t byte : drawn) nonce += fmt::format("{:02x}", byte);
    const std::string endpoint = account_.endpoint.empty() ? kEndpoint : account_.endpoint;
    const net::AliyunQuestion asked{net::host_of(endpoint), "ContrastFaceVerify", kVersion, {}, form, nonce};
    const auto response =
        client_.ask({"POST",
                     endpoint + "/",
                     net::aliyun_headers({account_.key_id, account_.secret}, asked, clock_.now()),
                     {reinterpret_cast<const std::uint8_t*>(form.data()), form.size()}});
    const auto said = nlohmann::json::parse(response.text(), nullptr, false);
    const std::string code = text_at(said, "Code");
    if (code.empty() || response.status >= 500 || is_passing(code))
        throw net::Unreachable(fmt::format("the real-person service: {} {}", response.status, code));
    // Neither its message nor what was asked: both may name the person.
    if (code != "200" || !said.contains("ResultObject"))
        return Error{ErrorCode::InvalidArgument, "the real-person service refuses: " + code};
    const auto& result = said["ResultObject"];
    return desk::Verified{text_at(result, "Passed") == "T", score_of(result), text_at(result, "SubCode"),
                          text_at(result, "CertifyId")};
}

}  // namespace beian::verifier
