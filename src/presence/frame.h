// What is known of one frame of the camera? When it was taken and what it shows, in numbers.
#pragma once

#include "base/instant.h"
#include "presence/sheet_signs.h"
#include "vision/face.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace beian::presence {

/// What the page says of a frame, and when it came.
struct Taken {
    std::int64_t at_ms = 0;              // on the page's own steady clock
    std::size_t step = 0;                // that stood on the screen
    std::optional<std::size_t> flash{};  // which of the colours filled it
    Instant received{};
    std::string digest{};  // of the bytes
    bool operator==(const Taken&) const = default;
};

/// A mean colour, 0 … 255 each.
struct Shade {
    double red = 0;
    double green = 0;
    double blue = 0;
    double luma() const { return 0.299 * red + 0.587 * green + 0.114 * blue; }
    bool operator==(const Shade&) const = default;
};

/// What the picture shows; of the largest face where there are several.
struct Seen {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int faces = 0;
    vision::Face face{};
    Shade skin{};          // cheeks and nose: what no mask for the eyes and little beard covers
    Shade mouth{};         // around it and below: what a mask covers
    Shade eyes{};          // what sunglasses cover
    double dark = 0;       // share of the place between the lids that is much darker than skin: iris, pupil
    Shade background{};    // beside the head
    double spread = 0;     // standard deviation of the background's light
    double sharpness = 0;  // of the face: mean squared change from pixel to pixel over that of its light
    std::optional<vision::FaceDescriptor> descriptor{};  // of some frames
    std::optional<SheetSigns> sheet{};                   // of the same
};

struct Frame {
    Taken taken;
    Seen seen;
};

}  // namespace beian::presence
