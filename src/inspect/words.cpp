#include "inspect/words.h"

namespace beian::inspect {
namespace {

std::string short_size(std::uint64_t bytes) {
    if (bytes < model::kBytesPerKb) return std::to_string(bytes) + " B";
    if (bytes < model::kBytesPerMb) return std::to_string(bytes / model::kBytesPerKb) + " KB";
    const std::uint64_t tenths = bytes * 10 / model::kBytesPerMb;
    const std::string rest = tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10);
    return std::to_string(tenths / 10) + rest + " MB";
}

}  // namespace

Words size_words(std::uint64_t bytes, std::uint64_t compared) {
    if (bytes == compared || short_size(bytes) != short_size(compared)) return plain(short_size(bytes));
    return {std::to_string(bytes) + " 字节", std::to_string(bytes) + " bytes"};
}

Words list_words(std::span<const model::FileKind> kinds) {
    Words words;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const bool is_last = i + 1 == kinds.size();
        words.zh += (i == 0 ? "" : "、") + std::string(common_name(kinds[i]));
        words.en += (i == 0 ? "" : is_last ? " or " : ", ") + std::string(common_name(kinds[i]));
    }
    return words;
}

Words provider_words(const model::PhotoProfile& profile) {
    return profile.title.zh.empty() ? plain(profile.name) : profile.title;
}

}  // namespace beian::inspect
