// How do numbers and lists read inside a sentence?
#pragma once

#include "base/words.h"
#include "model/profile.h"

#include <cstdint>
#include <span>
#include <string>

namespace beian::inspect {

/// "35 KB", "3.2 MB"; told apart from `compared`: where both would read the same, in bytes.
Words size_words(std::uint64_t bytes, std::uint64_t compared);
/// "JPEG、PNG、GIF" / "JPEG, PNG or GIF"
Words list_words(std::span<const model::FileKind> kinds);
Words provider_words(const model::PhotoProfile& profile);
/// Which of nine fields of the document: "右下角" / "the lower right". Shares of its width and height.
Words place_words(double across, double down);

}  // namespace beian::inspect
