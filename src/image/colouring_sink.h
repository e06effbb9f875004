// How do a JPEG's own planes become pixels, where colour is kept at half the resolution of light?
// Used by examine.cpp only.
#pragma once

#include "image/upright.h"

namespace beian::image {

/// Two or four neighbours share a colour: nothing is lost where the pixels become a JPEG of that kind again.
class ColouringSink : public UprightSink {
public:
    using UprightSink::UprightSink;

    Planar planar() const override { return Planar::HalvedColour; }
    bool begin_planes(const PlanarFrame& frame) override;
    void put_plane(int plane, const std::uint8_t* row, std::uint32_t y) override;

private:
    void hand_on(std::uint32_t y);

    PlanarFrame frame_;
    std::uint32_t step_x_ = 1, step_y_ = 1;  // light to a colour
    std::size_t stride_ = 0;                 // of the rows that wait
    Bytes light_, blue_, red_;               // until their last colour is there
    Bytes row_;
};

}  // namespace beian::image
