// Whole pictures: what is proved whole also unpacks, to the size its envelope says, and never beyond the
// limits.
#include "image/examine.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    const BytesView bytes(data, size);
    const image::Limits limits{.max_bytes = 1 << 20,
                               .max_side = 4000,
                               .max_pixels = 250'000,
                               .max_memory = 4 << 20,
                               .max_unpacked = 4 << 20,
                               .max_block_visits = 100'000};
    const image::Envelope envelope = image::read_envelope(bytes);
    const image::Integrity integrity = image::prove_whole(bytes, envelope, limits);
    const auto pixels = image::decode(bytes, limits, image::Orientation::Apply);
    // One pass at a smaller size proves the same, and its picture covers the whole one.
    const image::Examination small = image::examine(bytes, {.limits = limits, .long_side = 40});
    const bool is_small_whole = small.integrity.state == image::Integrity::State::Whole;
    if (is_small_whole != small.picture.has_value()) std::abort();
    if (pixels && !is_small_whole) std::abort();
    if (small.picture && small.picture->width != (envelope.width + small.denominator - 1) / small.denominator)
        std::abort();
    // Soft pixels and planes come another way, and from the same files.
    const image::Examination soft = image::examine(
        bytes, {.limits = limits, .long_side = 40, .form = image::ExamineRequest::Form::SoftPixels});
    if ((soft.integrity.state == image::Integrity::State::Whole) != is_small_whole) std::abort();
    if (soft.picture.has_value() != is_small_whole) std::abort();
    if (soft.picture && soft.picture->data.size() != small.picture->data.size()) std::abort();
    const image::Examination planes = image::examine(
        bytes, {.limits = limits, .long_side = 40, .form = image::ExamineRequest::Form::Planes});
    const bool are_planes_whole = planes.integrity.state == image::Integrity::State::Whole;
    if (are_planes_whole != planes.planes.has_value()) std::abort();
    if (are_planes_whole != is_small_whole && planes.integrity.state != image::Integrity::State::TooLarge &&
        small.integrity.state != image::Integrity::State::TooLarge)
        std::abort();
    const bool is_whole = integrity.state == image::Integrity::State::Whole;
    if (pixels && !is_whole) std::abort();
    if (!pixels) {
        // Whole, and yet refused: only because its pixels would not fit.
        if (is_whole && pixels.error().code != ErrorCode::TooLarge) std::abort();
        return 0;
    }
    if (pixels->width != envelope.width || pixels->height != envelope.height) std::abort();
    if (pixels->channels != 1 && pixels->channels != 3) std::abort();
    const std::uint64_t expected = std::uint64_t{pixels->width} * pixels->height * pixels->channels;
    if (pixels->data.size() != expected || expected > limits.max_memory) std::abort();
    return 0;
}
