#include "vision/text_line.h"

#include <algorithm>

namespace beian::vision {

std::string TextLine::text() const {
    std::string text;
    for (const Character& character : characters) text += character.text;
    return text;
}

double TextLine::confidence() const {
    double weakest = characters.empty() ? 0 : 1;
    for (const Character& character : characters) weakest = std::min(weakest, character.confidence);
    return weakest;
}

}  // namespace beian::vision
