// How do unpacked pixels become planes without a picture in between? Used by examine.cpp only.
#pragma once

#include "image/codec.h"
#include "image/examine.h"
#include "image/planes.h"

#include <array>
#include <optional>
#include <vector>

namespace beian::image {

/// Planes come straight from a JPEG that holds some; any other picture is kept until it is whole and then
/// converted.
class PlanarSink : public PixelSink {
public:
    PlanarSink(int orientation, std::uint64_t max_memory, const Room& room)
        : orientation_(orientation), max_memory_(max_memory), room_(room) {}

    bool begin(const Frame& frame) override;
    void put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
             std::uint32_t y) override;
    Planar planar() const override { return Planar::CoarseColour; }
    bool begin_planes(const PlanarFrame& frame) override;
    void put_plane(int plane, const std::uint8_t* row, std::uint32_t y) override;

    /// Once all of it has come: the sizes of the upright planes that now lie in the room; nothing where it
    /// has too little.
    std::optional<Planes> finish();

private:
    /// Sums of a colour's rows until a row of cells is full.
    struct Colour {
        std::vector<std::uint16_t> sums;
        std::uint32_t rows = 0;
        std::uint8_t* to = nullptr;
    };
    void hand_on(Colour& colour, std::uint32_t cell_row) const;
    /// Lays whole planes into the room, turned upright.
    std::optional<Planes> lay_out(Planes stored);

    int orientation_;
    std::uint64_t max_memory_;
    const Room& room_;
    PlanarFrame frame_;
    std::uint32_t wide_ = 0, tall_ = 0;      // of the colour planes
    std::uint32_t step_x_ = 1, step_y_ = 1;  // colour samples to a cell
    Bytes stored_;                           // where the planes wait to be turned
    std::uint8_t* light_ = nullptr;
    std::array<Colour, 2> colours_;
    std::optional<Pixels> pixels_;
};

}  // namespace beian::image
