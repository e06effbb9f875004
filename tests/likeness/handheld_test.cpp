// A person with a document in the hand: what is said of face, eyes and document.
#include "likeness/handheld.h"

#include "likeness/book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian;
using namespace beian::likeness;
using testing::IsEmpty;
using testing::SizeIs;

const std::filesystem::path kRules = std::filesystem::path(BEIAN_SOURCE_DIR) / "rules";

const HandheldBooks& books() {
    static const HandheldBooks all = [] {
        auto faces = load_face_book((kRules / "faces.yaml").string());
        auto handheld = load_handheld_book((kRules / "handheld.yaml").string());
        if (!faces) throw std::runtime_error(faces.error().message);
        if (!handheld) throw std::runtime_error(handheld.error().message);
        return HandheldBooks{*faces, *handheld};
    }();
    return all;
}

/// A face whose eyes are at (150, 140) and (250, 140), each 40 wide; `open`: how high.
Portrait person(double open = 12, float likeness = 0) {
    Portrait portrait;
    portrait.face.corner = {100, 80};
    portrait.face.width = 200, portrait.face.height = 240, portrait.face.score = 0.9;
    portrait.face.landmarks.fill({200, 200});
    const double x[] = {-20, -7, 7, 20, 7, -7}, y[] = {0, -0.5, -0.5, 0, 0.5, 0.5};
    for (std::size_t eye = 0; eye < 2; ++eye)
        for (std::size_t i = 0; i < 6; ++i)
            portrait.face.landmarks[36 + 6 * eye + i] = {150 + 100.0 * static_cast<double>(eye) + x[i],
                                                         140 + open * y[i]};
    portrait.face.landmarks[27] = {200, 140};
    portrait.face.landmarks[33] = {200, 200};
    portrait.descriptor[0] = likeness;
    return portrait;
}

image::Pixels bare_wall() {
    return {600, 800, 3, Bytes(std::size_t{600} * 800 * 3, 190)};
}

void darken(image::Pixels& photo, std::size_t left, std::size_t top, std::size_t right, std::size_t bottom) {
    for (std::size_t y = top; y < bottom; ++y)
        for (std::size_t x = left; x < right; ++x)
            for (std::size_t colour = 0; colour < 3; ++colour) photo.data[(y * 600 + x) * 3 + colour] = 30;
}

/// With a dark iris in each of the person's eyes.
image::Pixels wall() {
    image::Pixels photo = bare_wall();
    for (const std::size_t middle : {150U, 250U}) darken(photo, middle - 6, 132, middle + 6, 148);
    return photo;
}

/// Dark from eye to eye.
image::Pixels with_dark_glasses() {
    image::Pixels photo = bare_wall();
    darken(photo, 120, 115, 280, 165);
    return photo;
}

const HeldDocument kCard{model::Quad{{{200, 450}, {450, 450}, {450, 610}, {200, 610}}}, 40};

std::vector<std::string> said(const image::Pixels& photo, const People& people, const HeldDocument& held) {
    std::vector<std::string> checks;
    for (const model::Finding& finding : judge_handheld(photo, people, held, books())) {
        EXPECT_FALSE(finding.message.zh.empty() || finding.message.en.empty()) << finding.check;
        checks.push_back(finding.check);
    }
    return checks;
}

TEST(Handheld, AFaceAboveALegibleCardIsAllThatIsWanted) {
    EXPECT_THAT(said(wall(), {{person()}, {}, {}}, kCard), IsEmpty());
    EXPECT_THAT(said(wall(), {{person()}, person(12, 0.3F), kCard.quad}, kCard), IsEmpty());
}

TEST(Handheld, SaysWhoIsMissingOrTooMany) {
    EXPECT_THAT(said(wall(), {{}, person(), kCard.quad}, kCard), testing::ElementsAre("presence.face_none"));
    EXPECT_THAT(said(wall(), {{person(), person()}, {}, {}}, kCard),
                testing::ElementsAre("presence.face_many"));
}

TEST(Handheld, SaysWhatIsWrongWithTheDocument) {
    EXPECT_THAT(said(wall(), {{person()}, {}, {}}, {}), testing::ElementsAre("presence.handheld_document"));
    HeldDocument blurred = kCard;
    blurred.characters = 3;
    EXPECT_THAT(said(wall(), {{person()}, {}, {}}, blurred),
                testing::ElementsAre("presence.handheld_document"));
}

TEST(Handheld, ADocumentBeforeTheFaceCoversIt) {
    const HeldDocument before{model::Quad{{{100, 180}, {350, 180}, {350, 340}, {100, 340}}}, 40};
    EXPECT_THAT(said(wall(), {{person()}, {}, {}}, before), testing::ElementsAre("presence.face_covered"));
}

TEST(Handheld, AFaceOutOfThePictureIsNotWhole) {
    Portrait cut = person();
    cut.face.landmarks[0] = {-30, 200};
    EXPECT_THAT(said(wall(), {{cut}, {}, {}}, kCard), testing::ElementsAre("presence.face_covered"));
    // And half a face is compared with nobody's.
    EXPECT_THAT(said(wall(), {{cut}, person(12, 1.2F), kCard.quad}, kCard),
                testing::ElementsAre("presence.face_covered"));
}

TEST(Handheld, EyesShutOrDarkAreForAReviewer) {
    for (const auto& [photo, people] :
         {std::pair{wall(), People{{person(3)}, {}, {}}},
          {bare_wall(), People{{person()}, {}, {}}},  // no iris between the lids
          {with_dark_glasses(), People{{person()}, {}, {}}}}) {
        const auto findings = judge_handheld(photo, people, kCard, books());
        ASSERT_THAT(findings, SizeIs(1));
        EXPECT_EQ(findings[0].check, "presence.eyes_hidden");
        EXPECT_EQ(findings[0].severity, model::Severity::Warn);
    }
}

TEST(Handheld, AnotherPersonOnTheDocumentIsRefused) {
    const auto findings = judge_handheld(wall(), {{person()}, person(12, 1.2F), kCard.quad}, kCard, books());
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].check, "presence.face_match");
    EXPECT_EQ(findings[0].severity, model::Severity::Block);
}

TEST(Handheld, EyesAreMeasuredAsTheyAreDrawn) {
    EXPECT_NEAR(eye_opening(person(12).face.landmarks), 0.3, 1e-9);
    EXPECT_NEAR(eye_opening(person(0).face.landmarks), 0, 1e-9);
    EXPECT_NEAR(eye_brightness(bare_wall(), person().face.landmarks), 1, 1e-9);
    EXPECT_EQ(dark_between_lids(bare_wall(), person().face.landmarks), 0);
    EXPECT_GT(dark_between_lids(wall(), person().face.landmarks).value_or(0), 0.25);
    EXPECT_FALSE(dark_between_lids({}, person().face.landmarks));
    EXPECT_EQ(eye_brightness({}, person().face.landmarks), 1);
}

}  // namespace
