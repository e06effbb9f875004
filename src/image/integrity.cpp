#include "image/integrity.h"

#include "image/codec.h"

#include <algorithm>

namespace beian::image {
namespace {

using State = Integrity::State;

bool is_too_large(const Envelope& envelope, const Limits& limits) {
    if (envelope.bytes > limits.max_bytes) return true;
    if (std::max(envelope.width, envelope.height) > limits.max_side) return true;
    return std::uint64_t{envelope.width} * envelope.height > limits.max_pixels;
}

}  // namespace

Integrity unpack(BytesView bytes, const Envelope& envelope, const Limits& limits, PixelSink* sink) {
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
    switch (envelope.kind) {
        case model::FileKind::Jpeg:
            result = unpack_jpeg(bytes, envelope, limits, sink);
            break;
        case model::FileKind::Png:
            result = unpack_png(bytes, envelope, limits, sink);
            break;
        default:
            result = unpack_gif(bytes, envelope, limits, sink);
            break;
    }
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
