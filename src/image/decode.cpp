#include "image/decode.h"

#include "image/codec.h"

#include <algorithm>
#include <utility>

namespace beian::image {
namespace {

/// Writes each pixel to where it stands in the upright picture.
class UprightSink : public PixelSink {
public:
    UprightSink(int orientation, std::uint64_t max_memory)
        : orientation_(orientation), max_memory_(max_memory) {}

    bool begin(std::uint32_t width, std::uint32_t height, std::uint32_t channels) override {
        const std::uint64_t bytes = std::uint64_t{width} * height * channels;
        if (bytes > max_memory_) return false;
        const bool is_turned = orientation_ >= 5;
        pixels_.width = is_turned ? height : width;
        pixels_.height = is_turned ? width : height;
        pixels_.channels = channels;
        pixels_.data.resize(bytes);
        set_steps(width, height);
        return true;
    }

    void put(const std::uint8_t* from, std::uint32_t count, std::uint32_t x, std::uint32_t step,
             std::uint32_t y) override {
        const std::ptrdiff_t stride = step_x_ * step;
        std::ptrdiff_t at = origin_ + step_x_ * x + step_y_ * y;
        const std::uint32_t channels = pixels_.channels;
        if (stride == channels) {
            std::copy_n(from, std::size_t{count} * channels, pixels_.data.data() + at);
            return;
        }
        for (std::uint32_t i = 0; i < count; ++i, at += stride)
            for (std::uint32_t c = 0; c < channels; ++c)
                pixels_.data[static_cast<std::size_t>(at) + c] = *from++;
    }

    Pixels take() { return std::move(pixels_); }

private:
    // Exif 2.32, tag 0x0112: where the stored picture's first row and first column lie in the upright one.
    void set_steps(std::uint32_t width, std::uint32_t height) {
        const std::ptrdiff_t pixel = pixels_.channels;
        const std::ptrdiff_t row = pixel * pixels_.width;
        const bool is_turned = orientation_ >= 5;
        const bool is_x_reversed =
            orientation_ == 2 || orientation_ == 3 || orientation_ == 7 || orientation_ == 8;
        const bool is_y_reversed =
            orientation_ == 3 || orientation_ == 4 || orientation_ == 6 || orientation_ == 7;
        step_x_ = is_turned ? row : pixel;
        step_y_ = is_turned ? pixel : row;
        origin_ = 0;
        if (is_x_reversed) {
            origin_ += step_x_ * (std::ptrdiff_t{width} - 1);
            step_x_ = -step_x_;
        }
        if (is_y_reversed) {
            origin_ += step_y_ * (std::ptrdiff_t{height} - 1);
            step_y_ = -step_y_;
        }
    }

    int orientation_;
    std::uint64_t max_memory_;
    std::ptrdiff_t origin_ = 0;
    std::ptrdiff_t step_x_ = 0;
    std::ptrdiff_t step_y_ = 0;
    Pixels pixels_;
};

Error refusal(const Integrity& integrity) {
    using State = Integrity::State;
    const std::string detail = integrity.detail.empty() ? "" : " (" + integrity.detail + ")";
    switch (integrity.state) {
        case State::Truncated:
            return {ErrorCode::Unreadable, "the picture is cut short" + detail + "; send it again"};
        case State::Corrupt:
            return {ErrorCode::Unreadable, "the picture is damaged" + detail + "; send it again"};
        case State::TooLarge:
            return {ErrorCode::TooLarge, "the picture is larger than the limits allow; make it smaller"};
        default:
            return {ErrorCode::Unreadable,
                    "this is no JPEG, PNG or GIF that can be opened; save it as a JPEG"};
    }
}

}  // namespace

Result<Pixels> decode(BytesView bytes, const Limits& limits, Orientation orientation) {
    Envelope envelope = read_envelope(bytes);
    UprightSink sink(orientation == Orientation::Apply ? envelope.orientation : 1, limits.max_memory);
    const Integrity integrity = unpack(bytes, envelope, limits, &sink);
    if (integrity.state != Integrity::State::Whole) return refusal(integrity);
    return sink.take();
}

}  // namespace beian::image
