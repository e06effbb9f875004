// Which faces are in this picture, and whose are they? All face networks together.
#pragma once

#include "vision/face_descriptor.h"
#include "vision/face_detector.h"
#include "vision/face_landmarks.h"

#include <filesystem>
#include <vector>

namespace beian::vision {

/// Holds the networks. May be used from several threads at once.
class FaceReader {
public:
    /// `folder`: the one that set-up prepared; `threads`: cores that one picture may use. NotFound or
    /// Unreadable where a network is not there or is none.
    static Result<FaceReader> load(const std::filesystem::path& folder, int threads);

    /// Upright faces in a photo, the largest first, at most kMostFaces.
    std::vector<Face> find(const image::Pixels& picture) const;
    /// The same in a camera's frame, faster and less exact. `before`: the face of the frame before.
    std::vector<Face> find_in_frame(const image::Pixels& frame, const Face* before = nullptr) const;
    /// Of a face that was found in this picture.
    FaceDescriptor describe(const image::Pixels& picture, const Face& face) const {
        return describer_.describe(picture, face);
    }

    static constexpr std::size_t kMostFaces = 16;

private:
    FaceReader(FaceDetector detector, QuickFaceDetector quick, FaceLandmarker landmarker,
               FaceDescriber describer)
        : detector_(std::move(detector)),
          quick_(std::move(quick)),
          landmarker_(std::move(landmarker)),
          describer_(std::move(describer)) {}
    std::vector<Face> marked(const image::Pixels& picture, std::vector<Face> faces) const;

    FaceDetector detector_;
    QuickFaceDetector quick_;
    FaceLandmarker landmarker_;
    FaceDescriber describer_;
};

}  // namespace beian::vision
