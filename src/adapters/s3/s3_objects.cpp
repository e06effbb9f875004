#include "adapters/s3/s3_objects.h"

#include "adapters/s3/signature.h"
#include "net/signing.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace beian::s3 {

namespace {

bool is_worth_another_try(int status) {
    return status >= 500 || status == 429 || status == 408;
}

/// `SlowDown` of `<Error><Code>SlowDown</Code>…`: the rest may name keys.
std::string code_of(const net::HttpResponse& response) {
    const std::string_view text = response.text();
    const std::size_t begin = text.find("<Code>");
    if (begin == std::string_view::npos) return {};
    std::string code(text.substr(begin + 6, 40));
    code.erase(std::find_if(code.begin(), code.end(),
                            [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')); }),
               code.end());
    return " " + code;
}

[[noreturn]] void fault(const std::string& method, const net::HttpResponse& response) {
    throw std::runtime_error(
        fmt::format("the page store answered {} with {}{}", method, response.status, code_of(response)));
}

}  // namespace

net::HttpResponse S3Objects::ask_once(const std::string& method, const std::string& name, BytesView body) {
    const Asked asked{method, host_of(address_), path_of(address_, name), {}, net::to_hex(net::sha256(body))};
    net::HttpRequest request{method, scheme_of(address_) + "://" + asked.host + asked.path,
                             signed_headers(asked, credentials_, address_.region, clock_.now()), body};
    return client_.ask(request);
}

net::HttpResponse S3Objects::ask(const std::string& method, const std::string& name, BytesView body) {
    auto wait = patience_.first_wait;
    for (int tried = 1;; ++tried, wait *= 2) {
        const bool last = tried >= patience_.tries;
        try {
            net::HttpResponse response = ask_once(method, name, body);
            if (last || !is_worth_another_try(response.status)) return response;
        } catch (const net::Unreachable&) {
            if (last) throw;
        }
        std::this_thread::sleep_for(wait);
    }
}

void S3Objects::put(const std::string& name, BytesView sealed) {
    const auto response = ask("PUT", name, sealed);
    if (response.status != 200) fault("PUT", response);
}

std::optional<Bytes> S3Objects::find(const std::string& name) {
    auto response = ask("GET", name, {});
    if (response.status == 404) return std::nullopt;
    if (response.status != 200) fault("GET", response);
    return std::move(response.body);
}

std::optional<Instant> S3Objects::written(const std::string& name) {
    const auto response = ask("HEAD", name, {});
    if (response.status == 404) return std::nullopt;
    if (response.status != 200) fault("HEAD", response);
    const std::time_t moment = curl_getdate(std::string(response.header("last-modified")).c_str(), nullptr);
    if (moment < 0) throw std::runtime_error("the page store does not say when a page was written");
    return Instant{std::chrono::seconds{moment}};
}

void S3Objects::remove(const std::string& name) {
    const auto response = ask("DELETE", name, {});
    if (response.status != 204 && response.status != 200 && response.status != 404) fault("DELETE", response);
}

}  // namespace beian::s3
