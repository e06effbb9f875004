#include "image/fitting.h"
#include "image/decode.h"
#include "image/envelope.h"
#include "image/resample.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

namespace beian::image {
namespace {

/// Noise of `grain` over soft waves: 0 packs to nearly nothing, 60 hardly at all.
Pixels drawn(std::uint32_t width, std::uint32_t height, int grain, std::uint32_t channels = 3) {
    Pixels pixels{width, height, channels, Bytes(std::size_t{width} * height * channels)};
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < pixels.data.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        const double wave = 120 + 60 * std::sin(double(i % (std::size_t{width} * channels)) * 0.01);
        const int noise = grain == 0 ? 0 : static_cast<int>((state >> 16) % (2 * grain + 1)) - grain;
        pixels.data[i] = static_cast<std::uint8_t>(std::clamp(wave + noise, 0.0, 255.0));
    }
    return pixels;
}

TEST(FitInto, ARangeThatTheFirstEncodeMeetsCostsOne) {
    const Pixels picture = drawn(800, 600, 5);
    const Fitted fitted = fit_into(view_of(picture), {.least_bytes = 10'000, .most_bytes = 1'000'000});
    EXPECT_TRUE(fitted.fits);
    EXPECT_EQ(fitted.encodes, 1);
    EXPECT_EQ(fitted.quality, 90);
    EXPECT_EQ(fitted.width, 800U);
}

TEST(FitInto, EveryRangeIsMetInThreeEncodesWhateverThePictureIsLike) {
    for (const int grain : {1, 4, 12, 30, 60}) {
        const Pixels picture = drawn(1200, 900, grain);
        const auto natural = static_cast<double>(fit_into(view_of(picture), {}).jpeg.size());
        for (const double share : {0.1, 0.3, 0.6, 0.9, 1.5, 3.0, 5.0}) {
            // A range of one to two, a provider's tightest.
            const FitWish wish{.least_bytes = static_cast<std::uint64_t>(natural * share * 0.7),
                               .most_bytes = static_cast<std::uint64_t>(natural * share * 1.4)};
            const Fitted fitted = fit_into(view_of(picture), wish);
            EXPECT_TRUE(fitted.fits) << "grain " << grain << ", share " << share << ": " << fitted.jpeg.size()
                                     << " bytes for " << wish.least_bytes << " to " << wish.most_bytes;
            EXPECT_LE(fitted.encodes, kMostEncodes);
        }
    }
}

TEST(FitInto, SmallPrintIsNotSqueezedBelowTheLeastQuality) {
    const Pixels picture = drawn(1200, 900, 60);
    const Fitted fitted = fit_into(view_of(picture), {.most_bytes = 60'000});
    EXPECT_TRUE(fitted.fits);
    EXPECT_GE(fitted.quality, 80);
    EXPECT_LT(fitted.width, 1200U);
}

TEST(FitInto, ALightPictureGrowsByPlainInterpolationOnly) {
    const Pixels picture = drawn(640, 400, 3);
    const Fitted fitted = fit_into(view_of(picture), {.least_bytes = 200 * 1024, .most_bytes = 4 << 20});
    ASSERT_TRUE(fitted.fits);
    const auto larger = decode(fitted.jpeg, {}, Orientation::Apply);
    ASSERT_TRUE(larger);
    // Shrunk again it is the picture it was.
    const Pixels again = resized(view_of(*larger), 640, 400);
    double difference = 0;
    for (std::size_t i = 0; i < again.data.size(); ++i)
        difference += std::abs(again.data[i] - picture.data[i]);
    EXPECT_LT(difference / static_cast<double>(again.data.size()), 2.0);
}

TEST(FitInto, NothingIsPaddedToAWeightThatAnEmptySheetDoesNotHave) {
    const Fitted fitted = fit_into(view_of(Pixels{64, 64, 3, Bytes(64 * 64 * 3, 255)}),
                                   {.least_bytes = 4 << 20, .most_bytes = 8 << 20});
    EXPECT_FALSE(fitted.fits);
    EXPECT_EQ(fitted.encodes, kMostEncodes);
}

TEST(FitInto, TheMostPixelsHoldWhateverTheBytesSay) {
    const Pixels picture = drawn(1000, 800, 10);
    const Fitted fitted = fit_into(view_of(picture), {.least_bytes = 500'000, .most_pixels = 200'000});
    EXPECT_LE(std::uint64_t{fitted.width} * fitted.height, 200'000U);
    EXPECT_NEAR(double(fitted.width) / fitted.height, 1.25, 0.01);
}

TEST(FitInto, ShrinkingStopsAtTheLeastSides) {
    const Pixels picture = drawn(1000, 800, 60);
    const Fitted fitted =
        fit_into(view_of(picture), {.most_bytes = 2'000, .least_short_side = 360, .least_long_side = 580});
    EXPECT_FALSE(fitted.fits);
    EXPECT_GE(fitted.height, 359U);
}

TEST(EncodeJpeg, WhatIsWrittenHoldsPixelsAndNothingElse) {
    const Pixels picture = drawn(300, 200, 5);
    const Bytes jpeg = encode_jpeg(view_of(picture), {.quality = 95, .chroma = Chroma::Full});
    const Envelope envelope = read_envelope(jpeg);
    EXPECT_EQ(envelope.kind, model::FileKind::Jpeg);
    EXPECT_EQ(envelope.header, Header::Sound);
    EXPECT_EQ(envelope.orientation, 1);
    EXPECT_FALSE(envelope.captured);
    EXPECT_FALSE(envelope.progressive);
    EXPECT_EQ(envelope.profile.state, ColourProfile::State::Missing);
    EXPECT_EQ(envelope.end, jpeg.size());
    for (std::size_t at = 2; jpeg[at + 1] != 0xDA; at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3])) {
        EXPECT_TRUE(jpeg[at + 1] == 0xE0 || jpeg[at + 1] < 0xE0)
            << "a segment of notes: " << int(jpeg[at + 1]);
    }
    const auto back = decode(jpeg, {}, Orientation::Apply);
    ASSERT_TRUE(back);
    for (std::size_t i = 0; i < picture.data.size(); i += 101)
        EXPECT_NEAR(back->data[i], picture.data[i], 12);
}

TEST(EncodeJpeg, APartAndGreyAreWrittenAsTheyAre) {
    const Pixels grey = drawn(300, 200, 5, 1);
    const auto back =
        decode(encode_jpeg(part_of(view_of(grey), 10, 20, 101, 77), {}), {}, Orientation::Apply);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->channels, 1U);
    EXPECT_EQ(back->width, 101U);
    EXPECT_NEAR(back->data[5], grey.data[20 * 300 + 15], 10);
    EXPECT_THROW(encode_jpeg(PixelView{}, {}), std::invalid_argument);
}

TEST(Draw, WhatLiesOutsideHasTheToneAround) {
    const Pixels red{2, 2, 3, {200, 0, 0, 200, 0, 0, 200, 0, 0, 200, 0, 0}};
    Bytes canvas(4 * 4 * 3);
    draw(view_of(red), {-1, -1, 0, 1}, {1, 2, 3}, {canvas, 4, 4, 12});
    EXPECT_EQ(Bytes(canvas.begin(), canvas.begin() + 3), (Bytes{1, 2, 3}));
    EXPECT_EQ(Bytes(canvas.begin() + 15, canvas.begin() + 24), (Bytes{200, 0, 0, 200, 0, 0, 1, 2, 3}));
    draw(view_of(red), {100, 100, 0, 1}, {1, 2, 3}, {canvas, 4, 4, 12});
    EXPECT_EQ(Bytes(canvas.end() - 3, canvas.end()), (Bytes{1, 2, 3}));
}

TEST(Draw, AQuarterTurnMovesPixelsAndChangesNone) {
    const Pixels from = drawn(40, 30, 40);
    Pixels to{30, 40, 3, Bytes(40 * 30 * 3)};
    // Rows run downwards: the target's upper left pixel is the source's upper right one.
    draw(view_of(from), {39, 0, 90, 1}, {}, {to.data, 30, 40, 90});
    for (const auto& [x, y] : {std::pair{0U, 0U}, {29U, 0U}, {0U, 39U}, {29U, 39U}, {7U, 11U}}) {
        const std::uint8_t* there = from.data.data() + (std::size_t{x} * 40 + (39 - y)) * 3;
        EXPECT_NEAR(to.data[(std::size_t{y} * 30 + x) * 3], there[0], 1) << x << ", " << y;
    }
}

TEST(Draw, HalfTheSizeIsTheMeanOfWhatItCovers) {
    const Pixels stripes{4, 2, 1, {0, 100, 0, 100, 0, 100, 0, 100}};
    Bytes canvas(2 * 1 * 3);
    draw(view_of(stripes), {0.5, 0.5, 0, 0.5}, {}, {canvas, 2, 1, 6});
    EXPECT_EQ(canvas, Bytes(6, 50));
}

}  // namespace
}  // namespace beian::image
