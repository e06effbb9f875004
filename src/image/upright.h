// Where does a stored pixel stand in the upright picture? Used by decode.cpp and examine.cpp only.
#pragma once

#include "image/codec.h"
#include "image/examine.h"

#include <cstddef>

namespace beian::image {

/// Writes each pixel to where it stands once the orientation tag is obeyed.
class UprightSink : public PixelSink {
public:
    UprightSink(int orientation, const Room& room) : orientation_(orientation), room_(room) {}

    bool begin(const Frame& frame) override;
    void put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
             std::uint32_t y) override;
    /// The upright size; all zero before `begin`.
    const Frame& frame() const { return upright_; }

private:
    void set_steps(const Frame& stored);

    int orientation_;
    const Room& room_;
    std::uint8_t* to_ = nullptr;
    std::ptrdiff_t origin_ = 0;
    std::ptrdiff_t step_x_ = 0;
    std::ptrdiff_t step_y_ = 0;
    Frame upright_;
};

}  // namespace beian::image
