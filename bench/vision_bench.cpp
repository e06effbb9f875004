// One frame of a live check: its face found and marked, and every now and then described.
// bench/peers/face_frame.mjs does the same with the networks' own package on the same frame.
#include "vision/drawn_face.h"
#include "vision/face_reader.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace beian {
namespace {

// Twice a second of 15 frames: often enough to notice that another person took over.
constexpr std::int64_t kFramesToADescriptor = 8;

const vision::FaceReader& reader() {
    static const auto loaded =
        vision::FaceReader::load(std::filesystem::path(BEIAN_SOURCE_DIR) / "build/models", 1);
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

/// As pages send them. BEIAN_BENCH_FRAME names a file that it is written to, for the peer.
image::Pixels frame() {
    auto drawn = vision::test::photo_of_face(640, 480, {300, 220}, 220);
    if (const char* path = std::getenv("BEIAN_BENCH_FRAME")) {
        std::ofstream file(path, std::ios::binary);
        file << "P6\n" << drawn.width << ' ' << drawn.height << "\n255\n";
        file.write(reinterpret_cast<const char*>(drawn.data.data()),
                   static_cast<std::streamsize>(drawn.data.size()));
        if (!file) throw std::runtime_error(std::string(path) + " could not be written");
    }
    return drawn;
}

void face_frame(benchmark::State& state) {
    const image::Pixels seen = frame();
    std::int64_t count = 0;
    for (auto _ : state) {
        const auto faces = reader().find_in_frame(seen);
        if (faces.size() != 1) {
            state.SkipWithError("the frame's face was not found");
            break;
        }
        if (count++ % kFramesToADescriptor == 0) benchmark::DoNotOptimize(reader().describe(seen, faces[0]));
    }
}

void describe(benchmark::State& state) {
    const image::Pixels seen = frame();
    const auto faces = reader().find_in_frame(seen);
    for (auto _ : state) benchmark::DoNotOptimize(reader().describe(seen, faces.at(0)));
}

void face_photo(benchmark::State& state) {
    const auto seen = vision::test::photo_of_face(1600, 1200, {800, 560}, 500);
    for (auto _ : state) benchmark::DoNotOptimize(reader().find(seen));
}

BENCHMARK(face_frame)->Unit(benchmark::kMillisecond);
BENCHMARK(describe)->Unit(benchmark::kMillisecond);
BENCHMARK(face_photo)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace beian
