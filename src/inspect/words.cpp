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

Words place_words(double across, double down) {
    static const Words kPlaces[3][3] = {
        {{"左上角", "the upper left"}, {"上方", "the top"}, {"右上角", "the upper right"}},
        {{"左侧", "the left side"}, {"中间", "the middle"}, {"右侧", "the right side"}},
        {{"左下角", "the lower left"}, {"下方", "the bottom"}, {"右下角", "the lower right"}},
    };
    const auto third = [](double share) { return share < 1.0 / 3 ? 0 : share < 2.0 / 3 ? 1 : 2; };
    return kPlaces[third(down)][third(across)];
}

}  // namespace beian::inspect
