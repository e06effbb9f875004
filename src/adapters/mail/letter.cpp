#include "adapters/mail/letter.h"

#include "base/text.h"
#include "net/signing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace beian::mail {

namespace {

constexpr std::size_t kLongestAddress = 254;  // RFC 5321, 4.5.3.1
// A line with encoded words has at most 76 characters (RFC 2047): 39 bytes make 52 of base64, and the first
// stands behind "Subject: ".
constexpr std::size_t kWordBytes = 39;
constexpr std::size_t kLineBytes = 57;  // 76 characters of base64

BytesView view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// At most `most` bytes, and never half a character.
std::string_view piece_of(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end == 0 ? most : end);
}

std::string encoded_words(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        const std::string_view piece = piece_of(text, kWordBytes);
        text.remove_prefix(piece.size());
        made += (made.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + net::to_base64(view(piece)) + "?=");
    }
    return made;
}

std::string base64_lines(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size(); at += kLineBytes)
        made += net::to_base64(view(text.substr(at, kLineBytes))) + "\r\n";
    return made;
}

/// Wed, 25 Nov 2026 02:00:00 +0000
std::string date_of(Instant now) {
    constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(now - day);
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", kDays[std::chrono::weekday(day).c_encoding()],
                       static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}  // namespace

bool is_address(std::string_view text) {
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size() || text.size() > kLongestAddress)
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) {
                           return c > ' ' && c < 0x7F &&
                                  std::string_view("<>(),;:\\\"[]").find(c) == std::string_view::npos;
                       }) &&
           std::count(text.begin(), text.end(), '@') == 1;
}

Result<std::string> write_letter(const desk::Message& message, const std::string& from, Instant now) {
    if (!is_address(message.to))
        return Error{ErrorCode::InvalidArgument, "no mail can be sent to this address"};
    if (!is_address(from)) return Error{ErrorCode::InvalidArgument, "the sender's address is none"};
    const std::string host = from.substr(from.rfind('@') + 1);
    return "From: <" + from + ">\r\nTo: <" + message.to +
           ">\r\nSubject: " + encoded_words(message.subject.in(message.language)) +
           "\r\nDate: " + date_of(now) + "\r\nMessage-ID: <" + as_file_name(message.id) + "@" + host +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
           "base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
           base64_lines(message.text.in(message.language));
}

}  // namespace beian::mail
