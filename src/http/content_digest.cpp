#include "http/content_digest.h"

#include "desk/accounts/secrets.h"
#include "http/problem.h"

#include <algorithm>

namespace beian::http {

namespace {

/// RFC 4648, section 4; nothing where it is none.
std::optional<Bytes> from_base64(std::string_view text) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    while (text.ends_with('=')) text.remove_suffix(1);
    Bytes bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::size_t value = kDigits.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = held << 6U | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<std::uint8_t>(held >> bits));
    }
    return bytes;
}

}  // namespace

std::optional<Response> digest_problem(const Request& request) {
    const std::string& header = request.header("content-digest");
    if (header.empty() || request.is_cut) return std::nullopt;
    constexpr std::string_view kOurs = "sha-256=:";
    const std::size_t at = header.find(kOurs);
    // Of a digest that we do not know nothing follows.
    if (at == std::string::npos) return std::nullopt;
    const std::size_t begin = at + kOurs.size(), end = header.find(':', begin);
    const auto digest = end == std::string::npos
                            ? std::nullopt
                            : from_base64(std::string_view(header).substr(begin, end - begin));
    if (!digest)
        return problem(request, Problem::BadRequest, "Content-Digest is not written as RFC 9530 says");
    if (desk::to_hex(*digest) == desk::sha256_hex(request.body)) return std::nullopt;
    return problem(request, Problem::DigestDiffers);
}

}  // namespace beian::http
