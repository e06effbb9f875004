// Photos of our own documents, opened, inspected, read and held together.
#include "desk/judging.h"

#include "inspect/mend/mend.h"
#include "specimen/recipes.h"
#include "specimen/stages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace {

using namespace beian;
using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const std::filesystem::path kSource = BEIAN_SOURCE_DIR;

/// Everything that judging needs, loaded once.
struct Office {
    rules::Rulebook rulebook = *rules::load_rulebook(kSource / "rules");
    desk::PhotoBooks books = *desk::load_photo_books(kSource / "rules");
    reading::Reader reader = *reading::Reader::load(kSource / "build/models", 2);
    image::BareExaminer examiner;
    desk::Judging judging{rulebook, *rulebook.find_profile(""), books, examiner, &reader, 2026y / 11 / 25};

    desk::PhotoToJudge photo(const Bytes& bytes, const std::string& material, const std::string& side) {
        return {"photo.jpg", bytes, material.empty() ? nullptr : rulebook.find_material(material), side};
    }
};

Office& office() {
    static Office one;
    return one;
}

Bytes shot(const std::string& material, const std::string& side, std::uint64_t seed,
           double rotation_deg = 0) {
    specimen::Scene scene = specimen::good(seed, {2688, 2016});
    scene.rotation_deg = rotation_deg;
    return specimen::photograph(material, side, scene, seed).jpeg;
}

std::vector<std::string> checks_of(const desk::JudgedPhoto& photo) {
    std::vector<std::string> ids;
    for (const auto& finding : photo.page.findings)
        if (finding.check != "envelope.size") ids.push_back(finding.check);
    return ids;
}

desk::JudgedPhoto judged(const Bytes& bytes, const std::string& material, const std::string& side) {
    std::vector<desk::JudgedPhoto> photos{office().judging.judge(office().photo(bytes, material, side))};
    office().judging.hold_together(photos, {});
    return photos.front();
}

TEST(Judging, AGoodPhotoIsInspectedAndRead) {
    const auto photo = judged(shot("id_card", "front", 5), "id_card", "front");
    EXPECT_THAT(checks_of(photo), testing::IsEmpty());
    EXPECT_EQ(photo.page.fields.at("id_number").value, "412723199010050012");
    EXPECT_EQ(photo.page.fields.at("id_number").verified_by, "check_digit");
    EXPECT_EQ(photo.page.fields.at("birth_date").value, "1990-10-05");
}

TEST(Judging, TheDocumentLiesWhereAPersonPutsItsCorners) {
    const Bytes bytes = shot("id_card", "front", 5);
    model::Quad put = judged(bytes, "id_card", "front").page.document->quad;
    put[2].x -= 12;
    auto question = office().photo(bytes, "id_card", "front");
    // In another order than the document's own.
    question.corners = model::Quad{{put[1], put[0], put[3], put[2]}};
    const auto photo = office().judging.judge(question);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(photo.page.document->quad[i].x, put[i].x, 0.01);
        EXPECT_NEAR(photo.page.document->quad[i].y, put[i].y, 0.01);
    }
    EXPECT_EQ(photo.page.fields.at("id_number").value, "412723199010050012");
}

TEST(Judging, ACardOnItsHeadIsTurnedAndSaidToLieSo) {
    const auto photo = judged(shot("id_card", "front", 5, 180), "id_card", "front");
    EXPECT_THAT(checks_of(photo), ElementsAre("frame.rotated"));
    EXPECT_EQ(photo.page.verdict, model::Verdict::Fixable);
    EXPECT_EQ(photo.page.fields.at("id_number").value, "412723199010050012");
    // Its own upper left corner lies at the lower right of the picture.
    const auto& quad = photo.page.document->quad;
    EXPECT_GT(quad[0].x, quad[1].x);
    EXPECT_GT(quad[0].y, quad[3].y);
    // And its number, low on the card, in the upper half.
    EXPECT_LT(photo.page.fields.at("id_number").region[1], 1008);
}

TEST(Judging, AWatermarkIsToldUnlessItSaysForFilingUseOnly) {
    for (const auto& [words, said] : {std::pair{"内部资料请勿外传", true}, {"仅供备案使用", false}}) {
        specimen::Scene scene = specimen::good(5, {2688, 2016});
        scene.watermark = specimen::Watermark{};
        scene.watermark->words = words;
        scene.watermark->opacity = 0.6;
        const auto photo = judged(specimen::photograph("id_card", "back", scene, 5).jpeg, "id_card", "back");
        EXPECT_EQ(testing::Value(checks_of(photo), Contains("origin.watermark")), said) << words;
    }
}

TEST(Judging, TheOtherSideIsKnown) {
    const auto photo = judged(shot("id_card", "back", 5), "id_card", "front");
    EXPECT_THAT(checks_of(photo), Contains("document.side"));
    EXPECT_EQ(photo.page.verdict, model::Verdict::Reject);
}

TEST(Judging, WhatNobodyNamedIsJudgedAsWhatItIs) {
    const auto photo = judged(shot("id_card", "back", 5), "", "");
    EXPECT_EQ(photo.page.as, "id_card");
    EXPECT_EQ(photo.page.side, "back");
    EXPECT_TRUE(photo.page.fields.contains("issuer"));
}

