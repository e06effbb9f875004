// How do Alibaba Cloud and Tencent Cloud know that we ask? Their published signatures, for whatever service
// of theirs.
#pragma once

#include "base/instant.h"
#include "net/http_client.h"

#include <map>
#include <string>
#include <string_view>

namespace beian::net {

struct CloudKey {
    std::string id;
    std::string secret;
};

/// `name=value&…`, encoded and in the order that both sides sign.
std::string query_of(const std::map<std::string, std::string>& parameters);

/// What is asked of Alibaba Cloud's OpenAPI. A body is a form: `query_of` its parameters.
struct AliyunQuestion {
    std::string host;
    std::string action;
    std::string version;
    std::string query{};  // encoded and in order
    std::string form{};
    std::string nonce;
};
/// Signature ACS3-HMAC-SHA256 ("V3 request structure and signature").
Headers aliyun_headers(const CloudKey& key, const AliyunQuestion& question, Instant now);

struct TencentQuestion {
    std::string host;
    std::string service;
    std::string action;
    std::string version;
    std::string region;
    std::string_view body;  // JSON
};
/// Signature TC3-HMAC-SHA256 of API 3.0 ("Signature method v3").
Headers tencent_headers(const CloudKey& key, const TencentQuestion& question, Instant now);

/// Without the scheme: what both sign as `host`.
std::string host_of(const std::string& endpoint);

}  // namespace beian::net
