#include "image/integrity.h"
#include "image/decode.h"
#include "support/pictures.h"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>

namespace beian::image {
namespace {

using namespace pictures;
using State = Integrity::State;

State state_of(BytesView bytes, const Limits& limits = {}) {
    return prove_whole(bytes, read_envelope(bytes), limits).state;
}

TEST(Integrity, EverySoundKindOfPictureIsWhole) {
    EXPECT_EQ(state_of(make(Jpeg{})), State::Whole);
    EXPECT_EQ(state_of(make(Jpeg{.progressive = true})), State::Whole);
    EXPECT_EQ(state_of(make(Jpeg{.arithmetic = true})), State::Whole);
    EXPECT_EQ(state_of(make(Jpeg{.components = 1})), State::Whole);
    EXPECT_EQ(state_of(make(Jpeg{.components = 4})), State::Whole);
    EXPECT_EQ(state_of(make(Jpeg{.width = 1, .height = 1})), State::Whole);
    EXPECT_EQ(state_of(make(Jpeg{.width = 1, .height = 30000})), State::Whole);
    EXPECT_EQ(state_of(make(Png{})), State::Whole);
    EXPECT_EQ(state_of(make(Png{.colour = 6, .alpha = 0})), State::Whole);
    EXPECT_EQ(state_of(make(Png{.depth = 16})), State::Whole);
    EXPECT_EQ(state_of(make(Png{.width = 1, .height = 30000, .colour = 0})), State::Whole);
    EXPECT_EQ(state_of(make(Gif{})), State::Whole);
}

class CutPicture : public testing::TestWithParam<Bytes> {};

TEST_P(CutPicture, IsFoundAtEveryTenthOfItsLength) {
    for (std::size_t tenth = 1; tenth <= 9; ++tenth)
        EXPECT_EQ(state_of(BytesView(GetParam()).first(GetParam().size() * tenth / 10)), State::Truncated)
            << tenth;
    EXPECT_EQ(state_of(BytesView(GetParam()).first(GetParam().size() - 1)), State::Truncated);
}

INSTANTIATE_TEST_SUITE_P(Kinds, CutPicture,
                         testing::Values(make(Jpeg{}), make(Jpeg{.progressive = true}),
                                         make(Jpeg{.arithmetic = true}), make(Jpeg{.components = 4}),
                                         make(Png{}), make(Png{.depth = 16}), make(Gif{})));

TEST(Integrity, ACutPhotoSaysHowMuchOfItArrived) {
    const Bytes jpeg = make(Jpeg{.width = 640, .height = 480});
    const BytesView half = BytesView(jpeg).first(jpeg.size() / 2);
    const Integrity integrity = prove_whole(half, read_envelope(half), {});
    ASSERT_TRUE(integrity.arrived);
    EXPECT_GT(*integrity.arrived, 0.2);
    EXPECT_LT(*integrity.arrived, 0.8);
}

TEST(Integrity, ACutPhotoIsFoundThoughItsEndMarkWasPutBack) {
    Bytes jpeg = make(Jpeg{});
    jpeg.resize(jpeg.size() / 2);
    EXPECT_EQ(state_of(jpeg + "\xFF\xD9"), State::Truncated);
}

TEST(Integrity, DamageIsFound) {
    Bytes png = make(Png{});
    png[png.size() / 2] ^= 0x55;
    EXPECT_EQ(state_of(png), State::Corrupt);
    Bytes text_mode = make(Png{});
    text_mode.erase(text_mode.begin() + 4);  // the carriage return that a text transfer takes away
    EXPECT_EQ(state_of(text_mode), State::Corrupt);
    Bytes jpeg = make(Jpeg{});
    std::fill_n(jpeg.begin() + static_cast<std::ptrdiff_t>(jpeg.size() / 2), 64, std::uint8_t{0xFE});
    EXPECT_NE(state_of(jpeg), State::Whole);
    Bytes gif = make(Gif{});
    gif[gif.size() / 2] = 0xFF;
    EXPECT_NE(state_of(gif), State::Whole);
}

TEST(Integrity, ANoteWithAWrongChecksumLeavesThePictureWhole) {
    Bytes png = make(Png{.extra = {{"tIME", Bytes{0x07, 0xEA, 11, 20, 10, 1, 2}}}});
    png[33 + 8 + 7] ^= 1;
    const Integrity integrity = prove_whole(png, read_envelope(png), {});
    EXPECT_EQ(integrity.state, State::Whole);
    EXPECT_TRUE(integrity.blemished);
}

TEST(Integrity, RareSortsOfJpegAreNamedNotTried) {
    Bytes jpeg = make(Jpeg{});
    for (std::size_t at = 0; at + 1 < jpeg.size(); ++at)
        if (jpeg[at] == 0xFF && jpeg[at + 1] == 0xC0) jpeg[at + 1] = 0xC3;  // lossless
    EXPECT_EQ(state_of(jpeg), State::Unsupported);
}

/// Bombs: each must end within a second and 150 MB, whatever it claims.
struct Bomb {
    const char* name;
    Bytes (*make)();
    State expected = State::TooLarge;
};

Bytes claimed_png(unsigned width, unsigned height, unsigned colour, unsigned depth) {
    return make(
        Png{.width = width, .height = height, .colour = colour, .depth = depth, .rows = Bytes(4 << 20, 0)});
}

Bytes jpeg_with_many_scans() {
    Bytes jpeg = make(Jpeg{.width = 4000, .height = 3000, .progressive = true, .quality = 1});
    jpeg.resize(jpeg.size() - 2);
    // The same refinement of one coefficient, again and again.
    std::size_t last = 0;
    for (std::size_t at = 0; at + 1 < jpeg.size(); ++at)
        if (jpeg[at] == 0xFF && jpeg[at + 1] == 0xDA) last = at;
    const Bytes scan(jpeg.begin() + static_cast<std::ptrdiff_t>(last), jpeg.end());
    while (jpeg.size() < 8u << 20) append(jpeg, scan);
    return jpeg + "\xFF\xD9";
}

Bytes png_with_packed_text() {
    Bytes text;
    append(text, std::string_view("bomb\0\0", 6)), append(text, packed(Bytes(300 << 20, 'x')));
    return make(Png{.extra = {{"zTXt", text}}});
}

Bytes exif_in_a_ring() {
    Bytes tiff = exif(1);
    tiff[33] = 8;
    return make(Jpeg{.exif = tiff});
}

const Bomb kBombs[] = {
    {"a JPEG claiming 60000×60000", [] { return claiming(make(Jpeg{}), 60000, 60000); }},
    {"a JPEG claiming 65500×1600", [] { return claiming(make(Jpeg{}), 65500, 1600); }, State::Truncated},
    {"a progressive JPEG claiming 10000×10000",
     [] { return claiming(make(Jpeg{.progressive = true}), 10000, 10000); }},
    {"a PNG of 5 KB claiming gigabytes", [] { return claimed_png(60000, 60000, 6, 16); }},
    {"a PNG of 5 KB claiming 100 megapixels", [] { return claimed_png(10000, 10000, 0, 8); }, State::Corrupt},
    {"a GIF of 100,000 frames", [] { return gif_of_frames(100'000); }, State::Whole},
    {"a JPEG of a thousand scans", jpeg_with_many_scans},
    {"a PNG with 300 MB of packed text", png_with_packed_text, State::Whole},
    {"an EXIF directory that points at itself", exif_in_a_ring, State::Whole},
    {"a progressive JPEG of 12 megapixels",
     [] { return make(Jpeg{.width = 4000, .height = 3000, .progressive = true, .quality = 95}); },
     State::Whole},
    {"a JPEG of 100 megapixels of one colour",
     [] { return make(Jpeg{.width = 10000, .height = 10000, .quality = 1}); }, State::Whole},
    {"a PNG of 300 MB of zeros",
     [] { return make(Png{.width = 10000, .height = 10000, .rows = Bytes(300'010'000, 0)}); }, State::Whole},
};

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

constexpr int kFault = 99, kTookTooMuch = 98;

/// The verdict of a child that may take 150 MB, its file included; or what ended it.
int prove_in_a_small_room(const Bytes& bytes) {
    const pid_t child = fork();
    if (child == 0) {
        long mapped = 0, resident = 0;  // pages
        std::FILE* statm = std::fopen("/proc/self/statm", "r");
        if (!statm || std::fscanf(statm, "%ld %ld", &mapped, &resident) != 2) _exit(kFault);
        const rlim_t page = static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
        const rlim_t room = (rlim_t{150} << 20) - bytes.size();
        // The sanitizers map terabytes for themselves: there only what was really used is counted.
        const rlimit limit{static_cast<rlim_t>(mapped) * page + room, RLIM_INFINITY};
        if (!kIsSanitized && setrlimit(RLIMIT_AS, &limit) != 0) _exit(kFault);
        const State state = state_of(bytes);
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        const rlim_t peak = static_cast<rlim_t>(used.ru_maxrss) * 1024;
        if (peak > static_cast<rlim_t>(resident) * page + room) _exit(kTookTooMuch);
        _exit(static_cast<int>(state));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

class PictureBomb : public testing::TestWithParam<Bomb> {};

TEST_P(PictureBomb, EndsWithinASecondAnd150Megabytes) {
    const Bytes bytes = GetParam().make();
    const auto start = std::chrono::steady_clock::now();
    const int answer = prove_in_a_small_room(bytes);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(answer, static_cast<int>(GetParam().expected)) << GetParam().name;
    RecordProperty("milliseconds", static_cast<int>(took.count() * 1000));
    EXPECT_LT(took.count(), kIsSanitized ? 15.0 : 1.0) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Bombs, PictureBomb, testing::ValuesIn(kBombs));

TEST(Integrity, LimitsHoldBeforeAnythingIsUnpacked) {
    const Bytes jpeg = make(Jpeg{.width = 640, .height = 480});
    EXPECT_EQ(state_of(jpeg, {.max_bytes = jpeg.size() - 1}), State::TooLarge);
    EXPECT_EQ(state_of(jpeg, {.max_pixels = 640 * 480 - 1}), State::TooLarge);
    EXPECT_EQ(state_of(jpeg, {.max_side = 639}), State::TooLarge);
    EXPECT_EQ(state_of(make(Jpeg{.arithmetic = true}), {.max_arithmetic_bytes = 100}), State::TooLarge);
    EXPECT_EQ(
        state_of(make(Jpeg{.width = 4000, .height = 3000, .progressive = true}), {.max_memory = 1 << 20}),
        State::TooLarge);
    EXPECT_EQ(state_of(make(Png{}), {.max_unpacked = 1000}), State::TooLarge);
}

}  // namespace
}  // namespace beian::image
