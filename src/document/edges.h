// Where does the picture change, and in which direction? The cues for sides, on a small copy.
#pragma once

#include "document/picture.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace beian::document {

/// Light and two colour differences, 8 bits each: a side that light hides often shows in colour.
using Planes = std::array<cv::Mat, 3>;
/// What a difference in one plane counts; the colour planes hold half of the range.
inline constexpr std::array<int, 3> kPlaneWeight{1, 2, 2};

struct EdgePoint {
    std::int16_t x, y;
    std::uint8_t angle;   // of the normal, 0 … 179 degrees
    std::uint8_t weight;  // 1 … kMostWeight: how far it stands out from what is around it
};

struct Edges {
    int step = 1;    // pixels of the picture to one here, along each side
    Planes planes;   // small and smoothed
    cv::Mat angle;   // 8 bits: the normal's angle at an edge point, kNoEdge elsewhere
    cv::Mat weight;  // 8 bits: of the edge points
    std::vector<EdgePoint> points;
};
inline constexpr std::uint8_t kNoEdge = 255;
inline constexpr int kMostWeight = 8;

/// Degrees between two directions that have no sense, 0 … 90.
inline int angle_between(int a, int b) {
    const int difference = a > b ? a - b : b - a;
    return difference > 90 ? 180 - difference : difference;
}

Edges find_edges(const image::Planes& picture);

}  // namespace beian::document
