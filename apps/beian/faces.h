// Which parts look at faces for the desk?
#pragma once

#include "desk/presence/faces.h"
#include "likeness/portrait.h"
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
    /// As printed on the document, or the largest face where no document is found around it.
    std::optional<vision::FaceDescriptor> portrait(const image::Pixels& page) override {
        const likeness::People people = likeness::find_people(reader_, page);
        if (people.printed) return people.printed->descriptor;
        if (people.faces.empty()) return std::nullopt;
        return people.faces.front().descriptor;
    }

private:
    vision::FaceReader reader_;
};

}  // namespace beian::app
