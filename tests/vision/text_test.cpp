// The text networks on documents of our own drawing.
#include "specimen/document.h"
#include "vision/line_picture.h"
#include "vision/models.h"
#include "vision/text_detector.h"
#include "vision/text_direction.h"
#include "vision/text_recognizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <thread>

namespace {

using namespace beian;
using namespace beian::vision;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using vision::test::models_folder;

image::Pixels card(bool turned = false) {
    const cv::Mat drawn = specimen::draw("id_card", "front", 5).picture;
    image::Pixels pixels{
        static_cast<std::uint32_t>(drawn.cols), static_cast<std::uint32_t>(drawn.rows), 3, {}};
    for (int i = 0; i < drawn.rows * drawn.cols; ++i) {
        const int at = turned ? drawn.rows * drawn.cols - 1 - i : i;
        const auto& colour = drawn.at<cv::Vec3b>(at / drawn.cols, at % drawn.cols);
        pixels.data.insert(pixels.data.end(), {colour[2], colour[1], colour[0]});
    }
    return pixels;
}

const TextDetector& detector() {
    static const auto loaded = TextDetector::load(vision::test::runtime(), models_folder(), 1);
    return *loaded;
}

const TextRecognizer& recognizer() {
    static const auto loaded = TextRecognizer::load(vision::test::runtime(), models_folder(), 1);
    return *loaded;
}

std::vector<image::Pixels> lines_of(const image::Pixels& picture) {
    std::vector<image::Pixels> lines;
    for (const model::Quad& quad : detector().find(picture, 640)) lines.push_back(cut_line(picture, quad));
    return lines;
}

std::vector<std::string> texts_of(const image::Pixels& picture) {
    std::vector<LineToRead> lines;
    for (image::Pixels& line : lines_of(picture)) lines.push_back({std::move(line), nullptr});
    std::vector<std::string> texts;
    for (auto& characters : recognizer().read(lines))
        texts.push_back(TextLine{{}, std::move(characters)}.text());
    return texts;
}

TEST(Text, TheLinesOfACardAreFoundAndRead) {
    const auto texts = texts_of(card());
    EXPECT_THAT(texts, Contains(HasSubstr("公民身份号码")));
    EXPECT_THAT(texts, Contains("412723199010050012"));
    EXPECT_THAT(texts, Contains(HasSubstr("浙江省杭州市西湖区样本路")));
}

TEST(Text, LinesOnTheirHeadAreToldFromUprightOnes) {
    const auto direction = TextDirection::load(vision::test::runtime(), models_folder(), 1);
    ASSERT_TRUE(direction) << direction.error().message;
    EXPECT_LT(direction->upside_down(lines_of(card())), 0.01);
    EXPECT_GT(direction->upside_down(lines_of(card(true))), 0.99);
    EXPECT_EQ(direction->upside_down({}), 0.5);
}

TEST(Text, OneNetworkServesSeveralThreadsAtOnce) {
    const auto expected = texts_of(card());
    std::vector<std::vector<std::string>> answers(3);
    {
        std::vector<std::jthread> threads;
        for (auto& answer : answers) threads.emplace_back([&answer] { answer = texts_of(card()); });
    }
    EXPECT_THAT(answers, testing::Each(expected));
}

TEST(Text, APictureWithoutTextHasNone) {
    image::Pixels plain{640, 480, 3, Bytes(640 * 480 * 3, 128)};
    EXPECT_THAT(detector().find(plain, 640), IsEmpty());
    EXPECT_THAT(detector().find({}, 640), IsEmpty());
    EXPECT_THAT(recognizer().read(std::vector<LineToRead>(2)), testing::Each(IsEmpty()));
}

TEST(Text, APictureOfOnePixelIsNoTrouble) {
    image::Pixels dot{1, 1, 1, Bytes(1, 200)};
    EXPECT_THAT(detector().find(dot, 960), IsEmpty());
    EXPECT_EQ(cut_line(dot, {{{0, 0}, {0, 0}, {0, 0}, {0, 0}}}), image::Pixels{});
}

TEST(Runtime, AFolderWithoutTheLibraryIsRefusedWithAWayOut) {
    const auto nowhere = Runtime::load("/nowhere");
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, ErrorCode::NotFound);
    EXPECT_THAT(nowhere.error().message, HasSubstr("run ./beian"));
}

TEST(Runtime, WhatIsNoNetworkIsRefused) {
    const auto folder = std::filesystem::temp_directory_path() / "beian_no_network";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "text_detector.onnx") << "no network";
    const auto refused = TextDetector::load(vision::test::runtime(), folder, 1);
    std::filesystem::remove_all(folder);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Unreadable);
}

}  // namespace
