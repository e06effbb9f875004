// Any picture: what is found is a convex quad near the picture, and it can be looked at from above.
#include "document/finder.h"
#include "document/rectifier.h"

#include <cmath>
#include <cstdlib>

// Two bytes of size (in eighths), one of what is expected, then pixels; what is missing repeats from the
// start.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::document;
    if (size < 4) return 0;
    const int width = 1 + data[0] * 2, height = 1 + data[1] * 2;
    const int block = 1 + data[2] % 16;  // large blocks make edges from few bytes
    const DocumentShape shapes[] = {{}, {{kCard}}, {{kA4Portrait, kA4Landscape}}, {{{0, 0}}}};
    beian::image::Pixels pixels{std::uint32_t(width), std::uint32_t(height), 3, {}};
    pixels.data.resize(std::size_t(width) * height * 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const std::size_t at =
                3 + (std::size_t(y / block) * (width / block + 1) + x / block) % (size - 3);
            for (int c = 0; c < 3; ++c)
                pixels.data[(std::size_t(y) * width + x) * 3 + c] = data[at] ^ (c * 3);
        }
    }
    const beian::image::Planes picture = beian::image::planes_of(pixels);
    const auto found = find_document(picture, shapes[data[2] / 16 % 4]);
    if (!found) return 0;
    if (!(found->confidence >= 0 && found->confidence <= 1 && found->coverage >= 0 &&
          found->coverage <= 1.01))
        std::abort();
    if (!std::isfinite(found->tilt_deg) || !std::isfinite(found->rotation_deg)) std::abort();
    for (std::size_t i = 0; i < 4; ++i) {
        const Point &a = found->quad[i], &b = found->quad[(i + 1) % 4], &c = found->quad[(i + 2) % 4];
        if (!((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0)) std::abort();
    }
    const auto flat = rectify(picture.light, found->quad, kCard, 2);
    if (flat.width != 171 || flat.height != 108) std::abort();
    return 0;
}
