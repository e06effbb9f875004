// Which boxes do the detectors' numbers mean?
#pragma once

#include "vision/model.h"

#include <cstdint>
#include <vector>

namespace beian::vision {

/// In pixels of the sheet that was looked at, from its upper left edge.
struct FaceBox {
    double left = 0, top = 0, right = 0, bottom = 0;
    double score = 0;  // 0 … 1
};

/// SSD: rows of top, left, bottom, right (shares of the sheet's side) and score. Those more likely than not,
/// cut to the sheet.
std::vector<FaceBox> boxes_of_places(const Tensor& answer, std::uint32_t side);

/// YOLO v2: for each cell of kCell pixels and each of five anchors x, y, width, height and score (Redmon and
/// Farhadi 2017, section 2).
inline constexpr std::uint32_t kCell = 32;
/// Those likelier than `least`.
std::vector<FaceBox> boxes_of_cells(const Tensor& answer, double least = 0.5);

/// Of what two boxes cover together, the share that both do.
double shared_by(const FaceBox& one, const FaceBox& other);

/// The likeliest first; of boxes that share more than `most_shared` of what they cover together, only the
/// likeliest.
std::vector<FaceBox> without_doubles(std::vector<FaceBox> boxes, double most_shared);

}  // namespace beian::vision
