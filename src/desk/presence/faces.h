// Which faces are in a picture, and whose are they? Interfaces that main fills with networks.
#pragma once

#include "image/pixels.h"
#include "vision/face.h"

#include <optional>
#include <vector>

namespace beian::desk {

/// May be asked by many threads at once.
class FaceFinder {
public:
    virtual ~FaceFinder() = default;
    /// `picture` is RGB and upright; surest first.
    virtual std::vector<vision::Face> faces(const image::Pixels& picture) = 0;
    virtual vision::FaceDescriptor describe(const image::Pixels& picture, const vision::Face& face) = 0;
};

class FaceMatcher {
public:
    virtual ~FaceMatcher() = default;
    /// Of the portrait on a page of an identity document; nothing where none is found.
    virtual std::optional<vision::FaceDescriptor> portrait(const image::Pixels& page) = 0;
};

}  // namespace beian::desk
