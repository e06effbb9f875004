// In which colours is the picture meant? What its ICC profile says, if it carries one.
#pragma once

#include "base/bytes.h"

#include <string>

namespace beian::image {

struct ColourProfile {
    enum class State {
        Missing,   // none: read as sRGB, as every phone and browser does
        Ordinary,  // sRGB, Display P3, a grey scale: shown right everywhere
        Wide,      // Adobe RGB, ProPhoto, BT.2020: looks dull where profiles are ignored
        Print,     // for ink, not for screens
        Broken,    // no readable profile
    };
    State state = State::Missing;
    std::string name;  // its own description, printable ASCII
    bool operator==(const ColourProfile&) const = default;
};

/// `icc` is the profile or, since profiles for print are long, the beginning of it.
ColourProfile read_colour_profile(BytesView icc);

}  // namespace beian::image
