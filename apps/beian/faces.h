// Which parts look at faces for the desk?
#pragma once

#include "desk/presence/faces.h"
#include "vision/face_reader.h"

namespace beian::app {

/// The face networks as the desk asks for them.
class Faces final : public desk::FaceFinder, public desk::FaceMatcher {
public:
    explicit Faces(vision::FaceReader reader) : reader_(std::move(reader)) {}

    std::vector<vision::Face> faces(const image::Pixels& picture) override {
        return reader_.find_in_frame(picture);
    }
    vision::FaceDescriptor describe(const image::Pixels& picture, const vision::Face& face) override {
        return reader_.describe(picture, face);
    }
    /// A card's portrait is its largest face; the small one that some have beside it shows the same person.
    std::optional<vision::FaceDescriptor> portrait(const image::Pixels& page) override {
        const std::vector<vision::Face> found = reader_.find(page);
        if (found.empty()) return std::nullopt;
        return reader_.describe(page, found.front());
    }

private:
    vision::FaceReader reader_;
};

}  // namespace beian::app
