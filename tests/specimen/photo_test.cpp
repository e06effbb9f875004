#include "specimen/recipes.h"
#include "specimen/stages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <set>
#include <stdexcept>

namespace beian::specimen {
namespace {

const cv::Size kSmall{1008, 756};

/// The document cut out of a photo by its true quad, at the size of the flat drawing.
cv::Mat rectified(const Photo& photo, cv::Size size) {
    std::array<cv::Point2f, 4> from;
    for (std::size_t i = 0; i < 4; ++i) from[i] = photo.truth.quad[i] - cv::Point2d(0.5, 0.5);
    const float w = static_cast<float>(size.width) - 0.5F, h = static_cast<float>(size.height) - 0.5F;
    const std::array<cv::Point2f, 4> to = {cv::Point2f(-0.5F, -0.5F), {w, -0.5F}, {w, h}, {-0.5F, h}};
    cv::Mat flat;
    cv::warpPerspective(photo.upright, flat, cv::getPerspectiveTransform(from, to), size, cv::INTER_LINEAR);
    return flat;
}

double correlation(const cv::Mat& one, const cv::Mat& other) {
    cv::Mat a, b, result;
    cv::cvtColor(one, a, cv::COLOR_BGR2GRAY);
    cv::cvtColor(other, b, cv::COLOR_BGR2GRAY);
    cv::matchTemplate(a, b, result, cv::TM_CCOEFF_NORMED);
    return result.at<float>(0, 0);
}

Scene plain_scene() {
    Scene scene;
    scene.size = {2016, 1512};
    scene.coverage = 0.6;
    return scene;
}

double detail_of(const Photo& photo) {
    cv::Mat grey, edges;
    cv::cvtColor(rectified(photo, {640, 404}), grey, cv::COLOR_BGR2GRAY);
    cv::Laplacian(grey, edges, CV_32F);
    cv::Scalar mean, deviation;
    cv::meanStdDev(edges, mean, deviation);
    return deviation[0];
}

TEST(PhotoOfASpecimen, IsTheSameBytesFromTheSameSeed) {
    const Scene scene = good(11, kSmall);
    EXPECT_EQ(photograph("id_card", "front", scene, 11).jpeg, photograph("id_card", "front", scene, 11).jpeg);
    EXPECT_NE(photograph("id_card", "front", scene, 11).jpeg, photograph("id_card", "front", scene, 12).jpeg);
}

struct Pose {
    double rotation, tilt, direction;
};
class QuadTruth : public testing::TestWithParam<Pose> {};
TEST_P(QuadTruth, CutsOutExactlyTheFlatDrawing) {
    Scene scene = plain_scene();
    scene.rotation_deg = GetParam().rotation;
    scene.tilt_deg = GetParam().tilt;
    scene.tilt_direction_deg = GetParam().direction;
    for (const char* material : {"id_card", "business_license"}) {
        const Specimen specimen = draw(material, "front", 3, 200);
        const cv::Size size(800, cvRound(800 * specimen.kind.height_mm / specimen.kind.width_mm));
        cv::Mat flat;
        cv::resize(specimen.picture, flat, size, 0, 0, cv::INTER_AREA);
        EXPECT_GT(correlation(rectified(photograph(specimen, scene, 3), size), flat), 0.9) << material;
    }
}
INSTANTIATE_TEST_SUITE_P(Poses, QuadTruth,
                         testing::Values(Pose{0, 0, 0}, Pose{7, 10, 40}, Pose{-12, 25, 200}, Pose{90, 0, 0},
                                         Pose{180, 15, 90}, Pose{270, 30, 300}));

TEST(PhotoOfASpecimen, HasTheWholeDocumentUnlessItIsCut) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Photo photo = photograph("id_card", "back", good(seed, kSmall), seed);
        EXPECT_EQ(photo.truth.visible, 1) << seed;
        EXPECT_GT(photo.truth.covers, 0.15) << seed;
    }
    Scene cut = plain_scene();
    cut.cut = Cut{Cut::Edge::Right, 0.2};
    EXPECT_NEAR(photograph("id_card", "front", cut, 1).truth.visible, 0.8, 0.05);
}

