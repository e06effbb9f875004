// Whatever a decoder that was taken over answers: what we believe of it fits what was asked, and reads the
// same when it is sent again.
#include "image/wire.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    image::WireReply reply{};
    std::memcpy(&reply, data, std::min(size, sizeof reply));
    const image::Asked asked{40'000, 1 << 20};
    const auto found = image::from_wire(reply, asked);
    if (!found) return 0;
    if (found->envelope.bytes != asked.bytes || found->envelope.end > asked.bytes) std::abort();
    if (const auto& picture = found->picture) {
        const double bytes = static_cast<double>(picture->width) * picture->height * picture->channels;
        if (bytes == 0 || bytes > static_cast<double>(asked.room)) std::abort();
    }
    if (image::from_wire(image::to_wire(*found), asked) != found) std::abort();
    return 0;
}
