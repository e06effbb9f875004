// Any picture with any quad in it: what is measured stays inside the picture and is a number.
#include "inspect/origin/own_colour.h"
#include "inspect/origin/quiet_places.h"
#include "inspect/origin/spectrum.h"

#include <cmath>
#include <cstdlib>

// Two bytes of size, one of blocks, eight of a quad around it, then pixels.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::inspect;
    if (size < 12) return 0;
    const std::uint32_t width = 1 + data[0] * 3u, height = 1 + data[1] * 3u, block = 1 + data[2] % 16;
    beian::image::Pixels pixels{width, height, 3, {}};
    pixels.data.resize(std::size_t{width} * height * 3);
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            const std::size_t from =
                11 + (std::size_t{y / block} * (width / block + 1) + x / block) % (size - 11);
            for (std::size_t c = 0; c < 3; ++c)
                pixels.data[(std::size_t{y} * width + x) * 3 + c] = std::uint8_t(data[from] ^ (c * 3));
        }
    }
    Quad quad;
    for (std::size_t i = 0; i < 4; ++i)
        quad[i] = {(data[3 + 2 * i] / 128.0 - 0.5) * width, (data[4 + 2 * i] / 128.0 - 0.5) * height};
    const beian::image::Planes planes = beian::image::planes_of(pixels);
    for (const auto& patches : {smooth_patches(planes.light), smooth_patches(planes.light, quad)}) {
        for (const Patch& patch : patches) {
            if (patch.left < 0 || patch.top < 0) std::abort();
            if (patch.left + Patch::kSide > int(width) || patch.top + Patch::kSide > int(height))
                std::abort();
            const Line line = strongest_line(planes.light, patch);
            if (!std::isfinite(line.height) || !std::isfinite(line.sharpness)) std::abort();
        }
    }
    const Grain grain = grain_of(planes.light, quad);
    if (!(grain.level >= 0) || !(grain.quiet_share >= 0 && grain.quiet_share <= 1)) std::abort();
    if (grain.place &&
        (grain.place->left < 0 || grain.place->right > int(width) || grain.place->bottom > int(height)))
        std::abort();
    FoundDocument document;
    document.quad = quad;
    const auto colour = own_colour(cells_of(planes, document));
    if (colour && !(std::isfinite(colour->strongest) && colour->share >= 0 && colour->share <= 1))
        std::abort();
    return 0;
}
