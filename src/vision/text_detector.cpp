#include "vision/text_detector.h"

#include "vision/line_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace beian::vision {
namespace {

// As the network was trained (PaddleOCR's configuration of ch_PP-OCRv4_det).
constexpr float kMean[3] = {0.485F, 0.456F, 0.406F}, kDeviation[3] = {0.229F, 0.224F, 0.225F};
constexpr std::uint32_t kStride = 32;
constexpr float kText = 0.3F;    // a pixel above this is text
constexpr double kBox = 0.5;     // the mean over a box
constexpr double kUnclip = 1.6;  // the network marks the core of a line: how much is put back around it
constexpr float kThinnest = 3;   // pixels of the map
constexpr std::size_t kMostBoxes = 1000;
constexpr std::size_t kLarge = 500'000;  // pixels: from here on a run takes more than 100 MB

std::uint32_t rounded(double side) {
    return std::max<std::uint32_t>(kStride,
                                   static_cast<std::uint32_t>(std::lround(side / kStride)) * kStride);
}

double mean_inside(const cv::Mat& map, const std::array<cv::Point2f, 4>& corners) {
    const cv::Rect box = cv::boundingRect(std::vector<cv::Point2f>(corners.begin(), corners.end())) &
                         cv::Rect(0, 0, map.cols, map.rows);
    if (box.area() <= 0) return 0;
    cv::Mat mask = cv::Mat::zeros(box.size(), CV_8UC1);
    std::vector<cv::Point> outline;
    for (const auto& corner : corners)
        outline.emplace_back(cvRound(corner.x) - box.x, cvRound(corner.y) - box.y);
    cv::fillConvexPoly(mask, outline, cv::Scalar(1));
    return cv::mean(map(box), mask)[0];
}

/// From the text's own upper left: the corner nearest to the picture's, the first side along the text.
model::Quad ordered(std::array<cv::Point2f, 4> corners) {
    const auto first = std::min_element(corners.begin(), corners.end(),
                                        [](const auto& a, const auto& b) { return a.x + a.y < b.x + b.y; });
    std::rotate(corners.begin(), first, corners.end());
    const auto cross = (corners[1] - corners[0]).cross(corners[2] - corners[0]);
    if (cross < 0) std::swap(corners[1], corners[3]);
    const double along = cv::norm(corners[1] - corners[0]), across = cv::norm(corners[3] - corners[0]);
    // One character may be a little taller than wide; half as tall again is a line that runs downwards.
    if (across > 1.5 * along) std::rotate(corners.begin(), corners.begin() + 1, corners.end());
    model::Quad quad;
    for (std::size_t i = 0; i < 4; ++i) quad[i] = {corners[i].x, corners[i].y};
    return quad;
}

}  // namespace

std::vector<model::Quad> boxes_in(const std::vector<float>& map, std::uint32_t width, std::uint32_t height) {
    const cv::Mat likely(static_cast<int>(height), static_cast<int>(width), CV_32FC1,
                         const_cast<float*>(map.data()));
    const cv::Mat text = likely > kText;
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(text, outlines, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    if (outlines.size() > kMostBoxes) outlines.resize(kMostBoxes);
    std::vector<model::Quad> boxes;
    for (const auto& outline : outlines) {
        cv::RotatedRect box = cv::minAreaRect(outline);
        if (std::min(box.size.width, box.size.height) < kThinnest) continue;
        std::array<cv::Point2f, 4> corners;
        box.points(corners.data());
        if (mean_inside(likely, corners) < kBox) continue;
        const float area = box.size.width * box.size.height, around = 2 * (box.size.width + box.size.height);
        const auto more = static_cast<float>(area * kUnclip / around);
        box.size.width += 2 * more;
        box.size.height += 2 * more;
        box.points(corners.data());
        boxes.push_back(ordered(corners));
    }
    std::stable_sort(boxes.begin(), boxes.end(),
                     [](const auto& a, const auto& b) { return a[0].y < b[0].y; });
    return boxes;
}

Result<TextDetector> TextDetector::load(const Runtime& runtime, const std::filesystem::path& folder,
                                        int threads) {
    return TextDetector(
        BEIAN_TRY(Model::load(runtime, folder / "text_detector.onnx", threads, Memory::GivenBack)));
}

std::vector<model::Quad> TextDetector::find(const image::Pixels& picture, std::uint32_t long_side) const {
    if (picture.width == 0 || picture.height == 0) return {};
    const double scale =
        std::min(1.0, static_cast<double>(long_side) / std::max(picture.width, picture.height));
    const std::uint32_t width = rounded(picture.width * scale), height = rounded(picture.height * scale);
    image::Pixels small{width, height, picture.channels, {}};
    small.data.resize(std::size_t{width} * height * picture.channels);
    const int type = picture.channels == 1 ? CV_8UC1 : CV_8UC3;
    const cv::Mat seen(static_cast<int>(picture.height), static_cast<int>(picture.width), type,
                       const_cast<std::uint8_t*>(picture.data.data()));
    cv::Mat shrunk(static_cast<int>(height), static_cast<int>(width), type, small.data.data());
    cv::resize(seen, shrunk, shrunk.size(), 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);

    Tensor input{{1, 3, height, width}, {}};
    input.values.resize(std::size_t{3} * height * width);
    lay_out(small, width, kMean, kDeviation, input.values.data());
    std::unique_lock one_at_a_time(*large_, std::defer_lock);
    if (std::size_t{width} * height > kLarge) one_at_a_time.lock();
    const Tensor output = model_.run(input);
    if (one_at_a_time) one_at_a_time.unlock();
    if (output.values.size() != std::size_t{width} * height)
        throw std::runtime_error("the text detector's answer is not as large as its picture");
    std::vector<model::Quad> boxes = boxes_in(output.values, width, height);
    const double across = static_cast<double>(picture.width) / width,
                 down = static_cast<double>(picture.height) / height;
    for (model::Quad& box : boxes)
        for (model::Point& corner : box)
            corner = {(corner.x + 0.5) * across - 0.5, (corner.y + 0.5) * down - 0.5};
    return boxes;
}

}  // namespace beian::vision
