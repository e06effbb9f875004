// How do we ask another server something over HTTP? Within limits of time and size, with its certificate
// checked.
#pragma once

#include "base/bytes.h"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::net {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    std::string method = "GET";
    std::string url;
    Headers headers{};
    BytesView body{};
};

struct HttpResponse {
    int status = 0;
    Headers headers;  // names in lower case
    Bytes body;
    std::string_view text() const { return {reinterpret_cast<const char*>(body.data()), body.size()}; }
    /// The first of that name; empty where there is none.
    std::string_view header(std::string_view name) const;
};

struct HttpLimits {
    std::chrono::milliseconds connect{10'000};
    // In which at least this much must come or go: large pages may take long, a stalled line may not.
    std::chrono::seconds stalled{30};
    long least_bytes_a_second = 100;
    std::size_t most_bytes = std::size_t{256} << 20;
};

/// The server could not be reached, broke off or was too slow: another try may succeed. Says its host, never
/// what was asked.
struct Unreachable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// May be used by many threads at once; connections are kept for the next question. Follows no redirection.
class HttpClient {
public:
    explicit HttpClient(HttpLimits limits = {});
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    HttpResponse ask(const HttpRequest& request);

private:
    struct Pool;
    HttpLimits limits_;
    std::unique_ptr<Pool> pool_;
};

}  // namespace beian::net
