#include "image/upright.h"

#include <algorithm>

namespace beian::image {

bool UprightSink::begin(const Frame& stored) {
    upright_ = stored;
    if (orientation_ >= 5) std::swap(upright_.width, upright_.height);
    to_ = room_(std::uint64_t{stored.width} * stored.height * stored.channels);
    set_steps(stored);
    return to_ != nullptr;
}

void UprightSink::put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
                      std::uint32_t y) {
    const std::ptrdiff_t stride = step_x_ * step;
    const std::ptrdiff_t at = origin_ + step_x_ * x + step_y_ * y;
    const std::uint32_t channels = upright_.channels;
    if (stride == channels) {
        std::copy_n(pixels, std::size_t{count} * channels, to_ + at);
        return;
    }
    std::uint8_t* to = to_ + at;
    if (channels == 3) {
        for (std::uint32_t i = 0; i < count; ++i, to += stride, pixels += 3) {
            to[0] = pixels[0];
            to[1] = pixels[1];
            to[2] = pixels[2];
        }
        return;
    }
    for (std::uint32_t i = 0; i < count; ++i, to += stride)
        for (std::uint32_t c = 0; c < channels; ++c) to[c] = *pixels++;
}

// Exif 2.32, tag 0x0112: where the stored picture's first row and first column lie in the upright one.
void UprightSink::set_steps(const Frame& stored) {
    const std::ptrdiff_t pixel = stored.channels;
    const std::ptrdiff_t row = pixel * upright_.width;
    const bool is_turned = orientation_ >= 5;
    const bool is_x_reversed =
        orientation_ == 2 || orientation_ == 3 || orientation_ == 7 || orientation_ == 8;
    const bool is_y_reversed =
        orientation_ == 3 || orientation_ == 4 || orientation_ == 6 || orientation_ == 7;
    step_x_ = is_turned ? row : pixel;
    step_y_ = is_turned ? pixel : row;
    origin_ = 0;
    if (is_x_reversed) {
        origin_ += step_x_ * (std::ptrdiff_t{stored.width} - 1);
        step_x_ = -step_x_;
    }
    if (is_y_reversed) {
        origin_ += step_y_ * (std::ptrdiff_t{stored.height} - 1);
        step_y_ = -step_y_;
    }
}

}  // namespace beian::image
