// Which part of the picture is kept, and how is it turned?
#pragma once

#include "image/resample.h"
#include "inspect/check_book.h"
#include "inspect/vocabulary.h"

#include <cstdint>
#include <optional>

namespace beian::inspect {

/// A rectangle whose upper left pixel lies at x, y and whose rows run `turn_deg` clockwise to the picture's.
struct Cut {
    double x = 0;
    double y = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    double turn_deg = 0;
    bool operator==(const Cut&) const = default;
};

Cut whole_of(const image::Pixels& picture);
/// The whole picture, the document in it upright to the nearest quarter.
Cut whole_upright(const image::Pixels& picture, const std::optional<FoundDocument>& document);
/// The whole document and its margin, straight; the whole picture, upright, where there is no document or
/// cutting would take off hardly anything. Perspective stays as it is: what a reviewer compares must not be
/// redrawn.
Cut cut_for(const image::Pixels& picture, const std::optional<FoundDocument>& document,
            const CheckBook& book);

/// Share of the quarter turns aside: how far the document's upper side is from level, or 0 where too little
/// to be worth computing every pixel anew.
double turn_for(const FoundDocument& document, const CheckBook& book);

/// What surrounds the document, median of each colour; nothing where the document fills the picture.
std::optional<image::Tone> background_of(const image::Pixels& picture, const FoundDocument& document);

/// The cut as pixels of its own.
image::Pixels cut_out(const image::Pixels& picture, const Cut& cut, image::Tone around);

}  // namespace beian::inspect
