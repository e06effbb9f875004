#include "image/integrity.h"

#include "image/codec.h"
#include "image/shrink.h"

#include <algorithm>

namespace beian::image {
namespace {

using State = Integrity::State;

bool is_too_large(const Envelope& envelope, const Limits& limits) {
    if (envelope.bytes > limits.max_bytes) return true;
    if (std::max(envelope.width, envelope.height) > limits.max_side) return true;
    return std::uint64_t{envelope.width} * envelope.height > limits.max_pixels;
}

/// PNG and GIF cannot unpack at a smaller size; their rows shrink as they come.
Integrity unpack_rows(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink) {
    return envelope.kind == model::FileKind::Png ? unpack_png(bytes, envelope, limits, sink)
                                                 : unpack_gif(bytes, envelope, limits, sink);
}

Integrity unpack_shrunk(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink,
                        unsigned denominator) {
    if (!sink || denominator == 1) return unpack_rows(bytes, envelope, limits, sink);
    ShrinkingSink shrinking(*sink, denominator, limits.max_memory);
    Integrity result = unpack_rows(bytes, envelope, limits, &shrinking);
    if (result.state == State::Whole) shrinking.finish();
    return result;
}

}  // namespace

Integrity unpack(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink,
                 unsigned denominator) {
    if (!envelope.is_decodable()) return {};
    Integrity result;
    if (envelope.header == Header::Corrupt) {
        result.state = State::Corrupt;
        result.detail = "the header is damaged";
        return result;
    }
    if (envelope.width == 0 || envelope.height == 0) {
        result.state = State::Truncated;
        result.detail = "the file ends inside the header";
        return result;
    }
    if (is_too_large(envelope, limits)) {
        result.state = State::TooLarge;
        return result;
    }
    result = envelope.kind == model::FileKind::Jpeg
                 ? unpack_jpeg(bytes, envelope, limits, sink, denominator)
                 : unpack_shrunk(bytes, envelope, limits, sink, denominator);
    // Every row may be there and the end mark yet missing: the file was cut all the same.
    if (result.state == State::Whole && envelope.header == Header::Truncated) {
        result.state = State::Truncated;
        result.detail = "the end mark is missing";
    }
    return result;
}

Integrity prove_whole(BytesView bytes, const Envelope& envelope, const Limits& limits) {
    return unpack(bytes, envelope, limits, nullptr);
}

}  // namespace beian::image
