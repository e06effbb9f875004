#include "vision/face_reader.h"

#include "vision/face_picture.h"

#include <algorithm>

namespace beian::vision {
namespace {

constexpr int kLeastSide = 8;  // pixels: no network sees a face in fewer

bool is_too_small(const model::Region& part) {
    return std::min(part[2], part[3]) < kLeastSide;
}

}  // namespace

Result<FaceReader> FaceReader::load(const std::filesystem::path& folder, int threads) {
    const Runtime runtime = BEIAN_TRY(Runtime::load(folder));
    auto detector = BEIAN_TRY(FaceDetector::load(runtime, folder, threads));
    auto quick = BEIAN_TRY(QuickFaceDetector::load(runtime, folder, threads));
    auto landmarker = BEIAN_TRY(FaceLandmarker::load(runtime, folder, threads));
    auto describer = BEIAN_TRY(FaceDescriber::load(runtime, folder, threads));
    return FaceReader(std::move(detector), std::move(quick), std::move(landmarker), std::move(describer));
}

std::vector<Face> FaceReader::find(const image::Pixels& picture) const {
    return marked(picture, detector_.find(picture));
}

std::vector<Face> FaceReader::find_in_frame(const image::Pixels& frame, const Face* before) const {
    return marked(frame, quick_.find(frame, before));
}

std::vector<Face> FaceReader::marked(const image::Pixels& picture, std::vector<Face> faces) const {
    std::erase_if(faces, [&](const Face& face) {
        const double left = face.corner.x + 0.5, top = face.corner.y + 0.5;
        return is_too_small(inside(picture, left, top, left + face.width, top + face.height));
    });
    std::stable_sort(faces.begin(), faces.end(),
                     [](const Face& a, const Face& b) { return a.width * a.height > b.width * b.height; });
    if (faces.size() > kMostFaces) faces.resize(kMostFaces);
    landmarker_.mark(picture, faces);
    // Where landmarks fall out of the picture there was no face.
    std::erase_if(faces, [&](const Face& face) { return is_too_small(described_part(picture, face)); });
    return faces;
}

}  // namespace beian::vision
