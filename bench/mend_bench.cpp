// What a person waits for after pressing "mend" or "join": everything from the file to the file, the sandbox
// included, beside libvips doing the same work with the document's place handed to it.
#include "image/sandbox.h"
#include "inspect/mend/compose.h"
#include "inspect/mend/mend.h"
#include "specimen/recipes.h"
#include "specimen/scene.h"

#include <benchmark/benchmark.h>

#include <malloc.h>
#include <sys/resource.h>
#include <vips/vips.h>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>

namespace beian {
namespace {

/// A photo of 12 megapixels and, for the peer, which part of it is to be kept.
struct CardPhoto {
    Bytes jpeg;
    int left, top, width, height;
};

CardPhoto photo_of_card(const std::string& side, int orientation_tag) {
    constexpr std::uint64_t kSeed = 2;
    constexpr double kMargin = 0.04;  // as in rules/checks.yaml
    specimen::Scene scene = specimen::good(kSeed, {4032, 3024});
    scene.rotation_deg = 0;  // straightening would be work that the peer is not asked for
    scene.orientation_tag = orientation_tag;
    specimen::Photo photo = specimen::photograph("id_card", side, scene, kSeed);
    // What drawing leaves behind would be copied with every process that is made.
    photo.upright.release();
    malloc_trim(0);
    double left = 1e9, top = 1e9, right = 0, bottom = 0;
    for (const cv::Point2d& corner : photo.truth.quad) {
        left = std::min(left, corner.x), right = std::max(right, corner.x);
        top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
    }
    const double margin = kMargin * (right - left);
    return {std::move(photo.jpeg), static_cast<int>(left - margin), static_cast<int>(top - margin),
            static_cast<int>(right - left + 2 * margin), static_cast<int>(bottom - top + 2 * margin)};
}

/// Of this process and of the ones it waited for: strangers' pictures are opened in processes of their own.
double cpu_seconds() {
    double seconds = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(who, &used);
        seconds += double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                   double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    }
    return seconds;
}

template <class Work>
void time_cpu(benchmark::State& state, const Work& work) {
    std::size_t bytes = 0;
    for (auto _ : state) {
        const double from = cpu_seconds();
        bytes = work();
        state.SetIterationTime(cpu_seconds() - from);
    }
    state.SetLabel(std::to_string(bytes / 1024) + " KB");
}

const inspect::CheckBook& book() {
    static const auto loaded = inspect::load_check_book(std::string(BEIAN_SOURCE_DIR) + "/rules/checks.yaml");
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

model::PhotoProfile aliyun() {
    model::PhotoProfile profile;
    profile.formats = {model::FileKind::Jpeg};
    profile.min_bytes = 200 * model::kBytesPerKb;
    profile.max_bytes = 4 * model::kBytesPerMb;
    return profile;
}

/// Held upright and stored sideways, as phones do.
const CardPhoto& sideways() {
    static const CardPhoto photo = photo_of_card("front", 6);
    return photo;
}
const CardPhoto& front() {
    static const CardPhoto photo = photo_of_card("front", 1);
    return photo;
}
const CardPhoto& back() {
    static const CardPhoto photo = photo_of_card("back", 1);
    return photo;
}

/// A sandbox is made for the whole batch, as a desk does; its end is part of the work, for only then are its
/// processes' times known.
constexpr int kBatch = 10;

template <class Work>
void time_batch(benchmark::State& state, const Work& work) {
    std::size_t bytes = 0;
    for (auto _ : state) {
        const double from = cpu_seconds();
        {
            image::Sandbox sandbox;
            for (int i = 0; i < kBatch; ++i) bytes = work(sandbox);
        }
        state.SetIterationTime((cpu_seconds() - from) / kBatch);
    }
    state.SetLabel(std::to_string(bytes / 1024) + " KB");
}

/// Photos are judged when they come; what is timed here is what comes afterwards.
constexpr auto kJudging = inspect::Judging::Envelope;

void mend(benchmark::State& state) {
    sideways();
    time_batch(state, [](image::Sandbox& sandbox) {
        const auto outcome =
            inspect::mend_photo({"a.jpg", sideways().jpeg, "", "", {}}, aliyun(), book(), sandbox, kJudging);
        if (!outcome.mended || !outcome.mended->steps.cropped) throw std::logic_error("it was not mended");
        return outcome.mended->jpeg.size();
    });
}

void compose(benchmark::State& state) {
    front(), back();
    time_batch(state, [](image::Sandbox& sandbox) {
        const inspect::PhotoRequest photos[] = {{"a.jpg", front().jpeg, "", "", {}},
                                                {"b.jpg", back().jpeg, "", "", {}}};
        const auto outcome =
            inspect::compose(photos, inspect::Layout::Pair, aliyun(), book(), sandbox, kJudging);
        if (!outcome.composed) throw std::logic_error("they were not joined");
        return outcome.composed->jpeg.size();
    });
}

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

void start_vips() {
    static const bool started = [] {
        if (VIPS_INIT("mend_bench") != 0) vips_error_exit(nullptr);
        vips_concurrency_set(1);
        vips_cache_set_max(0);
        return true;
    }();
    benchmark::DoNotOptimize(started);
}

void must(int status) {
    if (status != 0) throw std::runtime_error(vips_error_buffer());
}

/// `shrink` is libjpeg's own, while it unpacks: 1 opens every pixel, 2 as many as we do.
Image opened(const CardPhoto& photo, int shrink, VipsAccess access) {
    VipsImage* out = nullptr;
    must(vips_jpegload_buffer(const_cast<std::uint8_t*>(photo.jpeg.data()), photo.jpeg.size(), &out, "access",
                              access, "shrink", shrink, nullptr));
    Image stored(out);
    must(vips_autorot(stored.get(), &out, nullptr));
    return Image(out);
}

/// Sequential where nothing has to be turned: libvips' own advice, and its fastest.
Image cropped(const CardPhoto& photo, int shrink, VipsAccess access) {
    const Image upright = opened(photo, shrink, access);
    VipsImage* out = nullptr;
    must(vips_crop(upright.get(), &out, photo.left / shrink, photo.top / shrink, photo.width / shrink,
                   photo.height / shrink, nullptr));
    return Image(out);
}

std::size_t saved(VipsImage* image) {
    void* bytes = nullptr;
    std::size_t size = 0;
    must(vips_jpegsave_buffer(image, &bytes, &size, "Q", 90, "subsample_mode", VIPS_FOREIGN_SUBSAMPLE_ON,
                              "strip", TRUE, nullptr));
    g_free(bytes);
    return size;
}

void vips_mends(benchmark::State& state) {
    start_vips(), sideways();
    const auto shrink = static_cast<int>(state.range(0));
    time_cpu(state, [&] { return saved(cropped(sideways(), shrink, VIPS_ACCESS_RANDOM).get()); });
}

void vips_joins(benchmark::State& state) {
    start_vips(), front(), back();
    const auto shrink = static_cast<int>(state.range(0));
    time_cpu(state, [&] {
        const Image first = cropped(front(), shrink, VIPS_ACCESS_SEQUENTIAL),
                    second = cropped(back(), shrink, VIPS_ACCESS_SEQUENTIAL);
        // To one scale, the larger to the smaller, as we do.
        VipsImage* out = nullptr;
        must(vips_resize(second.get(), &out, double(front().width) / back().width, nullptr));
        const Image scaled(out);
        must(vips_join(first.get(), scaled.get(), &out, VIPS_DIRECTION_VERTICAL, "expand", TRUE, nullptr));
        return saved(Image(out).get());
    });
}

BENCHMARK(mend)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(compose)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(vips_mends)->ArgName("shrink")->Arg(1)->Arg(2)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(vips_joins)->ArgName("shrink")->Arg(1)->Arg(2)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace beian
