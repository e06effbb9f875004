// What does the camera see at each of its pixels, and what becomes of the light that reaches it?
#pragma once

#include "specimen/heads/shape.h"

#include <limits>

namespace beian::specimen {

struct Seen {
    Part part = Part::None;
    bool wet = false;
    float depth = std::numeric_limits<float>::max();
    float x = 0, y = 0, angle = 0, z_local = 0;
    cv::Vec3f normal, at;  // in the camera's millimetres; the normal points out of the head
};

/// Draws one surface; nearer things hide farther ones.
void raster(const Grid& grid, const Features& f, const HeadPose& pose, const Stand& stand, cv::Size size,
            std::vector<Seen>& seen);

/// Linear RGB to the picture of a phone: lens, sensor noise, tone curve.
cv::Mat developed(const cv::Mat& light, cv::Size size, double exposure, double blur, double noise,
                  std::uint64_t grain);

/// 样本 SPECIMEN, 8 bits, 255 where its ink is.
const cv::Mat& specimen_mark();

}  // namespace beian::specimen
