// Which bucket, where, and with whose key? `s3://BUCKET/PREFIX?endpoint=https://…&region=…&style=path`
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace beian::s3 {

struct Address {
    std::string bucket;
    std::string prefix;    // of names, with its slash; empty: none
    std::string endpoint;  // https://oss-cn-hangzhou.aliyuncs.com, without a path
    std::string region = "us-east-1";
    bool path_style = false;  // the bucket in the path, not before the host
    bool operator==(const Address&) const = default;
};

struct Credentials {
    std::string key_id;
    std::string secret;
    std::string token;  // of temporary ones
};

Result<Address> parse_address(std::string_view url);
/// `https`, `bucket.host:port`
std::string scheme_of(const Address& address);
std::string host_of(const Address& address);
/// From the slash on, encoded as it is asked for and signed.
std::string path_of(const Address& address, std::string_view name);

}  // namespace beian::s3
