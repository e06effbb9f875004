// Which codes of our letters are in this picture?
#pragma once

#include "image/planes.h"
#include "letter/mark.h"
#include "model/geometry.h"

#include <string>
#include <string_view>
#include <vector>

namespace beian::signed_letter {

struct SeenCode {
    letter::ReadMark read;
    std::string text;  // as it stands there
    model::Quad quad;  // in pixels of the plane, from the code's own upper left corner, clockwise
};

/// Every code that can be read, in reading order. A code that is small or blurred is looked for at several
/// scales; `key` proves who signed it.
enum class Effort { AtOneScale, AtAllScales };
std::vector<SeenCode> find_codes(const image::Plane& light, std::string_view key,
                                 Effort effort = Effort::AtAllScales);
/// Only within a quad of the picture, laid flat and enlarged: the last means, where the page has been found.
std::vector<SeenCode> find_codes_in(const image::Plane& light, const model::Quad& place,
                                    std::string_view key);

}  // namespace beian::signed_letter
