// Frames of a camera as they come over the wire: what is read and written again is the same bytes.
#include "desk/presence/batch.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const beian::BytesView body{data, size};
    if (const auto frames = beian::desk::parse_batch(body, {6, 4096})) {
        if (frames->size() > 6) std::abort();
        const beian::Bytes again = beian::desk::write_batch(*frames);
        if (!std::equal(again.begin(), again.end(), body.begin(), body.end())) std::abort();
    }
    return 0;
}
