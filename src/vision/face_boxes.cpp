#include "vision/face_boxes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace beian::vision {
namespace {

constexpr double kLikely = 0.5;  // the networks' authors' own

/// Width and height in cells, as the network was trained (face-api, src/tinyFaceDetector/const.ts).
constexpr std::array<std::array<double, 2>, 5> kAnchors{{{1.603231, 2.094468},
                                                         {6.041143, 7.080126},
                                                         {2.882459, 3.518061},
                                                         {4.266906, 5.178857},
                                                         {9.041765, 10.66308}}};

double logistic(double x) {
    return 1 / (1 + std::exp(-x));
}

}  // namespace

double shared_by(const FaceBox& a, const FaceBox& b) {
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    if (width <= 0 || height <= 0) return 0;
    const auto area = [](const FaceBox& box) { return (box.right - box.left) * (box.bottom - box.top); };
    return width * height / (area(a) + area(b) - width * height);
}

std::vector<FaceBox> boxes_of_places(const Tensor& answer, std::uint32_t side) {
    if (answer.shape.size() != 3 || answer.shape[2] != 5)
        throw std::runtime_error("the face detector's answer has an unknown shape");
    std::vector<FaceBox> boxes;
    const auto on_sheet = [&](float share) { return std::clamp<double>(share, 0, 1) * side; };
    for (const float* at = answer.values.data(); at != answer.values.data() + answer.values.size(); at += 5) {
        if (!(at[4] > kLikely)) continue;
        const FaceBox box{on_sheet(at[1]), on_sheet(at[0]), on_sheet(at[3]), on_sheet(at[2]), at[4]};
        if (box.right > box.left && box.bottom > box.top) boxes.push_back(box);
    }
    return boxes;
}

std::vector<FaceBox> boxes_of_cells(const Tensor& answer, double least) {
    if (answer.shape.size() != 4 || answer.shape[3] != 5 * static_cast<std::int64_t>(kAnchors.size()))
        throw std::runtime_error("the quick face detector's answer has an unknown shape");
    std::vector<FaceBox> boxes;
    const float* at = answer.values.data();
    for (std::int64_t row = 0; row < answer.shape[1]; ++row)
        for (std::int64_t column = 0; column < answer.shape[2]; ++column)
            for (const auto& [wide, high] : kAnchors) {
                const double score = logistic(at[4]);
                const double x = static_cast<double>(column) + logistic(at[0]),
                             y = static_cast<double>(row) + logistic(at[1]);
                const double width = std::exp(std::min(at[2], 10.0F)) * wide,
                             height = std::exp(std::min(at[3], 10.0F)) * high;
                at += 5;
                if (!(score > least)) continue;
                boxes.push_back({(x - width / 2) * kCell, (y - height / 2) * kCell, (x + width / 2) * kCell,
                                 (y + height / 2) * kCell, score});
            }
    return boxes;
}

std::vector<FaceBox> without_doubles(std::vector<FaceBox> boxes, double most_shared) {
    std::stable_sort(boxes.begin(), boxes.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<FaceBox> kept;
    for (const FaceBox& box : boxes)
        if (std::none_of(kept.begin(), kept.end(),
                         [&](const auto& better) { return shared_by(box, better) > most_shared; }))
            kept.push_back(box);
    return kept;
}

}  // namespace beian::vision