cv::Mat opened(const Bytes& jpeg) {
    image::ExamineRequest request;
    request.limits.max_bytes = 40'000'000;
    request.long_side = image::ExamineRequest::kFullSize;
    const auto pixels = office().examiner.examine(jpeg, request).picture;
    cv::Mat rgb(static_cast<int>(pixels->height), static_cast<int>(pixels->width), CV_8UC3,
                const_cast<std::uint8_t*>(pixels->data.data())),
        bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    return bgr;
}

std::vector<std::string> verified(const desk::JudgedPhoto& photo) {
    std::vector<std::string> names;
    for (const auto& [name, field] : photo.page.fields)
        if (!field.verified_by.empty()) names.push_back(name);
    return names;
}

TEST(Judging, AMirroredCardIsNeverTakenForRead) {
    cv::Mat mirrored;
    cv::flip(opened(shot("id_card", "front", 5)), mirrored, 1);
    const auto photo = judged(specimen::encode_drawing(mirrored, "m.jpg"), "id_card", "front");
    EXPECT_NE(photo.page.verdict, model::Verdict::Accept);
    EXPECT_THAT(verified(photo), testing::IsEmpty());
}

cv::Mat both_of(const Bytes& one, const Bytes& other) {
    cv::Mat both;
    cv::vconcat(opened(one), opened(other), both);
    return both;
}

TEST(Judging, OfTwoDocumentsInOnePictureTheOneThatIsMeantIsReadAndTheOtherTold) {
    for (const bool front_first : {true, false}) {
        const Bytes front = shot("id_card", "front", 5), back = shot("id_card", "back", 7);
        const cv::Mat both = front_first ? both_of(front, back) : both_of(back, front);
        const auto photo = judged(specimen::encode_drawing(both, "two.jpg"), "id_card", "front");
        EXPECT_THAT(checks_of(photo), Contains("document.kind")) << front_first;
        EXPECT_THAT(checks_of(photo), testing::Not(Contains("document.side"))) << front_first;
        EXPECT_EQ(photo.page.fields.at("id_number").value, "412723199010050012") << front_first;
        ASSERT_TRUE(photo.reading.beside) << front_first;
        EXPECT_EQ(photo.reading.beside->region[1] > 2016 - 100, front_first);
        EXPECT_EQ(photo.page.document->quad[0].y < 2016, front_first);

        // And it is the one that is cut out.
        const Bytes bytes = specimen::encode_drawing(both, "two.jpg");
        inspect::PhotoRequest request{"two.jpg", bytes, "id_card", "front",
                                      office().rulebook.find_material("id_card")->photo};
        request.read_at = photo.read_at;
        const auto mended = inspect::mend_photo(request, office().rulebook.find_profile("")->photo,
                                                office().books.photos, office().examiner);
        ASSERT_TRUE(mended.mended) << front_first;
        const auto again = judged(mended.mended->jpeg, "id_card", "front");
        EXPECT_THAT(checks_of(again), testing::IsEmpty()) << front_first;
        EXPECT_EQ(again.page.fields.at("id_number").value, "412723199010050012") << front_first;
    }
}

TEST(Judging, TwoOfTheSameAreNeverMixed) {
    const cv::Mat both = both_of(shot("id_card", "front", 5), shot("id_card", "front", 7));
    const auto photo = judged(specimen::encode_drawing(both, "two.jpg"), "id_card", "front");
    EXPECT_NE(photo.page.verdict, model::Verdict::Accept);
    const auto number = photo.page.fields.find("id_number"), birth = photo.page.fields.find("birth_date");
    ASSERT_TRUE(number != photo.page.fields.end() && birth != photo.page.fields.end());
    std::string day = birth->second.value;
    std::erase(day, '-');
    EXPECT_EQ(number->second.value.substr(6, 8), day);
}

TEST(Judging, AHalfCoveredNumberIsSaidToBeUnreadAndNeverGuessed) {
    specimen::Scene scene = specimen::good(5, {2688, 2016});
    scene.fingers = {{{0.55, 0.86}, 90, 22}};
    const auto photo = judged(specimen::photograph("id_card", "front", scene, 5).jpeg, "id_card", "front");
    EXPECT_NE(photo.page.verdict, model::Verdict::Accept);
    const auto number = photo.page.fields.find("id_number");
    if (number != photo.page.fields.end() && number->second.value != "412723199010050012") {
        EXPECT_TRUE(number->second.verified_by.empty());
        EXPECT_LE(number->second.confidence, 0.5);
    }
}

TEST(Judging, WithoutAReaderEverythingElseIsJudged) {
    Office& o = office();
    const desk::Judging blind(o.rulebook, *o.rulebook.find_profile(""), o.books, o.examiner, nullptr,
                              2026y / 11 / 25);
    const Bytes bytes = shot("id_card", "back", 5);
    std::vector<desk::JudgedPhoto> photos{blind.judge(o.photo(bytes, "id_card", "front"))};
    blind.hold_together(photos, {});
    EXPECT_TRUE(photos.front().page.document.has_value());
    EXPECT_TRUE(photos.front().page.fields.empty());
}

TEST(Judging, WhatIsNoPictureIsSaidToBeNone) {
    const Bytes text{'n', 'o', ' ', 'p', 'i', 'c', 't', 'u', 'r', 'e'};
    for (const char* material : {"id_card", ""})
        EXPECT_EQ(judged(text, material, "front").page.verdict, model::Verdict::Reject);
}

}  // namespace
