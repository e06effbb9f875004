#include "cli/cli_fixture.h"
#include "image/envelope.h"
#include "specimen/document.h"
#include "specimen/recipes.h"
#include "support/files.h"
#include "support/pictures.h"

namespace beian::cli {
namespace {

std::string text_of(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

/// No document in it, and far below 200 KB.
std::string small_photo() {
    return text_of(pictures::make(pictures::Jpeg{
        .width = 1200, .height = 900, .quality = 60, .exif = pictures::exif(6, "2026:11:20 10:01:02")}));
}

std::vector<std::string> names_in(const Folder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

TEST(Mend, WritesWhatTheProfileTakesAndSaysWhatItDid) {
    const Folder folder;
    const std::string photo = folder.write("a.jpg", small_photo());
    const std::string out = (folder.path() / "b.JPG").string();
    // huawei publishes no lower limit: turning is all there is to do.
    const Outcome outcome = beian({"mend", photo, "-o", out, "--profile", "huawei"});
    ASSERT_EQ(outcome.status, kYes) << outcome.err << outcome.out;
    EXPECT_NE(outcome.out.find("turned upright"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("KB → "), std::string::npos) << outcome.out;
    const auto envelope = image::read_envelope(files::read(out));
    EXPECT_EQ(envelope.orientation, 1);
    EXPECT_EQ(envelope.width, 900u);
    EXPECT_FALSE(envelope.captured);
    EXPECT_EQ(names_in(folder), (std::vector<std::string>{"a.jpg", "b.JPG"}));
    const Outcome chinese =
        beian({"mend", "-", "-o", out, "--profile", "huawei"}, small_photo(), Language::Zh);
    EXPECT_NE(chinese.out.find("转正"), std::string::npos) << chinese.out;
}

/// A good photo of a card, but for lying `turn_deg` farther clockwise.
std::string card_turned(double turn_deg, bool is_scan) {
    specimen::Scene scene = specimen::good(5, is_scan ? cv::Size{1400, 883} : cv::Size{2016, 1512});
    scene.is_scan = is_scan;
    scene.rotation_deg = turn_deg;
    return text_of(specimen::photograph("id_card", "front", scene, 5).jpeg);
}

TEST(Mend, ADocumentOnItsHeadComesOutUpright) {
    const Folder folder;
    for (const bool is_scan : {false, true}) {
        const std::string photo = folder.write("a.jpg", card_turned(180, is_scan));
        const std::string out = (folder.path() / "b.jpg").string();
        const auto rotated = [](const std::string& file) {
            return beian({"check", file, "--as", "id_card:front"}).out.find("frame.rotated") !=
                   std::string::npos;
        };
        ASSERT_TRUE(rotated(photo)) << is_scan;
        const Outcome outcome = beian({"mend", photo, "-o", out, "--as", "id_card:front"});
        ASSERT_EQ(outcome.status, kYes) << outcome.err << outcome.out;
        EXPECT_NE(outcome.out.find("turned upright"), std::string::npos) << outcome.out;
        EXPECT_FALSE(rotated(out)) << is_scan;
    }
}

TEST(Mend, WhatNobodyNamedIsTurnedUprightToo) {
    const Folder folder;
    const std::string out = (folder.path() / "b.jpg").string();
    ASSERT_EQ(beian({"mend", folder.write("a.jpg", card_turned(180, false)), "-o", out}).status, kYes);
    EXPECT_EQ(beian({"check", out, "--as", "id_card:front"}).out.find("frame.rotated"), std::string::npos);
}

TEST(Mend, WithoutModelsItMendsWhatPrintAloneTellsAndSaysSo) {
    const Folder folder;
    const Outcome outcome = beian(
        {"mend", folder.write("a.jpg", card_turned(0, false)), "-o", (folder.path() / "b.jpg").string()}, {},
        Language::En, "/nowhere");
    EXPECT_EQ(outcome.status, kYes) << outcome.err;
    EXPECT_NE(outcome.out.find("was not read"), std::string::npos) << outcome.out;
}

TEST(Mend, WhatCannotBeMendedSaysWhyAndWritesNothing) {
    const Folder folder;
    const std::string photo = small_photo();
    const std::string cut = folder.write("a.jpg", photo.substr(0, photo.size() / 2));
    const Outcome outcome = beian({"mend", cut, "-o", (folder.path() / "b.jpg").string()});
    EXPECT_EQ(outcome.status, kNo);
    EXPECT_NE(outcome.out.find("[envelope.integrity]"), std::string::npos) << outcome.out;
    EXPECT_EQ(names_in(folder), std::vector<std::string>{"a.jpg"});
}

TEST(Mend, WrongQuestionsLeaveNothingBehind) {
    const Folder folder;
    const std::string photo = folder.write("a.jpg", small_photo());
    const auto in = [&](const std::string& name) { return (folder.path() / name).string(); };
    EXPECT_TRUE(is_wrong_question(beian({"mend", photo, "-o", in("b.png")}), {"b.png", ".jpg or .jpeg"}));
    EXPECT_TRUE(is_wrong_question(beian({"mend", photo, "-o", photo}), {"the photo itself"}));
    EXPECT_TRUE(is_wrong_question(beian({"mend", photo, "-o", in("none/b.jpg")}), {"cannot be written"}));
    EXPECT_TRUE(
        is_wrong_question(beian({"mend", photo, "-o", in("b.jpg"), "--profile", "aliyum"}), {"aliyun"}));
    EXPECT_TRUE(
        is_wrong_question(beian({"mend", photo, "-o", in("b.jpg"), "--as", "id_crad:front"}), {"id_card"}));
    EXPECT_TRUE(is_wrong_question(beian({"mend", in("c.jpg"), "-o", in("b.jpg")}), {"there is no file"}));
    EXPECT_TRUE(is_wrong_question(beian({"mend", photo}), {"--out"}));
    EXPECT_EQ(names_in(folder), std::vector<std::string>{"a.jpg"});
}

TEST(Mend, APhotoBehindAnotherNameIsNotOverwrittenEither) {
    const Folder folder;
    const std::string photo = folder.write("a.jpg", small_photo());
    std::filesystem::create_symlink(photo, folder.path() / "b.jpg");
    EXPECT_TRUE(is_wrong_question(beian({"mend", photo, "-o", (folder.path() / "b.jpg").string()}),
                                  {"the photo itself"}));
}

TEST(Compose, PagesBecomeOnePicture) {
    const Folder folder;
    const std::string a = folder.write("a.jpg", small_photo()), b = folder.write("b.jpg", small_photo());
    const std::string out = (folder.path() / "c.jpg").string();
    const Outcome outcome = beian({"compose", a, b, "-o", out, "--layout", "column", "--profile", "huawei"});
    ASSERT_EQ(outcome.status, kYes) << outcome.err << outcome.out;
    const auto envelope = image::read_envelope(files::read(out));
    EXPECT_EQ(envelope.width, 1654u);
    EXPECT_GT(envelope.height, 4000u);
}

TEST(Compose, APairWithoutDocumentsIsRefused) {
    const Folder folder;
    const std::string a = folder.write("a.jpg", small_photo()), b = folder.write("b.jpg", small_photo());
    const Outcome outcome = beian({"compose", a, b, "-o", (folder.path() / "c.jpg").string()});
    EXPECT_EQ(outcome.status, kNo);
    EXPECT_NE(outcome.out.find("[pair.ratio]"), std::string::npos) << outcome.out;
    EXPECT_EQ(names_in(folder), (std::vector<std::string>{"a.jpg", "b.jpg"}));
}

TEST(Compose, WrongQuestions) {
    const Folder folder;
    const std::string a = folder.write("a.jpg", small_photo());
    const std::string out = (folder.path() / "c.jpg").string();
    EXPECT_TRUE(is_wrong_question(beian({"compose", a, "-o", out}), {"at least two"}));
    EXPECT_TRUE(
        is_wrong_question(beian({"compose", a, a, a, "-o", out, "--layout", "pair"}), {"two photos"}));
    EXPECT_TRUE(is_wrong_question(beian({"compose", a, a, "-o", out, "--layout", "pile"}), {"--layout"}));
    EXPECT_TRUE(is_wrong_question(beian({"compose", "-", "-", "-o", out}), {"standard input"}));
    EXPECT_TRUE(is_wrong_question(beian({"compose", a, a, "-o", a}), {"the photo itself"}));
}

TEST(Check, AnnotateWritesASmallPictureBesideTheAnswer) {
    const Folder folder;
    const std::string photo = folder.write("a.jpg", small_photo());
    const std::string text = folder.write("b.jpg", "no picture");
    const std::string out = (folder.path() / "c.jpg").string();
    const Outcome outcome = beian({"check", photo, text, "--as", "id_card:front", "--annotate", out});
    EXPECT_EQ(outcome.status, kNo) << outcome.err;
    const auto envelope = image::read_envelope(files::read(out));
    EXPECT_GT(envelope.width, 100u);
    EXPECT_LE(std::max(envelope.width, envelope.height), 1600u);
    EXPECT_TRUE(is_wrong_question(beian({"check", photo, "--as", "id_card:front", "--annotate", photo}),
                                  {"--annotate", "the photo itself"}));
}

}  // namespace
}  // namespace beian::cli
