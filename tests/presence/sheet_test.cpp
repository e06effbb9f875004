// Is a sheet of paper or a screen told by its edges and its pixels, and nothing else for one?
#include "actor.h"

#include "image/pixels.h"

namespace beian::presence {

namespace {

using enum StepKind;
using testing::Contains;
using testing::IsEmpty;

struct Place {
    double left = 0, right = 0;
};

vision::Face face() {
    vision::Face face;
    face.corner = {160, 200};
    face.width = 160;
    face.height = 200;
    face.landmarks.fill({240, 320});
    face.landmarks[36] = {205, 290};
    face.landmarks[45] = {275, 290};
    face.landmarks[29] = {240, 310};
    return face;
}

/// A wall with the noise of a sensor; a lighter sheet from `left` to `right`, stripes of `pitch` pixels.
image::Pixels picture(Place sheet, double pitch = 0) {
    std::mt19937 chance(4);
    std::normal_distribution<double> noise(0, 4);
    image::Pixels made{480, 640, 3, Bytes(std::size_t{480} * 640 * 3)};
    for (std::size_t y = 0; y < 640; ++y)
        for (std::size_t x = 0; x < 480; ++x) {
            const auto at = static_cast<double>(x);
            double light = at >= sheet.left && at < sheet.right ? 190 : 120;
            if (pitch > 0) light += 9 * std::sin(6.2832 * (at + 0.3 * static_cast<double>(y)) / pitch);
            for (std::size_t c = 0; c < 3; ++c)
                made.data[(y * 480 + x) * 3 + c] =
                    static_cast<std::uint8_t>(std::clamp(light + noise(chance), 0.0, 255.0));
        }
    return made;
}

TEST(SheetSigns, AreStraightEdgesOnBothSides) {
    const SheetSigns sheet = sheet_signs(picture({70, 400}), face());
    ASSERT_TRUE(sheet.left && sheet.right);
    EXPECT_NEAR(*sheet.left, 70, 3);
    EXPECT_NEAR(*sheet.right, 400, 3);
    const SheetSigns wall = sheet_signs(picture({}), face());
    EXPECT_FALSE(wall.left || wall.right);
}

TEST(SheetSigns, AreTheLinesOfAScreen) {
    EXPECT_GT(sheet_signs(picture({}, 3.3), face()).grid, sheet_signs(picture({}), face()).grid + 2);
}

TEST(SheetSigns, AreNoneWhereThePictureEnds) {
    vision::Face large = face();
    large.corner = {-50, -30};
    large.width = 600;
    large.height = 700;
    const SheetSigns signs = sheet_signs(picture({70, 400}), large);
    EXPECT_FALSE(signs.left || signs.right);
    EXPECT_EQ(sheet_signs({}, {}).grid, 0);
}

Scene scene() {
    Scene made;
    made.challenge = challenge_of({TurnLeft, MoveCloser, Blink});
    return made;
}

std::function<void(std::vector<Frame>&)> with(const std::function<SheetSigns(const Seen&)>& signs) {
    return [signs](std::vector<Frame>& frames) {
        for (std::size_t n = 0; n < frames.size(); n += 6) frames[n].seen.sheet = signs(frames[n].seen);
    };
}

TEST(ASheet, IsToldByEdgesThatGoWithTheFace) {
    Scene held = scene();
    held.edit = with([](const Seen& seen) {
        const auto& l = seen.face.landmarks;
        const double middle = (l[36].x + l[45].x) / 2, eyes = eye_distance(l);
        return SheetSigns{0, middle - 1.8 * eyes, middle + 1.7 * eyes};
    });
    EXPECT_THAT(held.says(), Contains("presence.sheet:held"));
    Scene door = scene();
    door.edit = with([](const Seen&) { return SheetSigns{0, 60, 410}; });
    EXPECT_THAT(door.says(), IsEmpty());
}

TEST(AScreen, IsToldByItsLines) {
    Scene screen = scene();
    screen.edit = with([](const Seen&) { return SheetSigns{6, {}, {}}; });
    EXPECT_THAT(screen.says(), Contains("presence.sheet:screen"));
    Scene skin = scene();
    skin.edit = with([](const Seen&) { return SheetSigns{1.2, {}, {}}; });
    EXPECT_THAT(skin.says(), IsEmpty());
}

}  // namespace

}  // namespace beian::presence
