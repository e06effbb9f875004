// What a person waits for after choosing a photo: everything said about its envelope, beside unpacking it
// once in full.
#include "image/decode.h"
#include "image/integrity.h"
#include "image/sandbox.h"
#include "inspect/inspect.h"
#include "peers/libjpeg_turbo.h"

#include <benchmark/benchmark.h>

// jpeglib.h needs it and does not say so.
#include <cstdio>

#include <jpeglib.h>
#include <cmath>
#include <random>
#include <stdexcept>

namespace beian {
namespace {

constexpr unsigned kWidth = 4000, kHeight = 3000;

/// Shapes, soft noise and fine lines, so that it packs like a phone's photo: about 3 MB.
void draw_row(Bytes& row, unsigned y, std::mt19937& random) {
    for (unsigned x = 0; x < kWidth; ++x) {
        const double wave =
            60 * std::sin(x * 0.013) + 50 * std::cos(y * 0.017) + ((x / 37 + y / 53) % 2 != 0 ? 20 : 0);
        const int noise = static_cast<int>(random() % 14);
        for (unsigned c = 0; c < 3; ++c)
            row[3 * x + c] =
                static_cast<std::uint8_t>(std::clamp(120 + wave * (1 - 0.2 * c) + noise, 0.0, 255.0));
    }
}

Bytes photo(bool progressive) {
    jpeg_error_mgr errors{};
    jpeg_compress_struct codec{};
    codec.err = jpeg_std_error(&errors);
    jpeg_create_compress(&codec);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&codec, &out, &size);
    codec.image_width = kWidth;
    codec.image_height = kHeight;
    codec.input_components = 3;
    codec.in_color_space = JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, 88, TRUE);
    if (progressive) jpeg_simple_progression(&codec);
    jpeg_start_compress(&codec, TRUE);
    std::mt19937 random(2026);
    Bytes row(3 * kWidth);
    for (unsigned y = 0; y < kHeight; ++y) {
        draw_row(row, y, random);
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&codec, rows, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    const Bytes bytes(out, out + size);
    std::free(out);
    return bytes;
}

const Bytes& photo_of(const benchmark::State& state) {
    static const Bytes baseline = photo(false), progressive = photo(true);
    return state.range(0) != 0 ? progressive : baseline;
}

void note(benchmark::State& state, const Bytes& bytes) {
    state.SetLabel(std::to_string(bytes.size() / 1024) + " KB");
    state.counters["megapixels/s"] =
        benchmark::Counter(double(kWidth) * kHeight / 1e6, benchmark::Counter::kIsIterationInvariantRate);
}

void libjpeg_turbo_decodes(benchmark::State& state) {
    const Bytes& bytes = photo_of(state);
    for (auto _ : state) peers::decode_in_full(bytes);
    note(state, bytes);
}

void envelope_is_read(benchmark::State& state) {
    const Bytes& bytes = photo_of(state);
    for (auto _ : state) benchmark::DoNotOptimize(image::read_envelope(bytes));
    note(state, bytes);
}

void envelope_and_proof(benchmark::State& state) {
    const Bytes& bytes = photo_of(state);
    for (auto _ : state) {
        const image::Envelope envelope = image::read_envelope(bytes);
        const image::Integrity integrity = image::prove_whole(bytes, envelope, {});
        if (integrity.state != image::Integrity::State::Whole)
            throw std::logic_error("the photo is not whole");
    }
    note(state, bytes);
}

void decode_upright(benchmark::State& state) {
    const Bytes& bytes = photo_of(state);
    for (auto _ : state) benchmark::DoNotOptimize(image::decode(bytes, {}, image::Orientation::Apply));
    note(state, bytes);
}

/// Proof and a working picture of 1600 pixels or more in one pass: here, and in a confined process.
constexpr std::uint32_t kWorkingSide = 1600;

void working_picture(benchmark::State& state) {
    const Bytes& bytes = photo_of(state);
    for (auto _ : state) benchmark::DoNotOptimize(image::examine(bytes, {.long_side = kWorkingSide}));
    note(state, bytes);
}

void working_picture_in_sandbox(benchmark::State& state) {
    const Bytes& bytes = photo_of(state);
    image::Sandbox sandbox;
    for (auto _ : state) {
        if (!sandbox.examine(bytes, {.long_side = kWorkingSide}).picture)
            throw std::logic_error("the photo is not whole");
    }
    note(state, bytes);
}

void proof_in_sandbox(benchmark::State& state) {
    const Bytes& bytes = photo_of(state);
    image::Sandbox sandbox;
    for (auto _ : state) benchmark::DoNotOptimize(sandbox.examine(bytes, {}));
    note(state, bytes);
}

void sandbox_starts(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        std::optional<image::Sandbox> sandbox;
        state.ResumeTiming();
        sandbox.emplace();
        state.PauseTiming();
        sandbox.reset();
        state.ResumeTiming();
    }
}

void sandbox_opens_a_tiny_file(benchmark::State& state) {
    image::Sandbox sandbox;
    const Bytes nothing{'G', 'I', 'F'};
    for (auto _ : state) benchmark::DoNotOptimize(sandbox.examine(nothing, {}));
}

BENCHMARK(libjpeg_turbo_decodes)->ArgName("progressive")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(envelope_and_proof)->ArgName("progressive")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(envelope_is_read)->ArgName("progressive")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(decode_upright)->ArgName("progressive")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
// The work is another process's: only the clock on the wall sees it.
BENCHMARK(working_picture)->ArgName("progressive")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(working_picture_in_sandbox)
    ->ArgName("progressive")
    ->Arg(0)
    ->Arg(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(proof_in_sandbox)->ArgName("progressive")->Arg(0)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sandbox_starts)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sandbox_opens_a_tiny_file)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace beian
