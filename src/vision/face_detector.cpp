#include "vision/face_detector.h"

#include "vision/face_boxes.h"
#include "vision/face_picture.h"

#include <algorithm>
#include <cmath>

namespace beian::vision {
namespace {

constexpr std::uint32_t kSide = 512;  // what the exact network takes
constexpr std::uint32_t kQuickSide =
    320;  // of a frame's longer side: enough for a face that takes a tenth of it
// How much of two boxes may be the same before they are one face: the networks' authors' own.
constexpr double kShared = 0.5, kQuickShared = 0.4;
// The quick network wavers about its border while a face turns or comes near. As edges are followed (Canny
// 1986): sure to begin with, less sure where it goes on.
constexpr double kLikely = 0.5, kLikelyAgain = 0.2, kSamePlace = 0.4;

std::vector<Face> faces_of(const std::vector<FaceBox>& boxes, const Laid& laid) {
    std::vector<Face> faces;
    for (const FaceBox& box : boxes) {
        const model::Point corner = laid.on_picture(box.left, box.top),
                           other = laid.on_picture(box.right, box.bottom);
        Face face;
        face.corner = corner;
        face.width = other.x - corner.x;
        face.height = other.y - corner.y;
        face.score = box.score;
        faces.push_back(face);
    }
    return faces;
}

std::uint32_t in_cells(double side) {
    return std::max(1U, static_cast<std::uint32_t>(std::ceil(side / kCell))) * kCell;
}

}  // namespace

Result<FaceDetector> FaceDetector::load(const Runtime& runtime, const std::filesystem::path& folder,
                                        int threads) {
    return FaceDetector(BEIAN_TRY(Model::load(runtime, folder / "face_detector.onnx", threads)));
}

std::vector<Face> FaceDetector::find(const image::Pixels& picture) const {
    if (picture.width == 0 || picture.height == 0) return {};
    Tensor sheet = black(1, kSide, kSide);
    const Laid laid =
        lay_on_sheet(picture, whole(picture), kSide, kSide, Placed::UpperLeft, sheet.values.data());
    return faces_of(without_doubles(boxes_of_places(model_.run(sheet), kSide), kShared), laid);
}

Result<QuickFaceDetector> QuickFaceDetector::load(const Runtime& runtime, const std::filesystem::path& folder,
                                                  int threads) {
    return QuickFaceDetector(BEIAN_TRY(Model::load(runtime, folder / "face_detector_quick.onnx", threads)));
}

std::vector<Face> QuickFaceDetector::find(const image::Pixels& frame, const Face* before) const {
    if (frame.width == 0 || frame.height == 0) return {};
    // Only as much of a sheet as the frame needs: rows of nothing would cost as much as rows of picture.
    const double scale = static_cast<double>(kQuickSide) / std::max(frame.width, frame.height);
    const std::uint32_t width = in_cells(frame.width * scale), height = in_cells(frame.height * scale);
    Tensor sheet = black(1, width, height);
    const Laid laid =
        lay_on_sheet(frame, whole(frame), width, height, Placed::UpperLeft, sheet.values.data());
    auto boxes = boxes_of_cells(model_.run(sheet), before == nullptr ? kLikely : kLikelyAgain);
    if (before != nullptr) {
        const FaceBox was = laid.on_sheet(before->corner, before->width, before->height);
        std::erase_if(boxes, [&](const FaceBox& box) {
            return box.score <= kLikely && shared_by(box, was) < kSamePlace;
        });
    }
    return faces_of(without_doubles(std::move(boxes), kQuickShared), laid);
}

}  // namespace beian::vision
