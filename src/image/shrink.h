// How does a picture become smaller while it is still being unpacked? Each box of pixels becomes its average.
// Used by integrity.cpp only.
#pragma once

#include "image/codec.h"

#include <vector>

namespace beian::image {

/// Holds sums for one row of boxes, or for all of them where rows come scattered: never the whole picture.
class ShrinkingSink : public PixelSink {
public:
    ShrinkingSink(PixelSink& to, unsigned denominator, std::uint64_t max_memory)
        : to_(to), denominator_(denominator), max_memory_(max_memory) {}

    bool begin(const Frame& frame) override;
    void put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
             std::uint32_t y) override;
    /// Hands on what is still held, once all pixels are there.
    void finish();

private:
    void hand_on(std::uint32_t row);

    PixelSink& to_;
    unsigned denominator_;
    std::uint64_t max_memory_;
    Frame frame_;
    std::uint32_t columns_ = 0;
    std::vector<std::uint16_t> sums_;  // 64 pixels of 255 fit
    Bytes averages_;
};

}  // namespace beian::image
