// Which pictures show an applicant how a good photo looks, and how each usual fault looks? Small ones, for
// the pages: every document in good order, and one card and one sheet with every fault.
#pragma once

#include "base/bytes.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace beian::specimen {

struct Sample {
    std::string_view material;
    std::string_view side;
    std::string_view fault;  // as the pages name it: "blurred", "glare", …; empty for a good photo

    /// `id_card-front.jpg`, `id_card-front-glare.jpg`.
    std::string file() const;
};

const std::vector<Sample>& samples();

/// 336 x 224 pixels, or upright; BGR. The same on every machine with the same fonts.
cv::Mat picture_of(const Sample& sample);
/// The picture as a JPEG without notes of a camera.
Bytes jpeg_of(const Sample& sample);

}  // namespace beian::specimen
