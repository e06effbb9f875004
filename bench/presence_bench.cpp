// One frame of a live check from its JPEG to the numbers that the check is decided by, in a desk's sandbox.
#include "image/sandbox.h"
#include "presence/seeing.h"
#include "presence/verdict.h"
#include "specimen/heads/head.h"
#include "specimen/stages.h"
#include "vision/face_reader.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace beian {
namespace {

template <class T>
T sound(Result<T> loaded) {
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return std::move(loaded).value();
}

const presence::Book& book() {
    static const auto loaded =
        sound(presence::load_book(std::string(BEIAN_SOURCE_DIR) + "/rules/presence.yaml"));
    return loaded;
}

/// As a page takes it: a phone's front camera, a face in the middle.
Bytes frame_of(std::uint64_t seed) {
    specimen::Surroundings room = specimen::room_of(seed);
    specimen::HeadPose pose;
    pose.distance = 420;
    return specimen::encode_jpeg(specimen::Head(seed).render(pose, room, {480, 640}, seed).picture, 80, 0);
}

void frame(benchmark::State& state) {
    // As in a desk: before the networks, or each of its processes would begin as a copy of them too.
    image::Sandbox sandbox;
    static const auto reader =
        sound(vision::FaceReader::load(std::filesystem::path(BEIAN_SOURCE_DIR) / "build/models", 1));
    const auto described_every =
        static_cast<std::int64_t>(findings::Voice(book(), "frames").limit("described_every"));
    const Bytes jpeg = frame_of(1'600'001);
    image::ExamineRequest request;
    request.long_side = 640;
    std::int64_t count = 0;
    for (auto _ : state) {
        const image::Examination opened = sandbox.examine(jpeg, request);
        const auto faces = reader.find_in_frame(*opened.picture);
        presence::Seen seen = presence::see(*opened.picture, faces);
        if (seen.faces != 1) {
            state.SkipWithError("the frame's face was not found");
            break;
        }
        if (count++ % described_every == 0) {
            seen.descriptor = reader.describe(*opened.picture, seen.face);
            seen.sheet = presence::sheet_signs(*opened.picture, seen.face);
        }
        benchmark::DoNotOptimize(seen);
    }
}

// The sandbox works in a process of its own: what a frame costs is what the clock says.
BENCHMARK(frame)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace beian
