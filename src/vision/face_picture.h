// How does a part of a picture become what the face networks take? Shrunk or enlarged into a black sheet,
// colours as they are.
#pragma once

#include "image/pixels.h"
#include "model/finding.h"
#include "model/geometry.h"
#include "vision/face_boxes.h"
#include "vision/model.h"

#include <cstdint>

namespace beian::vision {

/// Where on the sheet the part lies. Networks were trained with one or the other.
enum class Placed : std::uint8_t { UpperLeft, Middle };

/// The part of a picture that lies on a sheet, to find the way back from one to the other. Points on the
/// sheet are pixels from its upper left edge.
struct Laid {
    model::Region part{};
    double left = 0, top = 0;      // of the part on the sheet
    double width = 0, height = 0;  // likewise
    model::Point on_picture(double x, double y) const;
    /// The way there.
    FaceBox on_sheet(model::Point corner, double width, double height) const;
};

/// Lays `part`, which lies in the picture (grey or RGB) and is not empty, on a sheet: as large as fits into
/// `width` x `height`. `to`: the sheet's red, green and blue, one after the other, 0 … 255.
Laid lay_on_sheet(const image::Pixels& picture, const model::Region& part, std::uint32_t width,
                  std::uint32_t height, Placed placed, float* to);

/// The whole of a picture.
model::Region whole(const image::Pixels& picture);
/// Whole pixels of a box that lie in the picture; no width or height where none does. Edges are pixels from
/// the picture's upper left edge.
model::Region inside(const image::Pixels& picture, double left, double top, double right, double bottom);

/// A tensor of pictures of this size, all black.
Tensor black(std::size_t count, std::uint32_t width, std::uint32_t height);

}  // namespace beian::vision
