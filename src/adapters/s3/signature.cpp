#include "adapters/s3/signature.h"

#include "net/signing.h"

#include <algorithm>

namespace beian::s3 {

namespace {

/// 20130524T000000Z
std::string compact(Instant now) {
    const std::string iso = to_string(now);  // 2013-05-24T00:00:00.000Z
    return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 5) + iso.substr(14, 2) + iso.substr(17, 2) +
           "Z";
}

}  // namespace

net::Headers signed_headers(const Asked& asked, const Credentials& credentials, const std::string& region,
                            Instant now) {
    const std::string moment = compact(now), day = moment.substr(0, 8);
    net::Headers headers = asked.headers;
    headers.emplace_back("host", asked.host);
    headers.emplace_back("x-amz-content-sha256", asked.payload_sha256);
    headers.emplace_back("x-amz-date", moment);
    if (!credentials.token.empty()) headers.emplace_back("x-amz-security-token", credentials.token);
    std::sort(headers.begin(), headers.end());
    std::string canonical = asked.method + "\n" + asked.path + "\n\n";
    std::string names;
    for (const auto& [name, value] : headers) {
        canonical += name + ":" + value + "\n";
        names += (names.empty() ? "" : ";") + name;
    }
    canonical += "\n" + names + "\n" + asked.payload_sha256;
    const std::string scope = day + "/" + region + "/s3/aws4_request";
    const std::string to_sign =
        "AWS4-HMAC-SHA256\n" + moment + "\n" + scope + "\n" + net::to_hex(net::sha256(canonical));
    net::Sha256 key = net::hmac_sha256("AWS4" + credentials.secret, day);
    for (const std::string_view part :
         {std::string_view(region), std::string_view("s3"), std::string_view("aws4_request")})
        key = net::hmac_sha256(BytesView(key), part);
    const std::string signature = net::to_hex(net::hmac_sha256(BytesView(key), to_sign));
    headers.emplace_back("authorization", "AWS4-HMAC-SHA256 Credential=" + credentials.key_id + "/" + scope +
                                              ",SignedHeaders=" + names + ",Signature=" + signature);
    return headers;
}

}  // namespace beian::s3
