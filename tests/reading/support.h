// Lines of print as they would have been read.
#pragma once

#include "reading/sheet.h"
#include "vision/text_line.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::reading::test {

/// A line whose characters are `size` wide and tall, its upper left at x, y.
inline vision::TextLine line(double x, double y, std::string_view text, double size = 20,
                             double confidence = 0.99) {
    const std::vector<std::string> characters = characters_of(text);
    const double length = size * static_cast<double>(characters.size());
    vision::TextLine made{{{{x, y}, {x + length, y}, {x + length, y + size}, {x, y + size}}}, {}};
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const auto n = static_cast<double>(characters.size());
        made.characters.push_back(
            {characters[i], confidence, static_cast<double>(i) / n, static_cast<double>(i + 1) / n, {}});
    }
    return made;
}

inline Stretch stretch(std::string_view text, double confidence = 0.99) {
    const vision::TextLine one[] = {line(0, 0, text, 20, confidence)};
    const Sheet sheet(one, 1000, 1000);
    return sheet.lines().empty() ? Stretch{} : sheet.lines().front();
}

}  // namespace beian::reading::test
