#include "net/http_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <mutex>

namespace beian::net {

namespace {

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

/// What has come so far, and how much may.
struct Arriving {
    HttpResponse response;
    std::size_t most = 0;
};

std::string lower(std::string_view text) {
    std::string made(text);
    std::transform(made.begin(), made.end(), made.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return made;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t take_body(const char* data, std::size_t, std::size_t size, void* to) {
    auto& arriving = *static_cast<Arriving*>(to);
    Bytes& body = arriving.response.body;
    if (body.size() + size > arriving.most) return 0;
    body.insert(body.end(), data, data + size);
    return size;
}

std::size_t take_header(const char* data, std::size_t, std::size_t size, void* to) {
    constexpr std::size_t kMostHeaders = 200;
    auto& headers = static_cast<Arriving*>(to)->response.headers;
    const std::string_view line(data, size);
    // An interim answer (100) has headers of its own: only those of the last count.
    if (line.starts_with("HTTP/")) headers.clear();
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && headers.size() < kMostHeaders)
        headers.emplace_back(lower(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1))));
    return size;
}

struct Leaving {
    BytesView body;
    std::size_t at = 0;
};

std::size_t give_body(char* to, std::size_t, std::size_t most, void* from) {
    auto& leaving = *static_cast<Leaving*>(from);
    const std::size_t size = std::min(most, leaving.body.size() - leaving.at);
    std::copy_n(leaving.body.begin() + static_cast<std::ptrdiff_t>(leaving.at), size, to);
    leaving.at += size;
    return size;
}

/// When a kept connection turns out to be closed the body is sent once more.
int rewind_body(void* from, curl_off_t to, int whence) {
    auto& leaving = *static_cast<Leaving*>(from);
    if (whence != SEEK_SET || to < 0 || static_cast<std::size_t>(to) > leaving.body.size())
        return CURL_SEEKFUNC_FAIL;
    leaving.at = static_cast<std::size_t>(to);
    return CURL_SEEKFUNC_OK;
}

std::string host_of(const std::string& url) {
    const std::size_t begin = url.find("://");
    if (begin == std::string::npos) return "the server";
    const std::size_t end = url.find_first_of("/?#", begin + 3);
    std::string host = url.substr(begin + 3, end == std::string::npos ? end : end - begin - 3);
    const std::size_t user = host.rfind('@');
    return user == std::string::npos ? host : host.substr(user + 1);
}

}  // namespace

std::string_view HttpResponse::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

struct HttpClient::Pool {
    Handle take() {
        const std::lock_guard hold(mutex);
        if (!idle.empty()) {
            Handle handle = std::move(idle.back());
            idle.pop_back();
            curl_easy_reset(handle.get());
            return handle;
        }
        Handle handle(curl_easy_init());
        if (!handle) throw std::runtime_error("libcurl cannot be started");
        return handle;
    }
    void give_back(Handle handle) {
        const std::lock_guard hold(mutex);
        idle.push_back(std::move(handle));
    }
    std::mutex mutex;
    std::vector<Handle> idle;
};

HttpClient::HttpClient(HttpLimits limits) : limits_(limits), pool_(std::make_unique<Pool>()) {
    // Once for the process, however many clients it has.
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl cannot be started");
}

HttpClient::~HttpClient() = default;

HttpResponse HttpClient::ask(const HttpRequest& request) {
    Handle handle = pool_->take();
    CURL* curl = handle.get();
    Arriving arriving{{}, limits_.most_bytes};
    Leaving leaving{request.body};
    List headers;
    const auto add = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        (void)headers.release();
        headers.reset(longer);
    };
    for (const auto& [name, value] : request.headers) add(name + ": " + value);
    add("Expect:");  // no waiting for permission to send
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, limits_.least_bytes_a_second);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.stalled.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &arriving);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &arriving);
    if (request.method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    } else if (request.method == "PUT" || request.method == "POST") {
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(curl, CURLOPT_READDATA, &leaving);
        curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, rewind_body);
        curl_easy_setopt(curl, CURLOPT_SEEKDATA, &leaving);
        curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    } else {
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    const CURLcode done = curl_easy_perform(curl);
    if (done == CURLE_WRITE_ERROR)
        throw std::runtime_error(host_of(request.url) + " answered more than it may");
    // The connection may be broken: the handle is not kept.
    if (done != CURLE_OK) throw Unreachable(host_of(request.url) + ": " + curl_easy_strerror(done));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    arriving.response.status = static_cast<int>(status);
    pool_->give_back(std::move(handle));
    return std::move(arriving.response);
}

}  // namespace beian::net
