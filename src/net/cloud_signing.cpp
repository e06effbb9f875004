#include "net/cloud_signing.h"

#include "net/signing.h"

#include <algorithm>

namespace beian::net {

namespace {

constexpr const char* kForm = "application/x-www-form-urlencoded";
constexpr const char* kJson = "application/json; charset=utf-8";

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

}  // namespace

std::string host_of(const std::string& endpoint) {
    return endpoint.substr(endpoint.find("://") + 3);
}

std::string query_of(const std::map<std::string, std::string>& parameters) {
    std::string query;
    for (const auto& [name, value] : parameters)
        query += (query.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    return query;
}

Headers aliyun_headers(const CloudKey& key, const AliyunQuestion& question, Instant now) {
    const std::string content = to_hex(sha256(question.form));
    Headers headers{{"host", question.host},
                    {"x-acs-action", question.action},
                    {"x-acs-content-sha256", content},
                    {"x-acs-date", to_string(now).substr(0, 19) + "Z"},
                    {"x-acs-signature-nonce", question.nonce},
                    {"x-acs-version", question.version}};
    if (!question.form.empty()) headers.emplace_back("content-type", kForm);
    std::sort(headers.begin(), headers.end());
    std::string canonical = "POST\n/\n" + question.query + "\n", names;
    for (const auto& [name, value] : headers) {
        canonical += name + ":" + value + "\n";
        names += (names.empty() ? "" : ";") + name;
    }
    canonical += "\n" + names + "\n" + content;
    const std::string to_sign = "ACS3-HMAC-SHA256\n" + to_hex(sha256(canonical));
    headers.emplace_back("authorization", "ACS3-HMAC-SHA256 Credential=" + key.id +
                                              ",SignedHeaders=" + names +
                                              ",Signature=" + to_hex(hmac_sha256(key.secret, to_sign)));
    return headers;
}

Headers tencent_headers(const CloudKey& key, const TencentQuestion& question, Instant now) {
    const std::string seconds =
        std::to_string(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    const std::string day = to_string(now).substr(0, 10), names = "content-type;host;x-tc-action";
    const std::string canonical = std::string("POST\n/\n\ncontent-type:") + kJson +
                                  "\nhost:" + question.host + "\nx-tc-action:" + lower(question.action) +
                                  "\n\n" + names + "\n" + to_hex(sha256(question.body));
    const std::string scope = day + "/" + question.service + "/tc3_request";
    const std::string to_sign =
        "TC3-HMAC-SHA256\n" + seconds + "\n" + scope + "\n" + to_hex(sha256(canonical));
    Sha256 signing = hmac_sha256("TC3" + key.secret, day);
    signing = hmac_sha256(BytesView(signing), question.service);
    signing = hmac_sha256(BytesView(signing), "tc3_request");
    return {{"host", question.host},
            {"content-type", kJson},
            {"x-tc-action", question.action},
            {"x-tc-timestamp", seconds},
            {"x-tc-version", question.version},
            {"x-tc-region", question.region.empty() ? "ap-guangzhou" : question.region},
            {"authorization", "TC3-HMAC-SHA256 Credential=" + key.id + "/" + scope + ", SignedHeaders=" +
                                  names + ", Signature=" + to_hex(hmac_sha256(BytesView(signing), to_sign))}};
}

}  // namespace beian::net
