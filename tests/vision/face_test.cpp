// Faces on drawn pictures, and on pictures that mean us harm.
#include "vision/drawn_face.h"
#include "vision/face_boxes.h"
#include "vision/face_reader.h"
#include "vision/models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace {

using namespace beian;
using namespace beian::vision;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using vision::test::photo_of_face;

const FaceReader& reader() {
    static const auto loaded = FaceReader::load(vision::test::models_folder(), 1);
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

model::Point middle_of(const FaceLandmarks& landmarks, std::size_t first, std::size_t count) {
    model::Point sum;
    for (std::size_t i = first; i < first + count; ++i) sum.x += landmarks[i].x, sum.y += landmarks[i].y;
    return {sum.x / static_cast<double>(count), sum.y / static_cast<double>(count)};
}

image::Pixels plain(std::uint32_t width, std::uint32_t height, std::uint32_t channels, std::uint8_t value) {
    return {width, height, channels, Bytes(std::size_t{width} * height * channels, value)};
}

TEST(Faces, ADrawnFaceIsFoundWhereItIs) {
    const auto faces = reader().find(photo_of_face(960, 720, {450, 330}, 330));
    ASSERT_THAT(faces, SizeIs(1));
    EXPECT_NEAR(faces[0].corner.x + faces[0].width / 2, 450, 30);
    EXPECT_GT(faces[0].score, 0.5);
    const model::Point left_eye = middle_of(faces[0].landmarks, 36, 6),
                       right_eye = middle_of(faces[0].landmarks, 42, 6);
    const model::Point mouth = middle_of(faces[0].landmarks, 48, 20);
    EXPECT_NEAR(left_eye.x, 400, 14);
    EXPECT_NEAR(left_eye.y, 313, 14);
    EXPECT_NEAR(right_eye.x, 500, 14);
    EXPECT_NEAR(right_eye.y, 313, 14);
    EXPECT_NEAR(mouth.x, 450, 14);
    EXPECT_NEAR(mouth.y, 419, 18);
}

TEST(Faces, TheQuickDetectorFindsItToo) {
    const auto faces = reader().find_in_frame(photo_of_face(640, 480, {300, 220}, 220));
    ASSERT_THAT(faces, SizeIs(1));
    EXPECT_NEAR(middle_of(faces[0].landmarks, 48, 20).x, 300, 12);
}

/// Behind something, from this row on.
image::Pixels covered(image::Pixels photo, std::size_t from) {
    std::fill(photo.data.begin() + static_cast<std::ptrdiff_t>(from * photo.width * photo.channels),
              photo.data.end(), std::uint8_t{218});
    return photo;
}

TEST(Faces, AreFoundAgainWhereTheyWereThoughTheyAreSeenLessWell) {
    const auto clear = photo_of_face(640, 480, {300, 220}, 220);
    const auto before = reader().find_in_frame(clear);
    ASSERT_THAT(before, SizeIs(1));
    Face elsewhere = before[0];
    elsewhere.corner.x += 300;
    int again = 0, wrongly = 0;
    for (std::size_t from = 330; from > 200; from -= 3) {
        const auto part = covered(clear, from);
        if (!reader().find_in_frame(part).empty()) continue;
        again += !reader().find_in_frame(part, &before[0]).empty();
        wrongly += !reader().find_in_frame(part, &elsewhere).empty();
    }
    EXPECT_GT(again, 0);
    EXPECT_EQ(wrongly, 0) << "only where it was";
    EXPECT_THAT(reader().find_in_frame(plain(640, 480, 3, 218), &before[0]), IsEmpty());
}

TEST(Faces, OneFaceDescribesItselfAlikeAtAnySize) {
    const auto large = photo_of_face(960, 720, {450, 330}, 330),
               small = photo_of_face(480, 360, {225, 165}, 165);
    const auto in_large = reader().find(large), in_small = reader().find(small);
    ASSERT_THAT(in_large, SizeIs(1));
    ASSERT_THAT(in_small, SizeIs(1));
    const auto one = reader().describe(large, in_large[0]);
    EXPECT_EQ(distance(one, one), 0);
    EXPECT_LT(distance(one, reader().describe(small, in_small[0])), 0.3);
}

TEST(Faces, OneReaderServesSeveralThreadsAtOnce) {
    const auto photo = photo_of_face(640, 480, {300, 220}, 220);
    const auto said = [&] { return reader().describe(photo, reader().find(photo).at(0)); };
    const FaceDescriptor expected = said();
    std::vector<FaceDescriptor> answers(3);
    {
        std::vector<std::jthread> threads;
        for (auto& answer : answers) threads.emplace_back([&] { answer = said(); });
    }
    EXPECT_THAT(answers, testing::Each(expected));
}

TEST(Faces, AFaceCutByTheEdgeIsDescribedByWhatIsThere) {
    for (const double x : {20.0, 100.0, 560.0, 640.0}) {
        const auto photo = photo_of_face(640, 480, {x, 200}, 260);
        for (const Face& face : reader().find(photo)) {
            const model::Region part = described_part(photo, face);
            EXPECT_GE(part[0], 0);
            EXPECT_LE(part[0] + part[2], 640);
            reader().describe(photo, face);
        }
    }
}

TEST(Faces, PicturesWithoutFacesHaveNone) {
    for (const auto& picture :
         {image::Pixels{}, plain(1, 1, 1, 200), plain(1, 30'000, 3, 128), plain(30'000, 1, 3, 128),
          plain(7, 5, 3, 0), plain(800, 600, 3, 0), plain(640, 480, 1, 255), plain(4'000, 9, 1, 128)}) {
        EXPECT_THAT(reader().find(picture), IsEmpty());
        EXPECT_THAT(reader().find_in_frame(picture), IsEmpty());
    }
}

TEST(Faces, NothingIsNoPerson) {
    Face outside;
    outside.landmarks.fill({-500, -500});
    EXPECT_THROW(reader().describe(plain(64, 64, 3, 128), outside), std::invalid_argument);
}

TEST(Faces, AFolderWithoutTheNetworksIsRefusedWithAWayOut) {
    const auto refused = FaceDetector::load(vision::test::runtime(), "/nowhere", 1);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_THAT(refused.error().message, HasSubstr("face_detector.onnx: not there; run ./beian"));
}

TEST(FaceBoxes, OfBoxesOnOneFaceOnlyTheLikeliestStays) {
    const auto kept =
        without_doubles({{0, 0, 100, 100, 0.6}, {10, 0, 110, 100, 0.9}, {300, 0, 400, 100, 0.7}}, 0.5);
    ASSERT_THAT(kept, SizeIs(2));
    EXPECT_EQ(kept[0].score, 0.9);
    EXPECT_EQ(kept[1].left, 300);
}

TEST(FaceBoxes, ShareWhatBothCover) {
    EXPECT_NEAR(shared_by({0, 0, 100, 100, 1}, {50, 0, 150, 100, 1}), 1.0 / 3, 1e-9);
    EXPECT_EQ(shared_by({0, 0, 100, 100, 1}, {200, 0, 300, 100, 1}), 0);
}

TEST(FaceBoxes, PlacesBecomePixelsWithinTheSheet) {
    const Tensor answer{{1, 3, 5},
                        {0.25F, -0.5F, 0.5F, 0.5F, 0.9F, 0, 0, 1, 1, 0.2F, 0.5F, 0.5F, 0.5F, 0.5F, 0.99F}};
    const auto boxes = boxes_of_places(answer, 512);
    ASSERT_THAT(boxes, SizeIs(1));
    EXPECT_EQ(boxes[0].left, 0);
    EXPECT_EQ(boxes[0].top, 128);
    EXPECT_EQ(boxes[0].right, 256);
    EXPECT_EQ(boxes[0].bottom, 256);
}

TEST(FaceBoxes, CellsBecomePixels) {
    Tensor answer{{1, 1, 2, 25}, std::vector<float>(50, 0)};
    for (std::size_t anchor = 0; anchor < 10; ++anchor) answer.values[anchor * 5 + 4] = -9;
    answer.values[25 + 4] = 9;  // the first anchor of the second cell
    answer.values[4] = -0.8F;   // 0.31: not likely enough by itself
    EXPECT_THAT(boxes_of_cells(answer, 0.2), SizeIs(2));
    const auto boxes = boxes_of_cells(answer);
    ASSERT_THAT(boxes, SizeIs(1));
    EXPECT_NEAR((boxes[0].left + boxes[0].right) / 2, 48, 1e-6);
    EXPECT_NEAR(boxes[0].right - boxes[0].left, 1.603231 * 32, 1e-4);
}

}  // namespace
