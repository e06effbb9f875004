// Which parts look at faces for the desk?
#pragma once

#include "desk/presence/faces.h"
#include "likeness/portrait.h"
#include "vision/face_reader.h"

#include <filesystem>
#include <string>

namespace beian::app {

/// The face networks as the desk asks for them.
class Faces final : public desk::FaceFinder, public desk::FaceMatcher {
public:
    /// `models`: the folder that set-up prepared.
    static Result<Faces> load(const std::filesystem::path& models);

    const vision::FaceReader& reader() const { return reader_; }
    std::string network() const override { return network_; }

    std::vector<vision::Face> faces(const image::Pixels& picture, const vision::Face* before) override {
        return reader_.find_in_frame(picture, before);
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
    Faces(vision::FaceReader reader, std::string network)
        : reader_(std::move(reader)), network_(std::move(network)) {}

    vision::FaceReader reader_;
    std::string network_;
};

}  // namespace beian::app
