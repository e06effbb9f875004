// Headers of pictures: what is read stays inside the file, and reading the picture without what follows it
// says the same.
#include "image/envelope.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    const BytesView bytes(data, size);
    const image::Envelope envelope = image::read_envelope(bytes);
    if (envelope.end > size || envelope.orientation < 1 || envelope.orientation > 8) std::abort();
    if (envelope.captured && envelope.captured->size() != 19) std::abort();
    if (envelope.trailing.bytes > size - envelope.end) std::abort();
    if (envelope.end == 0) return 0;
    image::Envelope alone = image::read_envelope(bytes.first(envelope.end));
    if (alone.trailing != image::Trailing{}) std::abort();
    alone.bytes = envelope.bytes;
    alone.trailing = envelope.trailing;
    alone.hidden = envelope.hidden;
    if (alone != envelope) std::abort();
    return 0;
}
