#include "image/decode.h"
#include "image/envelope.h"
#include "support/files.h"
#include "support/pictures.h"

#include <gmock/gmock.h>

namespace beian::image {
namespace {

using namespace pictures;

std::array<int, 3> pixel(const Pixels& pixels, std::uint32_t x, std::uint32_t y) {
    const BytesView row = pixels.row(y);
    if (pixels.channels == 1) return {row[x], row[x], row[x]};
    return {row[3 * x], row[3 * x + 1], row[3 * x + 2]};
}

Pixels decoded(BytesView bytes, Orientation orientation = Orientation::Apply) {
    const auto pixels = decode(bytes, {}, orientation);
    EXPECT_TRUE(pixels) << (pixels ? "" : pixels.error().message);
    return pixels ? *pixels : Pixels{};
}

/// Where a stored picture's top-left and top-right corner lie once it is upright (Exif 2.32, tag 0x0112).
struct Turn {
    unsigned tag;
    bool first_is_right, first_is_bottom;    // the stored top-left corner
    bool second_is_right, second_is_bottom;  // the stored top-right corner
};

class TaggedPicture : public testing::TestWithParam<Turn> {};

TEST_P(TaggedPicture, IsTurnedUpright) {
    const Turn& turn = GetParam();
    const Pixels pixels = decoded(make(Png{.width = 5, .height = 3, .exif = exif(turn.tag)}));
    const std::uint32_t right = pixels.width - 1, bottom = pixels.height - 1;
    EXPECT_EQ(pixels.width, turn.tag >= 5 ? 3u : 5u);
    EXPECT_EQ(pixel(pixels, turn.first_is_right ? right : 0, turn.first_is_bottom ? bottom : 0),
              (std::array{0, 0, 128}));
    EXPECT_EQ(pixel(pixels, turn.second_is_right ? right : 0, turn.second_is_bottom ? bottom : 0),
              (std::array{255, 0, 128}));
}

INSTANTIATE_TEST_SUITE_P(Tags, TaggedPicture,
                         testing::Values(Turn{1, false, false, true, false},
                                         Turn{2, true, false, false, false}, Turn{3, true, true, false, true},
                                         Turn{4, false, true, true, true}, Turn{5, false, false, false, true},
                                         Turn{6, true, false, true, true}, Turn{7, true, true, true, false},
                                         Turn{8, false, true, false, false}));

TEST(Decode, AKeptPictureStaysAsItIsStored) {
    const Pixels pixels = decoded(make(Png{.width = 5, .height = 3, .exif = exif(6)}), Orientation::Keep);
    EXPECT_EQ(pixels, decoded(make(Png{.width = 5, .height = 3})));
}

TEST(Decode, SixteenBitsBecomeEight) {
    EXPECT_EQ(decoded(make(Png{.width = 9, .height = 7, .depth = 16})),
              decoded(make(Png{.width = 9, .height = 7})));
}

TEST(Decode, TransparencyIsLaidOnWhite) {
    const Pixels clear = decoded(make(Png{.width = 2, .height = 2, .colour = 6, .alpha = 0}));
    EXPECT_EQ(clear.data, Bytes(12, 255));
    const Pixels grey = decoded(make(Png{.width = 2, .height = 2, .colour = 4, .alpha = 0}));
    EXPECT_EQ(grey, (Pixels{2, 2, 1, Bytes(4, 255)}));
    const Pixels half = decoded(make(Png{.width = 2, .height = 2, .colour = 6, .alpha = 128}));
    EXPECT_EQ(pixel(half, 0, 0), (std::array{127, 127, 191}));
}

TEST(Decode, PalettesAreLookedUp) {
    const Pixels png = decoded(make(Png{.width = 2, .height = 1, .colour = 3}));
    EXPECT_EQ(png, (Pixels{2, 1, 3, Bytes{255, 0, 0, 0, 0, 255}}));
    const Pixels gif = decoded(make(Gif{.width = 2, .height = 1}));
    EXPECT_EQ(gif, (Pixels{2, 1, 3, Bytes{255, 0, 0, 0, 0, 255}}));
}

TEST(Decode, JpegsOfEveryCodingShowTheSamePicture) {
    const Pixels plain = decoded(make(Jpeg{.width = 100, .height = 60}));
    EXPECT_EQ(decoded(make(Jpeg{.width = 100, .height = 60, .progressive = true})), plain);
    EXPECT_EQ(decoded(make(Jpeg{.width = 100, .height = 60, .arithmetic = true})), plain);
    EXPECT_NEAR(pixel(plain, 99, 0)[0], 255, 6);
    EXPECT_NEAR(pixel(plain, 0, 59)[1], 255, 6);
}

TEST(Decode, InkBecomesLight) {
    const Pixels pixels = decoded(make(Jpeg{.width = 64, .height = 64, .components = 4}));
    EXPECT_EQ(pixels.channels, 3u);
    EXPECT_NEAR(pixel(pixels, 63, 0)[0], 255, 6);
    EXPECT_NEAR(pixel(pixels, 0, 0)[0], 0, 6);
}

TEST(Decode, WhatIsNotWholeIsRefusedWithAWayOut) {
    const Bytes jpeg = make(Jpeg{});
    const auto cut = decode(BytesView(jpeg).first(jpeg.size() / 2), {}, Orientation::Apply);
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, ErrorCode::Unreadable);
    EXPECT_THAT(cut.error().message, testing::HasSubstr("cut short"));
    const auto large = decode(jpeg, {.max_memory = 640 * 480 * 3 - 1}, Orientation::Apply);
    ASSERT_FALSE(large);
    EXPECT_EQ(large.error().code, ErrorCode::TooLarge);
    EXPECT_FALSE(decode({}, {}, Orientation::Apply));
}

TEST(Decode, TheSamePhotoUnderEveryTagLooksTheSame) {
    const std::filesystem::path folder = files::samples() / "exif_orientation";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no sample pictures here";
    const Pixels upright = decoded(files::read(folder / "Landscape_1.jpg"));
    for (int tag = 0; tag <= 8; ++tag) {
        const Bytes bytes = files::read(folder / ("Landscape_" + std::to_string(tag) + ".jpg"));
        const Pixels pixels = decoded(bytes);
        ASSERT_EQ(pixels.data.size(), upright.data.size()) << tag;
        EXPECT_EQ(pixels.width, upright.width) << tag;
        double apart = 0;
        for (std::size_t i = 0; i < pixels.data.size(); ++i)
            apart += std::abs(pixels.data[i] - upright.data[i]);
        EXPECT_LT(apart / static_cast<double>(pixels.data.size()), 8) << tag;
        EXPECT_EQ(read_envelope(bytes).width, 1800u) << tag;
    }
}

TEST(Decode, SamplePicturesOfOurKindsAllOpenAtTheSizeTheyClaim) {
    const std::filesystem::path folder = files::samples() / "image_formats" / "images";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no sample pictures here";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const Bytes bytes = entry.is_regular_file() ? files::read(entry.path()) : Bytes{};
        const Envelope envelope = read_envelope(bytes);
        if (!envelope.is_decodable()) continue;
        const Pixels pixels = decoded(bytes);
        EXPECT_EQ(pixels.width, envelope.width) << entry.path();
        EXPECT_EQ(pixels.height, envelope.height) << entry.path();
    }
}

}  // namespace
}  // namespace beian::image
