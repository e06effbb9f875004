// Any picture: what its QR code says is text, and lies within it.
#include "base/text.h"
#include "reading/qr.h"

#include <cmath>
#include <cstdlib>

// A byte of width and one of how large a module is, then modules: a bit each.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    if (size < 3) return 0;
    const std::size_t modules = 21 + data[0] % 60, scale = 1 + data[1] % 4, side = modules * scale;
    image::Plane light{static_cast<std::uint32_t>(side), static_cast<std::uint32_t>(side),
                       Bytes(side * side)};
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            const std::size_t bit = (y / scale) * modules + x / scale;
            const std::uint8_t byte = data[2 + bit / 8 % (size - 2)];
            light.data[y * side + x] = (byte >> (bit % 8)) & 1 ? 0 : 255;
        }
    const auto code = reading::find_qr(light);
    if (!code) return 0;
    if (code->text.empty() || find_invalid_utf8(code->text)) std::abort();
    for (const model::Point& corner : code->quad)
        if (!std::isfinite(corner.x) || !std::isfinite(corner.y)) std::abort();
    return 0;
}
