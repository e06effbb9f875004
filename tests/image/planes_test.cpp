#include "image/planes.h"

#include "image/examine.h"
#include "image/sandbox.h"
#include "support/pictures.h"

#include <gmock/gmock.h>
#include <cstdlib>

namespace beian::image {
namespace {

using namespace pictures;

/// Red at the left, green at the right, lighter towards the bottom.
Pixels picture(std::uint32_t width, std::uint32_t height) {
    Pixels pixels{width, height, 3, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            const auto light = static_cast<std::uint8_t>(y * 100 / height);
            pixels.data.push_back(static_cast<std::uint8_t>(light + (x < width / 2 ? 150 : 20)));
            pixels.data.push_back(static_cast<std::uint8_t>(light + (x < width / 2 ? 20 : 150)));
            pixels.data.push_back(light);
        }
    }
    return pixels;
}

int farthest(const Plane& a, const Plane& b) {
    if (a.width != b.width || a.height != b.height) return 1000;
    int most = 0;
    for (std::size_t i = 0; i < a.data.size(); ++i)
        most = std::max(most, std::abs(int{a.data[i]} - int{b.data[i]}));
    return most;
}

ExamineRequest request(std::uint32_t long_side, Orientation orientation = Orientation::Apply) {
    return {.orientation = orientation, .long_side = long_side, .form = ExamineRequest::Form::Planes};
}

TEST(Planes, AreAQuarterAsFineInColour) {
    const Planes planes = planes_of(picture(41, 30));
    EXPECT_EQ(planes.light.width, 41U);
    EXPECT_EQ(planes.blue.width, 11U);
    EXPECT_EQ(planes.blue.height, 8U);
    EXPECT_EQ(planes.light.data.size() + planes.blue.data.size() + planes.red.data.size(),
              bytes_of_planes(41, 30));
}

TEST(Planes, SayTheColoursOfJfif) {
    const Planes planes = planes_of(Pixels{4, 4, 3, [] {
                                               Bytes red;
                                               for (int i = 0; i < 16; ++i)
                                                   for (const int c : {255, 0, 0})
                                                       red.push_back(static_cast<std::uint8_t>(c));
                                               return red;
                                           }()});
    EXPECT_EQ(planes.light.data[0], 76);
    EXPECT_EQ(planes.blue.data[0], 85);  // 84.97
    EXPECT_EQ(planes.red.data[0], 255);
}

TEST(Planes, OfGreyHaveNoColour) {
    const Planes planes = planes_of(Pixels{5, 5, 1, Bytes(25, 77)});
    EXPECT_EQ(planes.light.data, Bytes(25, 77));
    EXPECT_THAT(planes.blue.data, testing::Each(128));
    EXPECT_THAT(planes.red.data, testing::Each(128));
}

/// Whatever the file's own sampling: what is read without a detour is what the detour gives.
class PlanesOfAJpeg : public testing::TestWithParam<Jpeg> {};

TEST_P(PlanesOfAJpeg, AreThoseOfItsPixels) {
    const Bytes bytes = make(GetParam());
    for (const std::uint32_t side : {ExamineRequest::kFullSize, 200U, 100U}) {
        const Examination direct = examine(bytes, request(side));
        const Examination pixels = examine(bytes, {.long_side = side});
        ASSERT_TRUE(direct.planes && pixels.picture);
        EXPECT_EQ(direct.denominator, pixels.denominator);
        const Planes expected = planes_of(*pixels.picture);
        EXPECT_LE(farthest(direct.planes->light, expected.light), 6) << side;
        EXPECT_LE(farthest(direct.planes->blue, expected.blue), 8) << side;
        EXPECT_LE(farthest(direct.planes->red, expected.red), 8) << side;
    }
}

INSTANTIATE_TEST_SUITE_P(OfEveryKind, PlanesOfAJpeg,
                         testing::Values(Jpeg{}, Jpeg{.width = 401, .height = 299}, Jpeg{.progressive = true},
                                         Jpeg{.components = 1}, Jpeg{.components = 4},
                                         Jpeg{.across = 1, .down = 1}, Jpeg{.across = 2, .down = 1},
                                         Jpeg{.across = 1, .down = 2}, Jpeg{.across = 4, .down = 1},
                                         Jpeg{.exif = exif(6)}, Jpeg{.exif = exif(3)}, Jpeg{.exif = exif(5)},
                                         Jpeg{.restart_every = 7}));

TEST(Planes, AreTurnedAsPixelsAre) {
    for (int tag = 1; tag <= 8; ++tag) {
        const Bytes bytes = make(Jpeg{.width = 160, .height = 96, .exif = exif(tag)});
        const Examination direct = examine(bytes, request(ExamineRequest::kFullSize));
        const Examination pixels = examine(bytes, {.long_side = ExamineRequest::kFullSize});
        ASSERT_TRUE(direct.planes && pixels.picture);
        EXPECT_LE(farthest(direct.planes->light, planes_of(*pixels.picture).light), 4) << tag;
    }
}

TEST(Planes, ComeOutOfTheSandboxAsTheyWentIn) {
    Sandbox sandbox;
    const Bytes bytes = make(Jpeg{.exif = exif(6)});
    EXPECT_EQ(sandbox.examine(bytes, request(200)), examine(bytes, request(200)));
}

TEST(Planes, NeedNoMoreMemoryThanAllowed) {
    ExamineRequest small = request(ExamineRequest::kFullSize);
    small.limits.max_memory = 10'000;
    const Examination found = examine(make(Jpeg{}), small);
    EXPECT_FALSE(found.planes);
    EXPECT_EQ(found.integrity.state, Integrity::State::TooLarge);
}

}  // namespace
}  // namespace beian::image
