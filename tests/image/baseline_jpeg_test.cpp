#include "image/baseline_jpeg.h"

#include "image/examine.h"
#include "image/jpeg_encoder.h"
#include "support/pictures.h"

#include <gmock/gmock.h>
#include <cstdlib>
#include <random>

namespace beian::image {
namespace {

using namespace pictures;
using State = Integrity::State;

bool is_read(const Bytes& bytes) {
    return unpack_baseline(bytes, {}, nullptr, 8);
}

/// Every number of bits and every length of code comes up in noise; grey, so that its pixels are its light.
Pixels noise(std::uint32_t width, std::uint32_t height) {
    std::mt19937 random(7);
    Pixels pixels{width, height, 3, {}};
    for (std::uint32_t i = 0; i < width * height; ++i) {
        const auto tone = static_cast<std::uint8_t>(random() % 256);
        for (int c = 0; c < 3; ++c) pixels.data.push_back(tone);
    }
    return pixels;
}

Bytes with_byte(Bytes bytes, std::size_t at, unsigned value) {
    bytes[at] = static_cast<std::uint8_t>(value);
    return bytes;
}

TEST(BaselineJpeg, IsReadHoweverColoursAreSampled) {
    for (const Jpeg& kind :
         {Jpeg{}, Jpeg{.across = 1, .down = 1}, Jpeg{.across = 2, .down = 1}, Jpeg{.across = 1, .down = 2},
          Jpeg{.width = 401, .height = 299, .restart_every = 3}, Jpeg{.width = 1, .height = 1},
          Jpeg{.exif = exif(6), .icc = icc("RGB ", "Display P3")}})
        EXPECT_TRUE(is_read(make(kind))) << kind.across << kind.down << kind.width;
}

TEST(BaselineJpeg, LeavesEveryOtherKindToLibjpeg) {
    for (const Bytes& bytes :
         {make(Jpeg{.components = 1}), make(Jpeg{.components = 4}), make(Jpeg{.progressive = true}),
          make(Jpeg{.arithmetic = true}), make(Jpeg{.across = 4, .down = 1}), make(Png{}), Bytes{}})
        EXPECT_FALSE(is_read(bytes));
}

TEST(BaselineJpeg, HasTheMeansOfThePixelsThatItLeavesOut) {
    const Pixels grey = noise(333, 250);
    for (const int quality : {30, 90, 100}) {
        for (const Chroma chroma : {Chroma::Halved, Chroma::Full}) {
            const Bytes bytes = encode_jpeg(view_of(grey), {quality, chroma, {}});
            for (const std::uint32_t side : {167U, 84U, 42U}) {
                const Examination planes =
                    examine(bytes, {.long_side = side, .form = ExamineRequest::Form::Planes});
                const Examination pixels = examine(bytes, {.long_side = side});
                ASSERT_TRUE(planes.planes && pixels.picture);
                ASSERT_EQ(planes.denominator, pixels.denominator);
                const Plane &light = planes.planes->light, expected = planes_of(*pixels.picture).light;
                ASSERT_EQ(light.width, expected.width);
                int farthest = 0;
                for (std::size_t i = 0; i < light.data.size(); ++i)
                    farthest = std::max(farthest, std::abs(int{light.data[i]} - int{expected.data[i]}));
                EXPECT_LE(farthest, 2) << quality << " " << side;
            }
        }
    }
}

TEST(BaselineJpeg, IsNotReadWhereItIsCut) {
    const Bytes whole = make(Jpeg{.restart_every = 11});
    for (std::size_t tenth = 0; tenth < 10; ++tenth)
        EXPECT_FALSE(is_read(
            Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() * tenth / 10))));
    EXPECT_FALSE(is_read(Bytes(whole.begin(), whole.end() - 2)));
}

TEST(BaselineJpeg, IsNeverTakenForWholeWhereLibjpegFindsDamage) {
    const Bytes plain = encode_jpeg(view_of(noise(64, 48)), {90, Chroma::Halved, {}});
    for (const Bytes& whole : {plain, make(Jpeg{.width = 64, .height = 48, .restart_every = 2})}) {
        ASSERT_TRUE(is_read(whole));
        int harmless = 0;
        for (std::size_t at = 0; at < whole.size(); ++at) {
            const Bytes damaged = with_byte(whole, at, whole[at] ^ 0x91U);
            if (!is_read(damaged)) continue;
            ++harmless;
            // Pixels come by way of libjpeg alone.
            const Examination pixels = examine(damaged, {.long_side = 1});
            EXPECT_EQ(pixels.integrity.state, State::Whole) << at;
            EXPECT_FALSE(pixels.integrity.blemished) << at;
        }
        EXPECT_GT(harmless, 0);
    }
}

}  // namespace
}  // namespace beian::image
