// Where in this picture are faces? Two networks: an exact one for photos, a quick one for a camera's frames.
#pragma once

#include "image/pixels.h"
#include "vision/face.h"
#include "vision/model.h"

#include <filesystem>
#include <vector>

namespace beian::vision {

/// Faces come likeliest first, their landmarks still empty. May be used from several threads at once.
class FaceDetector {
public:
    /// `folder` holds face_detector.onnx (SSD on MobileNet v1).
    static Result<FaceDetector> load(const Runtime& runtime, const std::filesystem::path& folder,
                                     int threads);
    /// Upright faces, each at least a twentieth of the picture's longer side.
    std::vector<Face> find(const image::Pixels& picture) const;

private:
    explicit FaceDetector(Model model) : model_(std::move(model)) {}
    Model model_;
};

/// Ten times as fast and less exact: where one large face is expected.
class QuickFaceDetector {
public:
    /// `folder` holds face_detector_quick.onnx (a small YOLO v2).
    static Result<QuickFaceDetector> load(const Runtime& runtime, const std::filesystem::path& folder,
                                          int threads);
    /// `before`: the face of the frame before, if there was one: where it was, less is enough to find it
    /// again.
    std::vector<Face> find(const image::Pixels& frame, const Face* before = nullptr) const;

private:
    explicit QuickFaceDetector(Model model) : model_(std::move(model)) {}
    Model model_;
};

}  // namespace beian::vision
