#include "http/pages.h"

#include "http/packing.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace beian::http {

namespace fs = std::filesystem;

namespace {

struct Type {
    std::string_view ending;
    std::string_view type;
    bool packs;  // worth sending packed
};
constexpr std::array<Type, 14> kTypes = {{{".html", "text/html; charset=utf-8", true},
                                          {".js", "text/javascript; charset=utf-8", true},
                                          {".css", "text/css; charset=utf-8", true},
                                          {".json", "application/json", true},
                                          {".svg", "image/svg+xml", true},
                                          {".webmanifest", "application/manifest+json", true},
                                          {".map", "application/json", true},
                                          {".wasm", "application/wasm", true},
                                          {".png", "image/png", false},
                                          {".jpg", "image/jpeg", false},
                                          {".webp", "image/webp", false},
                                          {".ico", "image/x-icon", false},
                                          {".woff2", "font/woff2", false},
                                          {".txt", "text/plain; charset=utf-8", true}}};

// Nothing from elsewhere; the camera is ours alone.
constexpr std::string_view kPolicy =
    "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; media-src 'self' "
    "blob:; "
    "worker-src 'self' blob:; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

std::optional<std::string> text_of(const fs::path& path) {
    std::error_code trouble;
    if (!fs::is_regular_file(path, trouble)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

const Type* type_of(const fs::path& path) {
    const std::string ending = path.extension().string();
    for (const Type& type : kTypes)
        if (type.ending == ending) return &type;
    return nullptr;
}

}  // namespace

std::optional<Response> page(const Request& request, std::span<const std::string> segments,
                             const fs::path& folder) {
    if (changes_something(request.method) || (!segments.empty() && segments[0] == "api")) return std::nullopt;
    // Segments hold no slashes and are never `..`: what they name lies below the folder.
    fs::path path = folder;
    for (const std::string& segment : segments) {
        if (segment.front() == '.') return std::nullopt;
        path /= segment;
    }
    if (segments.empty() || !path.has_extension()) {
        std::error_code trouble;
        path = folder / (segments.empty() ? "index.html" : segments[0] + ".html");
        if (!fs::is_regular_file(path, trouble)) path = folder / "index.html";
    }
    const Type* type = type_of(path);
    if (type == nullptr) return std::nullopt;
    Response response{200, std::string(type->type), {}, {}, {}};
    // The build packs beside each file what is worth it.
    std::optional<std::string> text;
    if (type->packs && takes_gzip(request.header("accept-encoding"))) {
        text = text_of(path.string() + ".gz");
        if (text) response.with("Content-Encoding", "gzip");
    }
    if (!text) text = text_of(path);
    if (!text) return std::nullopt;
    response.body = std::move(*text);
    if (type->packs) response.with("Vary", "Accept-Encoding");
    // The names of assets hold a hash of what is in them.
    const bool hashed = !segments.empty() && segments[0] == "assets";
    response.with("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    response.with("Content-Security-Policy", std::string(kPolicy));
    response.with("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    return response;
}

}  // namespace beian::http