TEST(PhotoOfASpecimen, LosesTheFieldUnderAFinger) {
    Scene scene = plain_scene();
    scene.fingers = {{{0.55, 0.75}, 90, 18}};
    const Truth truth = photograph("id_card", "front", scene, 1).truth;
    for (const FieldTruth& field : truth.fields) {
        if (field.name == "id_number") {
            EXPECT_LT(field.visible, 0.9);
        }
        if (field.name == "name") {
            EXPECT_EQ(field.visible, 1);
        }
    }
}

TEST(PhotoOfASpecimen, LosesDetailOutOfFocusAndInMotion) {
    const Scene sharp = plain_scene();
    Scene defocused = sharp, moved = sharp;
    defocused.defocus_em = 0.12;
    moved.motion = {0.3, 20};
    const double detail = detail_of(photograph("id_card", "front", sharp, 4));
    EXPECT_LT(detail_of(photograph("id_card", "front", defocused, 4)), 0.6 * detail);
    EXPECT_LT(detail_of(photograph("id_card", "front", moved, 4)), 0.8 * detail);
}

TEST(PhotoOfASpecimen, OfAGreyCopyHasNoColourUnderWhiteLight) {
    Scene scene = plain_scene();
    scene.copy = Copy{};
    cv::Mat hsv;
    cv::cvtColor(rectified(photograph("id_card", "back", scene, 5), {400, 252}), hsv, cv::COLOR_BGR2HSV);
    EXPECT_LT(cv::mean(hsv)[1], 14);
    scene.copy.reset();
    cv::cvtColor(rectified(photograph("id_card", "back", scene, 5), {400, 252}), hsv, cv::COLOR_BGR2HSV);
    EXPECT_GT(cv::mean(hsv)[1], 18);
}

TEST(PhotoOfASpecimen, StaysUprightWhateverItsOrientationTag) {
    Scene scene = plain_scene();
    const cv::Mat upright = decode_jpeg(photograph("id_card", "front", scene, 6).jpeg);
    for (int tag = 1; tag <= 8; ++tag) {
        const cv::Mat picture(2, 3, CV_8UC3, cv::Scalar(1, 2, 3));
        EXPECT_EQ(stored_as(picture, tag).rows, tag < 5 ? 2 : 3) << tag;
    }
    scene.orientation_tag = 6;
    const cv::Mat stored = decode_jpeg(photograph("id_card", "front", scene, 6).jpeg);
    cv::Mat turned;
    cv::rotate(stored, turned, cv::ROTATE_90_CLOCKWISE);
    EXPECT_GT(correlation(turned, upright), 0.99);
}

TEST(Recipe, OfEveryDefectIsBuiltAndToldInTheTruth) {
    std::set<std::string_view> names;
    for (const Defect& defect : defects()) {
        EXPECT_TRUE(names.insert(defect.name).second) << defect.name;
        const Photo photo = photograph("id_card", "front", bad(defect.name, 21, {504, 378}), 21);
        EXPECT_FALSE(photo.jpeg.empty());
        EXPECT_THAT(to_json(photo.truth, "a.jpg"), testing::HasSubstr("\"file\":\"a.jpg\""));
    }
    EXPECT_THROW(bad("nothing", 1), std::invalid_argument);
}

TEST(Recipe, ForADefectChangesNothingElseThanItMust) {
    const Scene fine = good(9, kSmall), blurred = bad("defocus", 9, kSmall);
    EXPECT_EQ(fine.background, blurred.background);
    EXPECT_EQ(fine.coverage, blurred.coverage);
    EXPECT_GT(blurred.defocus_em, fine.defocus_em);
}

}  // namespace
}  // namespace beian::specimen
