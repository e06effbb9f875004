#include "adapters/s3/address.h"

#include "net/signing.h"

#include <fmt/format.h>

#include <algorithm>

namespace beian::s3 {

namespace {

constexpr std::string_view kScheme = "s3://";
constexpr std::size_t kLongest = 2048;

Error refused(std::string_view what) {
    return {ErrorCode::InvalidArgument,
            fmt::format(
                "{}; pages are kept in s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION&style=path, "
                "the key in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
                what)};
}

bool is_of(std::string_view text, std::string_view more) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
    });
}

Status set(Address& address, std::string_view name, std::string_view value) {
    if (name == "endpoint") {
        const bool web = value.starts_with("https://") || value.starts_with("http://");
        std::string_view host = web ? value.substr(value.find("://") + 3) : value;
        if (!host.empty() && host.back() == '/') host.remove_suffix(1);
        if (!web || !is_of(host, ".-:ABCDEFGHIJKLMNOPQRSTUVWXYZ")) return refused("endpoint is https://HOST");
        address.endpoint = std::string(value.substr(0, value.find("://") + 3)) + std::string(host);
    } else if (name == "region") {
        if (!is_of(value, "-")) return refused("region is a name such as cn-north-1");
        address.region = value;
    } else if (name == "style") {
        if (value != "path" && value != "host") return refused("style is path or host");
        address.path_style = value == "path";
    } else {
        return refused("an s3 address knows endpoint, region and style");
    }
    return ok();
}

}  // namespace

Result<Address> parse_address(std::string_view url) {
    if (!url.starts_with(kScheme) || url.size() > kLongest) return refused("this is no s3 address");
    url.remove_prefix(kScheme.size());
    const std::size_t question = url.find('?');
    std::string_view place = url.substr(0, question);
    std::string_view options =
        question == std::string_view::npos ? std::string_view{} : url.substr(question + 1);
    const std::size_t slash = place.find('/');
    Address address;
    address.bucket = place.substr(0, slash);
    if (address.bucket.size() < 3 || address.bucket.size() > 63 || !is_of(address.bucket, ".-") ||
        address.bucket.find("..") != std::string::npos)
        return refused("a bucket's name is 3 to 63 small letters, digits, dots and hyphens");
    if (slash != std::string_view::npos) address.prefix = place.substr(slash + 1);
    while (!address.prefix.empty() && address.prefix.back() == '/') address.prefix.pop_back();
    if (!address.prefix.empty()) {
        const bool odd = address.prefix.find("//") != std::string::npos || address.prefix.front() == '/';
        if (odd || !is_of(address.prefix, "/-_ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
            return refused("a prefix is letters, digits, hyphens and slashes");
        address.prefix += '/';
    }
    while (!options.empty()) {
        const std::size_t end = options.find('&');
        const std::string_view option = options.substr(0, end);
        options = end == std::string_view::npos ? std::string_view{} : options.substr(end + 1);
        const std::size_t equals = option.find('=');
        if (equals == std::string_view::npos) return refused("an option is NAME=VALUE");
        BEIAN_TRY(set(address, option.substr(0, equals), option.substr(equals + 1)));
    }
    if (address.endpoint.empty()) address.endpoint = "https://s3." + address.region + ".amazonaws.com";
    // A dot in the name is a level that the host's certificate does not cover.
    if (address.bucket.find('.') != std::string::npos) address.path_style = true;
    return address;
}

std::string scheme_of(const Address& address) {
    return address.endpoint.substr(0, address.endpoint.find("://"));
}

std::string host_of(const Address& address) {
    const std::string host = address.endpoint.substr(address.endpoint.find("://") + 3);
    return address.path_style ? host : address.bucket + "." + host;
}

std::string path_of(const Address& address, std::string_view name) {
    const std::string key = net::percent_encoded(address.prefix + std::string(name), net::Slash::Keep);
    return "/" + (address.path_style ? address.bucket + "/" : std::string{}) + key;
}

}  // namespace beian::s3
