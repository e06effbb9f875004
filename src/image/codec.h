// How does each library unpack a picture? One path for proving and for keeping: only the sink differs.
// Used inside this folder only.
#pragma once

#include "image/integrity.h"

namespace beian::image {

/// In which order a codec hands out its rows. Either way it gives every pixel exactly once.
enum class RowOrder { TopDown, Scattered };

/// What a sink must know before the first pixel: the stored size.
struct Frame {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t channels = 0;  // 1 grey, 3 RGB
    RowOrder order = RowOrder::TopDown;
};

/// A JPEG's own three planes, before anything is converted: their sizes as they come.
struct PlanarFrame {
    std::uint32_t width = 0, height = 0;                // of the light
    std::uint32_t colour_width = 0, colour_height = 0;  // of both colours
};

/// Which planes would a sink rather have than pixels? CoarseColour: for looking at. HalvedColour: of half the
/// resolution of light or more, and only where they cost less than pixels.
enum class Planar { No, CoarseColour, HalvedColour };

/// Takes pixels as they are unpacked. A codec given no sink only proves.
class PixelSink {
public:
    virtual ~PixelSink() = default;
    /// Called once before the first `put`; false when there is no room.
    virtual bool begin(const Frame& frame) = 0;
    /// `count` pixels of row `y`, the first at column `x`, each `step` columns after the one before.
    virtual void put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
                     std::uint32_t y) = 0;
    /// A sink that would rather have planes gets them where the file holds some: `begin_planes` instead of
    /// `begin`, then the rows of each plane (0 light, 1 blue, 2 red) from the top. The rows of a colour come
    /// after the light that they colour, at most eight rows of light before.
    virtual Planar planar() const { return Planar::No; }
    virtual bool begin_planes(const PlanarFrame&) { return false; }
    virtual void put_plane(int, const std::uint8_t*, std::uint32_t) {}
};

/// The size that a side has at 1/`denominator`: no column is left out.
constexpr std::uint32_t shrunk(std::uint32_t side, unsigned denominator) {
    return side / denominator + (side % denominator != 0 ? 1 : 0);
}

/// libjpeg shrinks by itself, while it unpacks: `denominator` is 1, 2, 4 or 8.
Integrity unpack_jpeg(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink,
                      unsigned denominator);
Integrity unpack_png(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink);
/// The first frame.
Integrity unpack_gif(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink);

/// The limits and the header first, then the codec; the sink gets 1/`denominator` of the stored size.
Integrity unpack(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink,
                 unsigned denominator = 1);

}  // namespace beian::image
