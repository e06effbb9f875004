#include "inspect/words.h"

#include <fmt/format.h>

namespace beian::inspect {
namespace {

std::string short_size(std::uint64_t bytes) {
    if (bytes < model::kBytesPerKb) return fmt::format("{} B", bytes);
    if (bytes < model::kBytesPerMb) return fmt::format("{} KB", bytes / model::kBytesPerKb);
    const std::uint64_t tenths = bytes * 10 / model::kBytesPerMb;
    if (tenths % 10 == 0) return fmt::format("{} MB", tenths / 10);
    return fmt::format("{}.{} MB", tenths / 10, tenths % 10);
}

}  // namespace

Words size_words(std::uint64_t bytes, std::uint64_t compared) {
    if (bytes == compared || short_size(bytes) != short_size(compared)) return plain(short_size(bytes));
    return {fmt::format("{} 字节", bytes), fmt::format("{} bytes", bytes)};
}

Words list_words(std::span<const model::FileKind> kinds) {
    Words words;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const bool is_last = i + 1 == kinds.size();
        words.zh += fmt::format("{}{}", i == 0 ? "" : "、", common_name(kinds[i]));
        words.en += fmt::format("{}{}", i == 0 ? "" : is_last ? " or " : ", ", common_name(kinds[i]));
    }
    return words;
}

Words provider_words(const model::PhotoProfile& profile) {
    return profile.title.zh.empty() ? plain(profile.name) : profile.title;
}

}  // namespace beian::inspect
