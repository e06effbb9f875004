// beian match: two photos of a drawn person, and all that is none.
#include "image/jpeg_encoder.h"
#include "vision/drawn_face.h"

#include <gmock/gmock.h>

#include "cli/cli_fixture.h"

namespace beian::cli {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

std::string jpeg_of(const image::Pixels& pixels) {
    const Bytes bytes = image::encode_jpeg(image::view_of(pixels), {});
    return {bytes.begin(), bytes.end()};
}

/// The same drawn person, larger or smaller.
std::string person(double size) {
    return jpeg_of(vision::test::photo_of_face(cvRound(size * 960 / 330), cvRound(size * 720 / 330),
                                               {size * 450 / 330, size}, size));
}

std::string wall() {
    return jpeg_of({640, 480, 3, Bytes(640 * 480 * 3, 180)});
}

TEST(Match, OnePersonIsTheSameInBothPhotos) {
    const Folder folder;
    const auto said =
        beian({"match", folder.write("a.jpg", person(330)), folder.write("b.jpg", person(165)), "--json"});
    EXPECT_EQ(said.status, kYes) << said.err;
    const auto json = said.json();
    EXPECT_TRUE(json["same"]);
    EXPECT_EQ(json["threshold"], 0.6);
    EXPECT_GE(json["similarity"], 0.6);
    EXPECT_LE(json["similarity"], 1);
    ASSERT_THAT(json["faces"], SizeIs(2));
    EXPECT_THAT(json["faces"][0]["landmarks"], SizeIs(68));
    EXPECT_TRUE(json["faces"][1]["found"]);
}

TEST(Match, APhotoWithoutAFaceIsAnAnswer) {
    const Folder folder;
    const auto said =
        beian({"match", folder.write("a.jpg", person(330)), folder.write("b.jpg", wall()), "--json"});
    EXPECT_EQ(said.status, kNo);
    EXPECT_FALSE(said.json()["same"]);
    EXPECT_TRUE(said.json()["similarity"].is_null());
    EXPECT_EQ(said.json()["faces"][1]["findings"][0]["check"], "presence.face_none");
    EXPECT_THAT(
        beian({"match", folder.write("a.jpg", person(330)), folder.write("b.jpg", wall())}, {}, Language::Zh)
            .out,
        HasSubstr("照片里没找到人脸"));
}

TEST(Match, WhatIsNoPictureIsToldByItsEnvelope) {
    const Folder folder;
    const auto said = beian(
        {"match", folder.write("a.jpg", person(330)), folder.write("b.jpg", "no picture at all"), "--json"});
    EXPECT_EQ(said.status, kNo);
    EXPECT_THAT(said.json()["faces"][1]["findings"][0]["check"].get<std::string>(), HasSubstr("envelope."));
}

TEST(Match, FacesAreDrawnWhereAsked) {
    const Folder folder;
    const auto drawing = folder.path() / "drawn.jpg";
    const auto said = beian({"match", folder.write("a.jpg", person(330)), folder.write("b.jpg", wall()),
                             "--annotate", drawing.string()});
    EXPECT_EQ(said.status, kNo) << said.err;
    EXPECT_GT(std::filesystem::file_size(drawing), 1000U);
}

TEST(Match, WrongQuestionsSayWhatAndHow) {
    const Folder folder;
    const std::string a = folder.write("a.jpg", wall());
    EXPECT_TRUE(is_wrong_question(beian({"match", a, "/nowhere.jpg"}), {"/nowhere.jpg"}));
    EXPECT_TRUE(is_wrong_question(beian({"match", "-", "-"}), {"one file only"}));
    EXPECT_TRUE(is_wrong_question(beian({"match", a}), {"photo"}));
    EXPECT_TRUE(is_wrong_question(beian({"match", a, a}, {}, Language::En, folder.path()),
                                  {"faces cannot be compared", "run ./beian"}));
}

}  // namespace
}  // namespace beian::cli
