// Who is in a photo, who is on a document, and are both one person?
#include "likeness/match.h"
#include "likeness/book.h"
#include "vision/drawn_face.h"
#include "vision/models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace beian;
using namespace beian::likeness;
using testing::IsEmpty;
using testing::SizeIs;
using vision::test::photo_of_face;
using vision::test::pixels_of;

const findings::CheckBook& book() {
    static const auto loaded = load_face_book(std::string(BEIAN_SOURCE_DIR) + "/rules/faces.yaml");
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

const vision::FaceReader& reader() {
    static const auto loaded = vision::FaceReader::load(vision::test::models_folder(), 1);
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

/// A portrait whose descriptor lies `apart` from that of `at(0)`.
Portrait at(float apart, double width = 100) {
    Portrait portrait;
    portrait.face.width = portrait.face.height = width;
    portrait.descriptor[0] = apart;
    return portrait;
}

Shown shown(float apart) {
    return person_of({{at(apart)}, {}, {}}, book());
}

/// A white card with a portrait and lines of print, on a dark table, its upper side where `turned` quarters
/// bring it.
cv::Mat card_on_table() {
    cv::Mat table(1000, 1400, CV_8UC3, cv::Scalar(70, 62, 56));
    cv::rectangle(table, {300, 260}, {1156, 800}, {236, 240, 242}, cv::FILLED);
    for (int line = 0; line < 6; ++line)
        for (int letter = 0; letter < 16; ++letter)
            cv::rectangle(table,
                          cv::Rect(350 + letter * 24, 320 + line * 60, 14 + (letter * 7 + line * 3) % 8, 22),
                          {40, 40, 44}, cv::FILLED);
    cv::Mat portrait(320, 256, CV_8UC3, cv::Scalar(214, 218, 222));
    vision::test::draw_face(portrait, {128, 150}, 190);
    portrait.copyTo(table(cv::Rect(850, 320, 256, 320)));
    cv::GaussianBlur(table, table, {}, 0.8);
    return table;
}

image::Pixels photo_of_card(int turned) {
    cv::Mat table = card_on_table();
    if (turned == 1) cv::rotate(table, table, cv::ROTATE_90_CLOCKWISE);
    if (turned == 2) cv::rotate(table, table, cv::ROTATE_180);
    return pixels_of(table);
}

TEST(Match, SimilarityFallsWithDistanceFromOneToNothing) {
    EXPECT_EQ(similarity(at(0).descriptor, at(0).descriptor), 1);
    EXPECT_NEAR(similarity(at(0).descriptor, at(0.6F).descriptor), 0.6, 1e-6);
    EXPECT_EQ(similarity(at(0).descriptor, at(9).descriptor), 0);
}

TEST(Match, NearDescriptorsAreOnePerson) {
    const Match same = match(shown(0), shown(0.3F), book());
    EXPECT_TRUE(same.same);
    EXPECT_THAT(same.findings, IsEmpty());
    const Match close = match(shown(0), shown(0.55F), book());
    EXPECT_TRUE(close.same);
    ASSERT_THAT(close.findings, SizeIs(1));
    EXPECT_EQ(close.findings[0].severity, model::Severity::Warn);
    const Match other = match(shown(0), shown(0.7F), book());
    EXPECT_FALSE(other.same);
    ASSERT_THAT(other.findings, SizeIs(1));
    EXPECT_EQ(other.findings[0].check, kFaceMatch);
    EXPECT_EQ(other.findings[0].severity, model::Severity::Block);
}

TEST(Match, NobodyIsNeverTheSame) {
    const Match none = match(Shown{}, Shown{}, book());
    EXPECT_FALSE(none.same);
    EXPECT_FALSE(none.similarity);
}

TEST(Match, WhoIsMeantMustBeClear) {
    EXPECT_EQ(person_of({}, book()).findings.at(0).check, kFaceNone);
    const Shown two = person_of({{at(0), at(1, 60)}, {}, {}}, book());
    EXPECT_FALSE(two.person);
    EXPECT_EQ(two.findings.at(0).check, kFaceMany);
    EXPECT_TRUE(person_of({{at(0), at(1, 30)}, {}, {}}, book()).person) << "someone small behind";
    EXPECT_EQ(person_of({{at(0)}, at(1, 30), {}}, book()).findings.at(0).check, kFaceMany)
        << "a person who holds a document";
}

TEST(People, APersonIsNoDocument) {
    const People people = find_people(reader(), photo_of_face(960, 720, {450, 330}, 330));
    EXPECT_THAT(people.faces, SizeIs(1));
    EXPECT_FALSE(people.printed);
}

class Card : public testing::TestWithParam<int> {};

TEST_P(Card, ItsPortraitIsFoundWhicheverWayItLies) {
    const People people = find_people(reader(), photo_of_card(GetParam()));
    EXPECT_THAT(people.faces, IsEmpty());
    ASSERT_TRUE(people.printed);
    ASSERT_TRUE(people.document);
    const model::Point middle{people.printed->face.corner.x + people.printed->face.width / 2,
                              people.printed->face.corner.y + people.printed->face.height / 2};
    const model::Point wanted = GetParam() == 0   ? model::Point{978, 470}
                                : GetParam() == 1 ? model::Point{999 - 470, 978}
                                                  : model::Point{1399 - 978, 999 - 470};
    EXPECT_NEAR(middle.x, wanted.x, 30);
    EXPECT_NEAR(middle.y, wanted.y, 30);
}
INSTANTIATE_TEST_SUITE_P(Turned, Card, testing::Values(0, 1, 2));

TEST(People, WhoeverIsThereWithACardIsThereBesideItsPortrait) {
    cv::Mat photo(720, 1700, CV_8UC3, cv::Scalar(214, 218, 222));
    vision::test::draw_face(photo, {450, 330}, 330);
    cv::GaussianBlur(photo, photo, {}, 2.2);
    cv::rectangle(photo, {1000, 0}, {1699, 719}, {70, 62, 56}, cv::FILLED);
    cv::Mat card;
    cv::resize(card_on_table()(cv::Rect(300, 260, 856, 540)), card, {513, 324}, 0, 0, cv::INTER_AREA);
    card.copyTo(photo(cv::Rect(1080, 200, 513, 324)));
    const People people = find_people(reader(), pixels_of(photo));
    EXPECT_THAT(people.faces, SizeIs(1));
    ASSERT_TRUE(people.printed);
    EXPECT_NEAR(people.printed->face.corner.x + people.printed->face.width / 2, 1080 + 678 * 513 / 856, 15);
}

TEST(People, HalfAFaceAtThePicturesEdgeIsCut) {
    const image::Pixels half = photo_of_face(960, 720, {0, 330}, 330);
    const auto cut = find_cut_face(reader(), half);
    ASSERT_TRUE(cut);
    EXPECT_LT(cut->face.corner.x, 0);
    EXPECT_LT(cut->face.landmarks[0].x, 0);
    EXPECT_FALSE(find_cut_face(reader(), photo_of_face(960, 720, {450, 330}, 330))) << "a whole one is not";
    EXPECT_FALSE(find_cut_face(reader(), {}));
}

TEST(People, AFaceAndItsPortraitOnACardAreOnePerson) {
    const Shown person = person_of(find_people(reader(), photo_of_face(960, 720, {450, 330}, 330)), book());
    const Shown card = person_of(find_people(reader(), photo_of_card(0)), book());
    EXPECT_TRUE(card.document);
    EXPECT_TRUE(match(person, card, book()).same);
}

TEST(People, PicturesThatMeanHarmShowNobody) {
    for (const auto& [width, height] :
         {std::pair{0U, 0U}, {1U, 1U}, {1U, 30'000U}, {30'000U, 1U}, {3U, 2U}, {800U, 600U}}) {
        const People people =
            find_people(reader(), {width, height, 3, Bytes(std::size_t{width} * height * 3)});
        EXPECT_THAT(people.faces, IsEmpty());
        EXPECT_FALSE(people.printed);
    }
}

}  // namespace
