#include "desk/accounts/totp.h"

#include "desk/accounts/secrets.h"

#include <fmt/format.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace beian::desk {

namespace {

constexpr std::chrono::seconds kStep{30};

}  // namespace

std::string totp_code(BytesView secret, std::int64_t step) {
    std::uint8_t counter[8];
    for (int n = 0; n < 8; ++n) counter[n] = static_cast<std::uint8_t>(step >> (8 * (7 - n)));
    std::uint8_t mac[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter, sizeof counter, mac,
             &length) == nullptr)
        throw std::runtime_error("no HMAC-SHA-1 in this OpenSSL");
    // RFC 4226, 5.3: the last four bits say where the 31 bits stand.
    const unsigned at = mac[length - 1] & 0x0FU;
    const std::uint32_t bits = (mac[at] & 0x7FU) << 24U | static_cast<std::uint32_t>(mac[at + 1]) << 16U |
                               static_cast<std::uint32_t>(mac[at + 2]) << 8U | mac[at + 3];
    return fmt::format("{:06}", bits % 1'000'000U);
}

std::int64_t totp_step(Instant now) {
    return now.time_since_epoch() / kStep;
}

std::optional<std::int64_t> find_totp_step(BytesView secret, std::string_view code, Instant now,
                                           std::int64_t after) {
    std::optional<std::int64_t> found;
    for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step)
        if (is_same_secret(totp_code(secret, step), code) && step > after) found = step;
    return found;
}

std::string to_base32(BytesView bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = held << 8U | byte;
        for (bits += 8; bits >= 5; bits -= 5) text += kDigits[held >> (bits - 5) & 31U];
    }
    if (bits > 0) text += kDigits[held << (5 - bits) & 31U];
    return text;
}

}  // namespace beian::desk
