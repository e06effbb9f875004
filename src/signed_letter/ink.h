// Was something written or stamped here that was not printed?
#pragma once

#include "letter/raster.h"
#include "signed_letter/flat.h"

#include <optional>
#include <vector>

namespace beian::signed_letter {

/// What was added to the printed page.
class Ink {
public:
    /// `drawn`: the page as it was printed, at kDots.
    Ink(const Flat& flat, const letter::Raster& drawn);

    /// Written by a pen (or copied): in squares of a 14 pt character; a written one is about a fifth.
    double written_in(const letter::Area& part) const;
    /// All that is darker than the paper, pale as it may be: the grey of a seal that was copied.
    double grey_in(const letter::Area& part) const;
    /// All that was written in there lies in this box; nothing where nothing was.
    std::optional<letter::Area> extent_in(const letter::Area& part) const;

private:
    double squares(const std::vector<std::uint8_t>& of, const letter::Area& part) const;

    // 255 where something dark, or grey at least, is that was not printed.
    std::vector<std::uint8_t> added_, grey_;
    int width_ = 0, height_ = 0;
};

/// A red mark on the page.
struct RedMark {
    letter::Area area;     // points
    double roundness = 0;  // the shorter side by the longer
    double filled = 0;     // share of the area's ellipse that is red
};
/// Of at least so many points across, largest first.
std::vector<RedMark> red_marks(const Flat& flat, double smallest);

}  // namespace beian::signed_letter
