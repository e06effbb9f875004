// What a person waits for after taking a photo: everything that is said about it, sandbox included, beside
// unpacking the same file once in full.
#include "image/sandbox.h"
#include "inspect/inspect.h"
#include "peers/libjpeg_turbo.h"
#include "specimen/recipes.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace beian {
namespace {

const inspect::CheckBook& book() {
    static const auto loaded = inspect::load_check_book(std::string(BEIAN_SOURCE_DIR) + "/rules/checks.yaml");
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

model::PhotoProfile any_photo() {
    model::PhotoProfile profile;
    profile.formats = {model::FileKind::Jpeg};
    return profile;
}

struct Subject {
    const char* material;
    const char* side;
    model::PhotoSpec spec;
};

const std::vector<Subject>& subjects() {
    using document::kA4Landscape, document::kA4Portrait, document::kCard;
    static const std::vector<Subject> all{
        {"id_card", "front", {model::Shot::Document, {kCard}, true, 2.6}},
        {"business_license", "front", {model::Shot::Document, {kA4Landscape, kA4Portrait}, true, 4}},
        {"authorization_letter", "page-1", {model::Shot::Document, {kA4Portrait, kA4Landscape}, false, 4}}};
    return all;
}

/// Made before anything is drawn, as in the program: its processes are copies of this one, and drawing fills
/// it with pictures.
image::Sandbox& sandbox_of(unsigned workers) {
    static image::Sandbox one, two({.workers = 2}), four({.workers = 4});
    return workers == 1 ? one : workers == 2 ? two : four;
}

/// A good photo of each subject, of so many megapixels (4:3).
const std::vector<Bytes>& photos_of(long megapixels) {
    static std::map<long, std::vector<Bytes>> made;
    std::vector<Bytes>& photos = made[megapixels];
    if (!photos.empty()) return photos;
    const int height = static_cast<int>(std::lround(std::sqrt(double(megapixels) * 1e6 * 3 / 4) / 8)) * 8;
    for (const Subject& subject : subjects()) {
        const std::uint64_t seed = 5'000 + photos.size();
        specimen::Scene scene =
            specimen::good(seed, specimen::held_for(*specimen::find_kind(subject.material, subject.side),
                                                    {height * 4 / 3, height}));
        scene.orientation_tag = 1;
        scene.jpeg_quality = 92;
        photos.push_back(specimen::photograph(subject.material, subject.side, scene, seed).jpeg);
    }
    return photos;
}

void inspect_all(const std::vector<Bytes>& photos, image::Examiner& examiner) {
    static const model::PhotoProfile profile = any_photo();
    for (std::size_t i = 0; i < photos.size(); ++i) {
        const Subject& subject = subjects()[i];
        const auto page =
            inspect::inspect_photo({"photo.jpg", photos[i], subject.material, subject.side, subject.spec},
                                   profile, book(), examiner);
        if (!page.document) throw std::logic_error("the document was not found");
    }
}

void everything_is_said(benchmark::State& state) {
    image::Sandbox& sandbox = sandbox_of(1);
    const auto& photos = photos_of(state.range(0));
    for (auto _ : state) inspect_all(photos, sandbox);
}

void libjpeg_turbo_decodes(benchmark::State& state) {
    const auto& photos = photos_of(state.range(0));
    for (auto _ : state)
        for (const Bytes& photo : photos) peers::decode_in_full(photo);
}

/// As many at a time as there are workers, each with its own thread: the time for one round of all.
void by_workers(benchmark::State& state) {
    const auto workers = static_cast<unsigned>(state.range(0));
    image::Sandbox& sandbox = sandbox_of(workers);
    const auto& photos = photos_of(12);
    for (auto _ : state) {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < workers; ++i) threads.emplace_back([&] { inspect_all(photos, sandbox); });
    }
}

BENCHMARK(everything_is_said)
    ->ArgName("megapixels")
    ->Arg(1)
    ->Arg(3)
    ->Arg(12)
    ->Arg(24)
    ->Arg(48)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(libjpeg_turbo_decodes)
    ->ArgName("megapixels")
    ->Arg(1)
    ->Arg(3)
    ->Arg(12)
    ->Arg(24)
    ->Arg(48)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(by_workers)
    ->ArgName("workers")
    ->Arg(1)
    ->Arg(2)
    ->Arg(4)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace beian
