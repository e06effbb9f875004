#include "desk/presence/batch.h"

#include <fmt/format.h>

namespace beian::desk {

namespace {

std::uint32_t number_at(BytesView body, std::size_t at) {
    std::uint32_t number = 0;
    for (const std::uint8_t byte : body.subspan(at, 4)) number = number << 8U | byte;
    return number;
}

void put(Bytes& into, std::uint32_t number) {
    for (unsigned shift = 32; shift > 0; shift -= 8)
        into.push_back(static_cast<std::uint8_t>(number >> (shift - 8)));
}

constexpr std::uint8_t kNoFlash = 255;

}  // namespace

Result<std::vector<SentFrame>> parse_batch(BytesView body, const BatchLimits& limits) {
    std::vector<SentFrame> frames;
    while (!body.empty()) {
        if (frames.size() == limits.frames)
            return Error{ErrorCode::TooLarge, fmt::format("at most {} frames come together", limits.frames)};
        if (body.size() < kFrameHead)
            return Error{ErrorCode::InvalidArgument, "a frame begins with a head of 10 bytes"};
        const std::uint32_t bytes = number_at(body, 6);
        if (bytes > limits.bytes)
            return Error{ErrorCode::TooLarge, fmt::format("a frame has at most {} bytes", limits.bytes)};
        if (bytes == 0 || bytes > body.size() - kFrameHead)
            return Error{ErrorCode::InvalidArgument, "a frame is shorter than its head says"};
        SentFrame frame{number_at(body, 0), body[4], {}, body.subspan(kFrameHead, bytes)};
        if (body[5] != kNoFlash) frame.flash = body[5];
        frames.push_back(frame);
        body = body.subspan(kFrameHead + bytes);
    }
    if (frames.empty()) return Error{ErrorCode::InvalidArgument, "there are no frames in it"};
    return frames;
}

Bytes write_batch(const std::vector<SentFrame>& frames) {
    Bytes body;
    for (const SentFrame& frame : frames) {
        put(body, frame.at_ms);
        body.push_back(frame.step);
        body.push_back(frame.flash.value_or(kNoFlash));
        put(body, static_cast<std::uint32_t>(frame.jpeg.size()));
        body.insert(body.end(), frame.jpeg.begin(), frame.jpeg.end());
    }
    return body;
}

}  // namespace beian::desk
