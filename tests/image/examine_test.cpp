#include "image/examine.h"
#include "support/pictures.h"

#include <gmock/gmock.h>

namespace beian::image {
namespace {

using namespace pictures;
using State = Integrity::State;

/// The average of each box, straight from the whole picture: what shrinking on the way must equal.
Pixels boxed(const Pixels& whole, unsigned side) {
    Pixels small{(whole.width + side - 1) / side, (whole.height + side - 1) / side, whole.channels, {}};
    for (std::uint32_t y = 0; y < small.height; ++y)
        for (std::uint32_t x = 0; x < small.width; ++x)
            for (std::uint32_t c = 0; c < small.channels; ++c) {
                unsigned sum = 0, count = 0;
                for (std::uint32_t v = y * side; v < std::min((y + 1) * side, whole.height); ++v)
                    for (std::uint32_t u = x * side; u < std::min((x + 1) * side, whole.width); ++u, ++count)
                        sum += whole.row(v)[std::size_t{u} * whole.channels + c];
                small.data.push_back(static_cast<std::uint8_t>((sum + count / 2) / count));
            }
    return small;
}

Pixels whole_of(BytesView bytes) {
    return decode(bytes, {}, Orientation::Keep).value();
}

class ShrunkPicture : public testing::TestWithParam<Bytes> {};

TEST_P(ShrunkPicture, IsTheAverageOfItsBoxes) {
    for (const unsigned denominator : {1u, 2u, 4u, 8u}) {
        const auto small = decode_scaled(GetParam(), {}, Orientation::Keep, denominator);
        ASSERT_TRUE(small);
        EXPECT_EQ(*small, boxed(whole_of(GetParam()), denominator)) << denominator;
    }
}

Bytes interlaced_gif() {
    Bytes gif = make(Gif{.width = 21, .height = 27});
    for (std::size_t at = 13 + 6; at + 9 < gif.size(); ++at)
        if (gif[at] == 0x2C && gif[at + 5] == 21) {
            gif[at + 9] |= 0x40;
            break;
        }
    return gif;
}

INSTANTIATE_TEST_SUITE_P(Kinds, ShrunkPicture,
                         testing::Values(make(Png{.width = 101, .height = 67}),
                                         make(Png{.width = 33, .height = 9, .colour = 0}),
                                         make(Png{.width = 40, .height = 24, .colour = 6, .alpha = 77}),
                                         make(Png{.width = 19, .height = 23, .interlaced = true}),
                                         make(Png{.width = 1, .height = 1, .interlaced = true}),
                                         make(Gif{.width = 41, .height = 31}), interlaced_gif()));

TEST(DecodeScaled, AJpegShrinksToTheSamePictureOnlySmaller) {
    for (const bool progressive : {false, true}) {
        const Bytes jpeg = make(Jpeg{.width = 403, .height = 301, .progressive = progressive});
        for (const unsigned denominator : {2u, 4u, 8u}) {
            const Pixels expected = boxed(whole_of(jpeg), denominator);
            const auto small = decode_scaled(jpeg, {}, Orientation::Keep, denominator);
            ASSERT_TRUE(small);
            ASSERT_EQ(small->width, expected.width);
            ASSERT_EQ(small->height, expected.height);
            int apart = 0;
            for (std::size_t i = 0; i < expected.data.size(); ++i)
                apart = std::max(apart, std::abs(expected.data[i] - small->data[i]));
            EXPECT_LE(apart, 6) << denominator;
        }
    }
}

TEST(DecodeScaled, ASmallPictureIsTurnedUprightAsWell) {
    const Bytes sideways = make(Jpeg{.width = 400, .height = 300, .exif = exif(6)});
    const auto small = decode_scaled(sideways, {}, Orientation::Apply, 4);
    ASSERT_TRUE(small);
    EXPECT_EQ(small->width, 75u);
    EXPECT_EQ(small->height, 100u);
}

TEST(DecodeScaled, OtherStepsAreRefused) {
    for (const unsigned denominator : {0u, 3u, 16u})
        EXPECT_EQ(decode_scaled(make(Png{}), {}, Orientation::Keep, denominator).error().code,
                  ErrorCode::InvalidArgument);
}

TEST(DecodeScaled, APhotoOf108MegapixelsFits) {
    const Bytes jpeg = make(Jpeg{.width = 12000, .height = 9000, .components = 1, .quality = 20});
    EXPECT_EQ(decode(jpeg, {}, Orientation::Apply).error().code, ErrorCode::TooLarge);
    const Examination found = examine(jpeg, {.long_side = 1600});
    EXPECT_EQ(found.integrity.state, State::Whole);
    EXPECT_EQ(found.denominator, 4u);
    ASSERT_TRUE(found.picture);
    EXPECT_EQ(found.picture->width, 3000u);
}

TEST(Denominator, LeavesTheLongSideThatIsWanted) {
    EXPECT_EQ(denominator_for(4000, 3000, 1600), 2u);
    EXPECT_EQ(denominator_for(3000, 4000, 1600), 2u);
    EXPECT_EQ(denominator_for(12000, 9000, 1500), 8u);
    EXPECT_EQ(denominator_for(1600, 1200, 1600), 1u);
    EXPECT_EQ(denominator_for(4000, 3000, ExamineRequest::kFullSize), 1u);
    EXPECT_EQ(denominator_for(0, 0, 1600), 1u);
}

TEST(Examine, OnePassProvesAndShows) {
    const Bytes jpeg = make(Jpeg{.width = 400, .height = 300, .exif = exif(8)});
    Examination expected;
    expected.envelope = read_envelope(jpeg);
    expected.integrity = prove_whole(jpeg, expected.envelope, {});
    EXPECT_EQ(examine(jpeg, {}), expected);
    expected.denominator = 2;
    expected.picture = decode_scaled(jpeg, {}, Orientation::Apply, 2).value();
    EXPECT_EQ(examine(jpeg, {.long_side = 200}), expected);
}

/// The farthest that a value lies from another picture's.
int apart(BytesView a, BytesView b) {
    int farthest = a.size() == b.size() ? 0 : 256;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        farthest = std::max(farthest, std::abs(int{a[i]} - int{b[i]}));
    return farthest;
}

TEST(Examine, SoftPixelsAreTheSamePictureWithSofterColours) {
    for (const Jpeg& kind :
         {Jpeg{.width = 403, .height = 301}, Jpeg{.width = 401, .height = 302, .exif = exif(6)},
          Jpeg{.width = 398, .height = 299, .across = 1, .down = 1},
          Jpeg{.width = 397, .height = 301, .across = 2, .down = 1, .exif = exif(3)},
          Jpeg{.width = 405, .height = 303, .across = 1, .down = 2}, Jpeg{.width = 67, .height = 49}}) {
        const Bytes jpeg = make(kind);
        for (const std::uint32_t denominator : {2U, 4U, 8U}) {
            const std::uint32_t side = std::max(kind.width, kind.height) / denominator;
            const Examination exact = examine(jpeg, {.long_side = side}),
                              soft = examine(jpeg,
                                             {.long_side = side, .form = ExamineRequest::Form::SoftPixels});
            ASSERT_TRUE(exact.picture && soft.picture);
            ASSERT_EQ(soft.denominator, denominator);
            ASSERT_EQ(soft.picture->width, exact.picture->width);
            EXPECT_EQ(soft.envelope, exact.envelope);
            const Planes a = planes_of(*soft.picture), b = planes_of(*exact.picture);
            const std::string told = std::to_string(kind.width) + " 1/" + std::to_string(denominator);
            EXPECT_LE(apart(a.light.data, b.light.data), 6) << told;
            EXPECT_LE(apart(a.blue.data, b.blue.data), 6) << told;
            EXPECT_LE(apart(a.red.data, b.red.data), 6) << told;
        }
    }
}

TEST(Examine, SoftPixelsOfWhatHasNoHalvedColoursAreItsPixels) {
    for (const Bytes& bytes : {make(Jpeg{.components = 1}), make(Jpeg{.components = 4}),
                               make(Jpeg{.progressive = true}), make(Png{}), make(Gif{})}) {
        for (const std::uint32_t side : {ExamineRequest::kFullSize, 1U}) {
            const ExamineRequest soft{.long_side = side, .form = ExamineRequest::Form::SoftPixels};
            EXPECT_EQ(examine(bytes, soft), examine(bytes, {.long_side = side}));
        }
    }
    const Bytes whole = make(Jpeg{});
    const BytesView half = BytesView(whole).first(whole.size() / 2);
    EXPECT_EQ(examine(half, {.long_side = 100, .form = ExamineRequest::Form::SoftPixels}),
              examine(half, {.long_side = 100}));
}

TEST(Examine, WhatIsNotWholeShowsNothing) {
    for (const Bytes& whole : {make(Jpeg{}), make(Png{}), make(Gif{}), make(Jpeg{.progressive = true})}) {
        const BytesView half = BytesView(whole).first(whole.size() / 2);
        const Examination found = examine(half, {.long_side = 100});
        EXPECT_EQ(found.integrity, prove_whole(half, read_envelope(half), {}));
        EXPECT_EQ(found.integrity.state, State::Truncated);
        EXPECT_EQ(found.picture, std::nullopt);
    }
    EXPECT_EQ(examine({}, {.long_side = 100}).integrity.state, State::Unread);
}

}  // namespace
}  // namespace beian::image
