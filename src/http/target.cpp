#include "http/target.h"

#include "base/text.h"

#include <algorithm>

namespace beian::http {

namespace {

constexpr std::size_t kMostSegments = 16;
constexpr std::size_t kMostQuery = 64;

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// RFC 3986 percent-decoding, once. In a query `+` is a blank.
std::optional<std::string> decoded(std::string_view text, bool in_query) {
    std::string plain;
    for (std::size_t n = 0; n < text.size(); ++n) {
        char c = text[n];
        if (c == '%') {
            if (n + 2 >= text.size()) return std::nullopt;
            const int high = digit(text[n + 1]), low = digit(text[n + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            n += 2;
        } else if (in_query && c == '+') {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return std::nullopt;
        plain += c;
    }
    if (find_invalid_utf8(plain)) return std::nullopt;
    return plain;
}

bool is_trick(const std::string& segment) {
    return segment.empty() || segment == "." || segment == ".." ||
           segment.find_first_of("/\\") != std::string::npos;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
    if (target.empty() || target.front() != '/' || target.find('#') != std::string_view::npos)
        return std::nullopt;
    const std::size_t mark = target.find('?');
    std::string_view path = target.substr(1, mark == std::string_view::npos ? mark : mark - 1);
    Target made;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        auto segment = decoded(path.substr(0, slash), false);
        if (!segment || is_trick(*segment) || made.segments.size() == kMostSegments) return std::nullopt;
        made.segments.push_back(std::move(*segment));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
        // Nothing of the interface and no file has two addresses; a view of the pages is typed with a slash
        // or without.
        if (path.empty() &&
            (made.segments.front() == "api" || made.segments.back().find('.') != std::string::npos))
            return std::nullopt;
    }
    if (mark == std::string_view::npos) return made;
    std::string_view query = target.substr(mark + 1);
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), true);
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value || made.query.size() == kMostQuery) return std::nullopt;
        made.query.emplace_back(std::move(*name), std::move(*value));
    }
    return made;
}

}  // namespace beian::http
