// What a document says, beside a general pass over the same photo: every line found at 960 pixels and read,
// with the same networks in the same runtime.
#include "document/finder.h"
#include "image/examine.h"
#include "reading/flat.h"
#include "reading/reader.h"
#include "specimen/recipes.h"
#include "vision/line_picture.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace beian {
namespace {

constexpr CivilDay kToday = std::chrono::year{2026} / 11 / 25;
constexpr std::uint32_t kLongSide = 3000, kLookedAt = 960;

std::filesystem::path models() {
    return std::filesystem::path(BEIAN_SOURCE_DIR) / "build/models";
}

template <class T>
T sound(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return *std::move(result);
}

struct Photo {
    image::Planes planes;
    double denominator = 1;
    document::FoundDocument found;
};

/// Three good photos of 12 megapixels, opened and with the document located.
const std::vector<Photo>& photos_of(const std::string& material) {
    static std::map<std::string, std::vector<Photo>> made;
    std::vector<Photo>& photos = made[material];
    const document::DocumentShape shape{material == "id_card"
                                            ? std::vector{document::kCard}
                                            : std::vector{document::kA4Landscape, document::kA4Portrait}};
    for (std::uint64_t seed = 6'001; photos.size() < 3; ++seed) {
        const cv::Size size = specimen::held_for(*specimen::find_kind(material, "front"), {4032, 3024});
        const auto photo = specimen::photograph(material, "front", specimen::good(seed, size), seed);
        image::BareExaminer examiner;
        image::ExamineRequest request;
        request.limits.max_bytes = 40'000'000;
        request.long_side = kLongSide;
        request.form = image::ExamineRequest::Form::Planes;
        auto opened = examiner.examine(photo.jpeg, request);
        auto found = document::find_document(opened.planes.value(), shape);
        if (!found) continue;
        photos.push_back({*std::move(opened.planes), static_cast<double>(opened.denominator), *found});
    }
    return photos;
}

void ours(benchmark::State& state, const std::string& material) {
    static const auto reader = sound(reading::Reader::load(models(), 1));
    const auto& photos = photos_of(material);
    for (auto _ : state)
        for (const Photo& photo : photos) {
            const auto read =
                reader.read({photo.planes, photo.denominator, photo.found}, {material, "front"}, kToday);
            if (read.document != material) state.SkipWithError("taken for another document");
        }
}

void general(benchmark::State& state, const std::string& material) {
    static const auto runtime = sound(vision::Runtime::load(models()));
    static const auto detector = sound(vision::TextDetector::load(runtime, models(), 1));
    static const auto recognizer = sound(vision::TextRecognizer::load(runtime, models(), 1));
    std::vector<image::Pixels> pictures;
    for (const Photo& photo : photos_of(material)) {
        const image::Plane& light = photo.planes.light;
        const double right = light.width - 0.5, bottom = light.height - 0.5;
        pictures.push_back(reading::flat_colours(
            photo.planes, {{{-0.5, -0.5}, {right, -0.5}, {right, bottom}, {-0.5, bottom}}}, light.width,
            light.height));
    }
    for (auto _ : state)
        for (const image::Pixels& picture : pictures) {
            std::vector<vision::LineToRead> lines;
            for (const model::Quad& box : detector.find(picture, kLookedAt))
                lines.push_back({vision::cut_line(picture, box), nullptr});
            benchmark::DoNotOptimize(recognizer.read(lines));
        }
}

void id_card_front(benchmark::State& state) {
    ours(state, "id_card");
}
void id_card_front_general(benchmark::State& state) {
    general(state, "id_card");
}
void business_license(benchmark::State& state) {
    ours(state, "business_license");
}
void business_license_general(benchmark::State& state) {
    general(state, "business_license");
}

BENCHMARK(id_card_front)->Unit(benchmark::kMillisecond);
BENCHMARK(id_card_front_general)->Unit(benchmark::kMillisecond);
BENCHMARK(business_license)->Unit(benchmark::kMillisecond);
BENCHMARK(business_license_general)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace beian
