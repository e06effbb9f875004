// In which situations must a document still be found and taken? Named kinds of good photos, harder than
// chance makes them.
#pragma once

#include "specimen/scene.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace beian::specimen {

struct Situation {
    std::string_view name;  // "white_on_white", …
    std::string_view what;  // "white paper on a white table"
};

const std::vector<Situation>& situations();
/// A photo as `good` makes it but for the situation. Throws std::invalid_argument for a name that is not in
/// `situations()`.
Scene in_situation(std::string_view situation, std::uint64_t seed, cv::Size size = {4032, 3024});

}  // namespace beian::specimen
