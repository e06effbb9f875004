#include "adapters/keys/master_keys.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace beian::keys {

namespace {

// The current one, those of a rotation that was interrupted, and room.
constexpr std::size_t kMostKeys = 16;
constexpr std::string_view kAbout = "beian master key";

std::string_view trimmed(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

std::string hex_of(const std::uint8_t* data, std::size_t size) {
    std::string hex(size * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), data, size);
    hex.pop_back();
    return hex;
}

}  // namespace

MasterId id_of(const Key& master) {
    std::array<std::uint8_t, crypto_generichash_BYTES_MIN> made{};
    crypto_generichash(made.data(), made.size(), reinterpret_cast<const std::uint8_t*>(kAbout.data()),
                       kAbout.size(), master.data(), Key::kSize);
    MasterId id;
    std::copy_n(made.begin(), id.size(), id.begin());
    return id;
}

std::string to_hex(const MasterId& id) {
    return hex_of(id.data(), id.size());
}

Result<std::vector<Key>> parse_master_keys(std::string_view text) {
    std::vector<Key> keys;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        ++number;
        if (line.empty() || line.front() == '#') continue;
        Key key;
        std::size_t length = 0;
        const char* stopped = nullptr;
        if (line.size() != Key::kSize * 2 ||
            sodium_hex2bin(key.bytes().data(), Key::kSize, line.data(), line.size(), nullptr, &length,
                           &stopped) != 0 ||
            length != Key::kSize || stopped != line.data() + line.size())
            // The line itself may be nearly a key: it is not told.
            return Error{ErrorCode::Unreadable,
                         fmt::format("line {} is no key: a key is 64 hexadecimal digits", number)};
        if (keys.size() == kMostKeys)
            return Error{ErrorCode::TooLarge, fmt::format("line {}: more than {} keys", number, kMostKeys)};
        keys.push_back(key);
    }
    return keys;
}

std::string write_master_keys(const std::vector<Key>& keys) {
    std::string text =
        "# Master key of this desk. Keep a copy in another safe place: without it nothing can be read "
        "again.\n";
    for (const Key& key : keys) text += hex_of(key.data(), Key::kSize) + "\n";
    return text;
}

}  // namespace beian::keys
