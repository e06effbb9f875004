// How do unpacked pixels become planes without a picture in between? Used by examine.cpp only.
#pragma once

#include "image/codec.h"
#include "image/planes.h"

#include <array>
#include <optional>
#include <vector>

namespace beian::image {

/// Planes come straight from a JPEG that holds some; any other picture is kept until it is whole and then
/// converted.
class PlanarSink : public PixelSink {
public:
    explicit PlanarSink(std::uint64_t max_memory) : max_memory_(max_memory) {}

    bool begin(const Frame& frame) override;
    void put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
             std::uint32_t y) override;
    bool wants_planes() const override { return true; }
    bool begin_planes(const PlanarFrame& frame) override;
    void put_plane(int plane, const std::uint8_t* row, std::uint32_t y) override;

    /// As stored; call once, when all of it has come.
    Planes take();

private:
    /// Sums of a colour's rows until a row of cells is full.
    struct Column {
        std::vector<std::uint16_t> sums;
        std::uint32_t rows = 0;
    };
    void hand_on(Plane& plane, Column& column, std::uint32_t cell_row) const;

    std::uint64_t max_memory_;
    Planes planes_;
    PlanarFrame frame_;
    std::uint32_t step_x_ = 1, step_y_ = 1;  // colour samples to a cell
    std::array<Column, 2> columns_;
    std::optional<Pixels> pixels_;
};

}  // namespace beian::image
