// Which faces are in a picture, and whose are they? Interfaces that main fills with networks.
#pragma once

#include "image/pixels.h"
#include "vision/face.h"

#include <optional>
#include <string>
#include <vector>

namespace beian::desk {

/// May be asked by many threads at once.
class FaceFinder {
public:
    virtual ~FaceFinder() = default;
    /// `picture` is RGB and upright; surest first. `before`: the face of the frame before, nullptr where
    /// there was none: it is found again where it was.
    virtual std::vector<vision::Face> faces(const image::Pixels& picture, const vision::Face* before) = 0;
    virtual vision::FaceDescriptor describe(const image::Pixels& picture, const vision::Face& face) = 0;
};

class FaceMatcher {
public:
    virtual ~FaceMatcher() = default;
    /// Of the portrait on a page of an identity document; nothing where none is found.
    virtual std::optional<vision::FaceDescriptor> portrait(const image::Pixels& page) = 0;
    /// Which network compares, and the digest of it: for the record. One line, never empty.
    virtual std::string network() const = 0;
};

}  // namespace beian::desk
