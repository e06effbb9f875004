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
    const std::uint64_t bytes = bytes_of_planes(frame.width, frame.height);
    if (bytes > max_memory_ || frame.colour_width == 0 || frame.colour_height == 0) return false;
    frame_ = frame;
    wide_ = cells(frame.width), tall_ = cells(frame.height);
    step_x_ = samples_in_cell(frame.width, frame.colour_width);
    step_y_ = samples_in_cell(frame.height, frame.colour_height);
    if (orientation_ > 1) stored_.resize(bytes);
    light_ = orientation_ > 1 ? stored_.data() : room_(bytes);
    if (light_ == nullptr) return false;
    for (Colour& colour : colours_) colour.sums.assign(frame.colour_width, 0), colour.rows = 0;
    colours_[0].to = light_ + std::size_t{frame.width} * frame.height;
    colours_[1].to = colours_[0].to + std::size_t{wide_} * tall_;
    return true;
}

void PlanarSink::put_plane(int plane, const std::uint8_t* row, std::uint32_t y) {
    if (plane == 0) {
        std::copy_n(row, frame_.width, light_ + std::size_t{y} * frame_.width);
        return;
    }
    Colour& colour = colours_[static_cast<std::size_t>(plane) - 1];
    if (step_x_ == 1 && step_y_ == 1 && frame_.colour_width == wide_ && y < tall_) {
        std::copy_n(row, wide_, colour.to + std::size_t{y} * wide_);
        return;
    }
    for (std::size_t x = 0; x < colour.sums.size(); ++x)
        colour.sums[x] = static_cast<std::uint16_t>(colour.sums[x] + row[x]);
    ++colour.rows;
    if (colour.rows == step_y_ || y + 1 == frame_.colour_height) hand_on(colour, y / step_y_);
}

void PlanarSink::hand_on(Colour& colour, std::uint32_t cell_row) const {
    const std::uint32_t whole = std::min(wide_, frame_.colour_width / step_x_);
    std::uint8_t* to = colour.to + std::size_t{std::min(cell_row, tall_ - 1)} * wide_;
    const std::uint32_t area = step_x_ * colour.rows;
    const std::uint16_t* from = colour.sums.data();
    for (std::uint32_t x = 0; x < whole; ++x) {
        std::uint32_t sum = area / 2;
        for (std::uint32_t i = 0; i < step_x_; ++i) sum += *from++;
        to[x] = static_cast<std::uint8_t>(sum / area);
    }
    // The last cell may be narrower: it is as coloured as its neighbour, or all there is.
    for (std::uint32_t x = whole; x < wide_; ++x)
        to[x] = whole > 0 ? to[whole - 1] : static_cast<std::uint8_t>(colour.sums[0] / colour.rows);
    std::fill(colour.sums.begin(), colour.sums.end(), std::uint16_t{0});
    colour.rows = 0;
}

std::optional<Planes> PlanarSink::finish() {
    if (pixels_) return lay_out(planes_of(*pixels_));
    Planes planes = planes_sized(frame_.width, frame_.height);
    if (orientation_ <= 1) return planes;
    fill(planes, stored_);
    return lay_out(std::move(planes));
}

std::optional<Planes> PlanarSink::lay_out(Planes stored) {
    Planes planes = turned(std::move(stored), orientation_);
    std::uint8_t* to = room_(bytes_of_planes(planes.light.width, planes.light.height));
    if (to == nullptr) return std::nullopt;
    for (Plane* plane : {&planes.light, &planes.blue, &planes.red}) {
        to = std::copy(plane->data.begin(), plane->data.end(), to);
        plane->data = {};
    }
    return planes;
}

}  // namespace beian::image
