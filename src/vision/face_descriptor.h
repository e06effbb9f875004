// Whose face is this, in numbers that lie near each other for one person?
#pragma once

#include "image/pixels.h"
#include "model/finding.h"
#include "vision/face.h"
#include "vision/model.h"

#include <filesystem>

namespace beian::vision {

/// May be used from several threads at once.
class FaceDescriber {
public:
    /// `folder` holds face_descriptor.onnx (dlib's ResNet, King 2017).
    static Result<FaceDescriber> load(const Runtime& runtime, const std::filesystem::path& folder,
                                      int threads);
    /// `face` has its landmarks; some of it lies in the picture (`described_part`).
    FaceDescriptor describe(const image::Pixels& picture, const Face& face) const;

private:
    explicit FaceDescriber(Model model) : model_(std::move(model)) {}
    Model model_;
};

/// What of the picture describes the face: its landmarks and a tenth of their extent around them. No width or
/// height where none of it lies in the picture.
model::Region described_part(const image::Pixels& picture, const Face& face);

}  // namespace beian::vision
