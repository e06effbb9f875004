// What does the QR code in this picture say?
#pragma once

#include "image/planes.h"
#include "model/geometry.h"

#include <optional>
#include <string>

namespace beian::reading {

struct QrCode {
    std::string text;  // UTF-8
    model::Quad quad;  // in pixels of the plane
};

/// The first one that can be read whole.
std::optional<QrCode> find_qr(const image::Plane& light);

}  // namespace beian::reading
