// Which faces are in this photo, and which of them is printed on a document?
#pragma once

#include "document/picture.h"
#include "image/pixels.h"
#include "vision/face_reader.h"

#include <optional>
#include <vector>

namespace beian::likeness {

/// A face and whose it is; in pixels of the photo.
struct Portrait {
    vision::Face face;
    vision::FaceDescriptor descriptor{};
};

/// What a photo shows of people.
struct People {
    std::vector<Portrait> faces;      // those that are on no document, the largest first
    std::optional<Portrait> printed;  // the portrait of the document
    std::optional<model::Quad> document;
};

/// A portrait on a card or a passport's page is small and printed: it is looked at from straight above,
/// enlarged, and in whichever direction the document lies.
People find_people(const vision::FaceReader& reader, const image::Pixels& photo);

/// A face that the picture's edge cuts, where no whole one is: its landmarks lie partly outside. What is
/// missing is guessed from what is there, so that nobody is known by its descriptor.
std::optional<Portrait> find_cut_face(const vision::FaceReader& reader, const image::Pixels& photo);

}  // namespace beian::likeness
