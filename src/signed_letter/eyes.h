// Who reads print for this module? The floor above has the networks' reader and passes it in.
#pragma once

#include "image/pixels.h"
#include "model/geometry.h"
#include "vision/text_line.h"

#include <string_view>
#include <vector>

namespace beian::signed_letter {

class Eyes {
public:
    virtual ~Eyes() = default;
    /// All lines of print on a page laid flat, in its pixels.
    virtual std::vector<vision::TextLine> lines(const image::Pixels& flat) const = 0;
    /// What stands in one place of it, of these characters; empty: of any.
    virtual std::vector<vision::Character> line(const image::Pixels& flat, const model::Quad& place,
                                                std::string_view allowed) const = 0;
};

}  // namespace beian::signed_letter
