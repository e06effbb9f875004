// How does each library unpack a picture? One path for proving and for keeping: only the sink differs.
// Used by integrity.cpp and decode.cpp only.
#pragma once

#include "image/integrity.h"

namespace beian::image {

/// Takes pixels as they are unpacked. A codec given no sink only proves.
class PixelSink {
public:
    virtual ~PixelSink() = default;
    /// Called once before the first `put`, with the stored size; false when there is no room for it.
    virtual bool begin(std::uint32_t width, std::uint32_t height, std::uint32_t channels) = 0;
    /// `count` pixels of row `y`, the first at column `x`, each `step` columns after the one before.
    virtual void put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
                     std::uint32_t y) = 0;
};

Integrity unpack_jpeg(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink);
Integrity unpack_png(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink);
/// The first frame.
Integrity unpack_gif(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink);

/// The limits and the header first, then the codec.
Integrity unpack(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink);

}  // namespace beian::image
