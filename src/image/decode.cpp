#include "image/decode.h"

#include "image/codec.h"
#include "image/upright.h"

#include <algorithm>
#include <utility>

namespace beian::image {
namespace {

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
    return decode_scaled(bytes, limits, orientation, 1);
}

Result<Pixels> decode_scaled(BytesView bytes, const Limits& limits, Orientation orientation,
                             unsigned denominator) {
    if (denominator != 1 && denominator != 2 && denominator != 4 && denominator != 8)
        return Error{ErrorCode::InvalidArgument, "a picture is shrunk by 1, 2, 4 or 8"};
    const Envelope envelope = read_envelope(bytes);
    Bytes data;
    const Room room = [&](std::uint64_t size) -> std::uint8_t* {
        if (size > limits.max_memory) return nullptr;
        data.resize(size);
        return data.data();
    };
    UprightSink sink(orientation == Orientation::Apply ? envelope.orientation : 1, room);
    const Integrity integrity = unpack(bytes, envelope, limits, &sink, denominator);
    if (integrity.state != Integrity::State::Whole) return refusal(integrity);
    return Pixels{sink.frame().width, sink.frame().height, sink.frame().channels, std::move(data)};
}

unsigned denominator_for(std::uint32_t width, std::uint32_t height, std::uint32_t long_side) {
    const std::uint32_t longer = std::max(width, height);
    for (const unsigned denominator : {8u, 4u, 2u})
        if (longer / denominator >= long_side) return denominator;
    return 1;
}

}  // namespace beian::image
