#include "image/shrink.h"

#include <algorithm>

namespace beian::image {

bool ShrinkingSink::begin(const Frame& frame) {
    frame_ = frame;
    columns_ = shrunk(frame.width, denominator_);
    const std::uint32_t rows = shrunk(frame.height, denominator_);
    const std::uint64_t stride = std::uint64_t{columns_} * frame.channels;
    const std::uint64_t held = stride * (frame.order == RowOrder::TopDown ? 1 : rows);
    if (held * sizeof(std::uint16_t) > max_memory_) return false;
    if (!to_.begin({columns_, rows, frame.channels, RowOrder::TopDown})) return false;
    sums_.assign(held, 0);
    averages_.resize(stride);
    return true;
}

void ShrinkingSink::put(const std::uint8_t* pixels, std::uint32_t count, std::uint32_t x, std::uint32_t step,
                        std::uint32_t y) {
    const std::uint32_t channels = frame_.channels;
    const std::size_t stride = std::size_t{columns_} * channels;
    const bool is_scattered = frame_.order == RowOrder::Scattered;
    std::uint16_t* sums = sums_.data() + (is_scattered ? y / denominator_ * stride : 0);
    for (std::uint32_t i = 0; i < count; ++i, x += step) {
        std::uint16_t* sum = sums + std::size_t{x / denominator_} * channels;
        for (std::uint32_t c = 0; c < channels; ++c) sum[c] = static_cast<std::uint16_t>(sum[c] + *pixels++);
    }
    if (!is_scattered && ((y + 1) % denominator_ == 0 || y + 1 == frame_.height)) {
        hand_on(y / denominator_);
        std::fill(sums_.begin(), sums_.end(), std::uint16_t{0});
    }
}

void ShrinkingSink::hand_on(std::uint32_t row) {
    const std::size_t stride = averages_.size();
    const bool is_scattered = frame_.order == RowOrder::Scattered;
    const std::uint16_t* sums = sums_.data() + (is_scattered ? row * stride : 0);
    const std::uint32_t tall = std::min(denominator_, frame_.height - row * denominator_);
    for (std::uint32_t column = 0; column < columns_; ++column) {
        const std::uint32_t area = tall * std::min(denominator_, frame_.width - column * denominator_);
        for (std::uint32_t c = 0; c < frame_.channels; ++c) {
            const std::size_t at = std::size_t{column} * frame_.channels + c;
            averages_[at] = static_cast<std::uint8_t>((sums[at] + area / 2) / area);
        }
    }
    to_.put(averages_.data(), columns_, 0, 1, row);
}

void ShrinkingSink::finish() {
    if (frame_.order != RowOrder::Scattered) return;
    for (std::uint32_t row = 0; row < shrunk(frame_.height, denominator_); ++row) hand_on(row);
}

}  // namespace beian::image
