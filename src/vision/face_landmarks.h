// Where in this face are eyes, nose, mouth and chin?
#pragma once

#include "image/pixels.h"
#include "vision/face.h"
#include "vision/model.h"

#include <filesystem>
#include <span>

namespace beian::vision {

/// May be used from several threads at once.
class FaceLandmarker {
public:
    /// `folder` holds face_landmarks.onnx.
    static Result<FaceLandmarker> load(const Runtime& runtime, const std::filesystem::path& folder,
                                       int threads);
    /// Gives each face its landmarks, found in what of its box lies in the picture: at least one pixel.
    void mark(const image::Pixels& picture, std::span<Face> faces) const;

private:
    explicit FaceLandmarker(Model model) : model_(std::move(model)) {}
    Model model_;
};

}  // namespace beian::vision
