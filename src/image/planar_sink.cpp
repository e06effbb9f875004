#include "image/planar_sink.h"

#include <algorithm>
#include <utility>

namespace beian::image {
namespace {

constexpr std::uint32_t kStep = Planes::kColourStep;

std::uint32_t cells(std::uint32_t side) {
    return (side + kStep - 1) / kStep;
}

/// Colour samples along one side of a cell: 4 where colours come as fine as light, 2 or 1 where they are
/// coarser.
std::uint32_t samples_in_cell(std::uint32_t light, std::uint32_t colour) {
    const std::uint32_t ratio = std::max(1U, (light + colour / 2) / colour);
    return std::max(1U, kStep / ratio);
}

}  // namespace

bool PlanarSink::begin(const Frame& frame) {
    const std::uint64_t bytes = std::uint64_t{frame.width} * frame.height * frame.channels;
    if (bytes + bytes_of_planes(frame.width, frame.height) > max_memory_) return false;
    pixels_ = Pixels{frame.width, frame.height, frame.channels, Bytes(bytes)};
    return true;
}

void PlanarSink::put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
                     std::uint32_t y) {
    const std::uint32_t channels = pixels_->channels;
    std::uint8_t* to = pixels_->data.data() + (std::size_t{y} * pixels_->width + x) * channels;
    if (step == 1) {
        std::copy_n(pixels, std::size_t{count} * channels, to);
        return;
    }
    for (std::uint32_t i = 0; i < count; ++i, to += std::size_t{step} * channels)
        for (std::uint32_t c = 0; c < channels; ++c) to[c] = *pixels++;
}

bool PlanarSink::begin_planes(const PlanarFrame& frame) {
    if (bytes_of_planes(frame.width, frame.height) > max_memory_) return false;
    if (frame.colour_width == 0 || frame.colour_height == 0) return false;
    frame_ = frame;
    step_x_ = samples_in_cell(frame.width, frame.colour_width);
    step_y_ = samples_in_cell(frame.height, frame.colour_height);
    planes_.light = {frame.width, frame.height, Bytes(std::size_t{frame.width} * frame.height)};
    const std::uint32_t wide = cells(frame.width), tall = cells(frame.height);
    planes_.blue = {wide, tall, Bytes(std::size_t{wide} * tall, 128)};
    planes_.red = planes_.blue;
    for (Column& column : columns_) column.sums.assign(frame.colour_width, 0);
    return true;
}

void PlanarSink::put_plane(int plane, const std::uint8_t* row, std::uint32_t y) {
    if (plane == 0) {
        std::copy_n(row, frame_.width, planes_.light.data.data() + std::size_t{y} * frame_.width);
        return;
    }
    Column& column = columns_[static_cast<std::size_t>(plane) - 1];
    for (std::size_t x = 0; x < column.sums.size(); ++x)
        column.sums[x] = static_cast<std::uint16_t>(column.sums[x] + row[x]);
    ++column.rows;
    if (column.rows < step_y_ && y + 1 < frame_.colour_height) return;
    hand_on(plane == 1 ? planes_.blue : planes_.red, column, y / step_y_);
}

void PlanarSink::hand_on(Plane& plane, Column& column, std::uint32_t cell_row) const {
    const std::uint32_t wide = std::min(plane.width, frame_.colour_width / step_x_);
    std::uint8_t* to = plane.data.data() + std::size_t{std::min(cell_row, plane.height - 1)} * plane.width;
    const std::uint32_t area = step_x_ * column.rows;
    const std::uint16_t* from = column.sums.data();
    for (std::uint32_t x = 0; x < wide; ++x) {
        std::uint32_t sum = area / 2;
        for (std::uint32_t i = 0; i < step_x_; ++i) sum += *from++;
        to[x] = static_cast<std::uint8_t>(sum / area);
    }
    // The last cell may be narrower: it is as coloured as its neighbour, or all there is.
    for (std::uint32_t x = wide; x < plane.width; ++x)
        to[x] = wide > 0 ? to[wide - 1] : static_cast<std::uint8_t>(column.sums[0] / column.rows);
    std::fill(column.sums.begin(), column.sums.end(), std::uint16_t{0});
    column.rows = 0;
}

Planes PlanarSink::take() {
    return pixels_ ? planes_of(*pixels_) : std::move(planes_);
}

}  // namespace beian::image
