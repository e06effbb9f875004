#include "inspect/mend/mend.h"

#include "document/rectifier.h"
#include "image/decode.h"
#include "image/resample.h"
#include "inspect/mend_support.h"
#include "support/pictures.h"

namespace beian::inspect {
namespace {

using test::CardOn;
using test::front;
using test::jpeg_of;

MendOutcome mended(const Bytes& photo, const model::PhotoProfile& profile = aliyun(),
                   model::PhotoSpec spec = {}, Judging judging = Judging::Envelope) {
    image::BareExaminer examiner;
    return mend_photo({"a.jpg", photo, "", "", std::move(spec)}, profile, book(), examiner, judging);
}

/// As a phone stores it that was held upright: turned to the left, with a tag.
Bytes stored_sideways(const image::Pixels& upright) {
    image::Pixels stored{upright.height, upright.width, 3, Bytes(upright.data.size())};
    image::draw(image::view_of(upright), {upright.width - 1.0, 0, 90, 1}, {},
                {stored.data, stored.width, stored.height, std::size_t{stored.width} * 3});
    Bytes jpeg = jpeg_of(stored), tagged{0xFF, 0xD8, 0xFF, 0xE1};
    const Bytes tiff = pictures::exif(8, "2026:11:20 10:01:02");
    pictures::append_u16(tagged, static_cast<unsigned>(tiff.size() + 8));
    pictures::append(tagged, std::string_view("Exif\0\0", 6)), pictures::append(tagged, tiff);
    pictures::append(tagged, BytesView(jpeg).subspan(2));
    return tagged;
}

TEST(Mend, TheWholeDocumentStaysWithAMarginAndTheTableGoes) {
    const auto outcome = mended(jpeg_of(front()));
    ASSERT_TRUE(outcome.mended);
    EXPECT_TRUE(outcome.mended->steps.cropped);
    EXPECT_FALSE(outcome.mended->steps.straightened);
    // 900 pixels and 4 % of them on each side.
    EXPECT_NEAR(outcome.mended->steps.width, 972, 8);
    EXPECT_NEAR(outcome.mended->steps.height, 567.8 + 72, 8);
    const auto found = test::found_in(outcome.mended->jpeg);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->leaves_picture);
}

TEST(Mend, TheResultIsWithinTheRangeAndCarriesNoNotes) {
    const Bytes photo = stored_sideways(front());
    ASSERT_EQ(image::read_envelope(photo).orientation, 8);
    const auto outcome = mended(photo);
    ASSERT_TRUE(outcome.mended);
    EXPECT_TRUE(outcome.mended->steps.turned);
    EXPECT_GT(outcome.mended->steps.width, outcome.mended->steps.height);
    EXPECT_LE(outcome.mended->steps.encodes, 3);
    const image::Envelope envelope = image::read_envelope(outcome.mended->jpeg);
    EXPECT_EQ(envelope.orientation, 1);
    EXPECT_FALSE(envelope.captured);
    EXPECT_GE(envelope.bytes, aliyun().min_bytes);
    EXPECT_LE(envelope.bytes, aliyun().max_bytes);
}

TEST(Mend, ACardThatLiesAskewIsStraightened) {
    for (const double turn : {-12.0, 3.0, 20.0}) {
        const auto outcome = mended(jpeg_of(front({.turn_deg = turn})));
        ASSERT_TRUE(outcome.mended) << turn;
        EXPECT_TRUE(outcome.mended->steps.straightened) << turn;
        const auto found = test::found_in(outcome.mended->jpeg);
        ASSERT_TRUE(found) << turn;
        EXPECT_NEAR(found->rotation_deg, 0, 0.7) << turn;
    }
}

TEST(Mend, WhereItsUpperLeftCornerIsKnownTheDocumentStandsOnItsFeet) {
    for (const double turn : {0.0, 90.0, 180.0, 270.0}) {
        const CardOn card{.turn_deg = turn};
        const Bytes photo = jpeg_of(front(card));
        PhotoRequest request{"a.jpg", photo, "", "", {}};
        request.read_at = test::quad_of(card);
        image::BareExaminer examiner;
        const auto outcome = mend_photo(request, aliyun(), book(), examiner, Judging::Envelope);
        ASSERT_TRUE(outcome.mended) << turn;
        EXPECT_EQ(outcome.mended->steps.turned, turn != 0) << turn;
        EXPECT_GT(outcome.mended->steps.width, outcome.mended->steps.height) << turn;
    }
}

TEST(Mend, TurningTheWholePictureIsNoCropping) {
    const Bytes photo = jpeg_of(front({.width = 1500}));
    PhotoRequest request{"a.jpg", photo, "", "", {}};
    request.read_at = document::begun_later(test::quad_of({.width = 1500}), 2);
    image::BareExaminer examiner;
    const auto outcome = mend_photo(request, any_size(), book(), examiner, Judging::Envelope);
    ASSERT_TRUE(outcome.mended);
    EXPECT_TRUE(outcome.mended->steps.turned);
    const auto before = image::decode(photo, {}, image::Orientation::Apply);
    const auto after = image::decode(outcome.mended->jpeg, {}, image::Orientation::Apply);
    ASSERT_TRUE(before && after);
    // The corner that was the last is the first now.
    const auto tone = [](const image::Pixels& picture, std::uint32_t x, std::uint32_t y) {
        return int{picture.row(y)[std::size_t{x} * 3]};
    };
    EXPECT_NEAR(tone(*after, after->width / 3, after->height / 3),
                tone(*before, before->width - 1 - after->width / 3, before->height - 1 - after->height / 3),
                12);
}

TEST(Mend, WithoutADocumentNothingIsCutOff) {
    const auto outcome = mended(jpeg_of(test::Table(1600, 1200, test::kWood, 20).pixels()));
    ASSERT_TRUE(outcome.mended);
    EXPECT_FALSE(outcome.mended->steps.cropped);
    EXPECT_EQ(outcome.mended->steps.width, 1600U);
}

TEST(Mend, WhoHoldsTheDocumentUpStaysInThePicture) {
    model::PhotoSpec held;
    held.shot = model::Shot::Handheld;
    const auto outcome = mended(jpeg_of(front()), aliyun(), held);
    ASSERT_TRUE(outcome.mended);
    EXPECT_FALSE(outcome.mended->steps.cropped);
}

TEST(Mend, AGoodPictureKeepsEveryPixelAndLosesItsNotes) {
    const Bytes photo = pictures::make(
        pictures::Jpeg{.width = 1200, .height = 900, .exif = pictures::exif(1, "2026:11:20 10:01:02")});
    const auto outcome = mended(photo, any_size());
    ASSERT_TRUE(outcome.mended);
    EXPECT_TRUE(outcome.mended->steps.copied);
    EXPECT_EQ(outcome.mended->steps.encodes, 0);
    EXPECT_FALSE(image::read_envelope(outcome.mended->jpeg).captured);
    EXPECT_EQ(*image::decode(outcome.mended->jpeg, {}, image::Orientation::Apply),
              *image::decode(photo, {}, image::Orientation::Apply));
}

TEST(Mend, ThirtyKilobytesComeUpToTwoHundred) {
    const image::Pixels picture = front({.width = 560, .picture_width = 800, .picture_height = 600});
    const Bytes photo = jpeg_of(picture, 35);
    ASSERT_LT(photo.size(), 60u * 1024);
    const auto outcome = mended(photo);
    ASSERT_TRUE(outcome.mended);
    EXPECT_GE(outcome.mended->jpeg.size(), aliyun().min_bytes);
    EXPECT_LE(outcome.mended->steps.encodes, 3);
}

TEST(Mend, AHeavyPictureComesDownWithoutAQualityThatBlursPrint) {
    const Bytes photo = jpeg_of(test::Table(3000, 2200, test::kWood, 90).pixels(), 100);
    ASSERT_GT(photo.size(), aliyun().max_bytes);
    const auto outcome = mended(photo);
    ASSERT_TRUE(outcome.mended);
    EXPECT_LE(outcome.mended->jpeg.size(), aliyun().max_bytes);
    EXPECT_GE(outcome.mended->jpeg.size(), aliyun().max_bytes / 3);
}

TEST(Mend, ACutFileIsRefusedWithItsFindingAndNothingIsMade) {
    Bytes photo = jpeg_of(front());
    photo.resize(photo.size() / 2);
    const auto outcome = mended(photo, aliyun(), {}, Judging::Full);
    EXPECT_FALSE(outcome.mended);
    EXPECT_EQ(outcome.page.verdict, model::Verdict::Reject);
    EXPECT_EQ(outcome.page.findings.front().check, "envelope.integrity");
}

TEST(Mend, WhatCannotBeBroughtIntoRangeIsToldAndNotPadded) {
    model::PhotoProfile profile = aliyun();
    profile.min_bytes = 40 * model::kBytesPerMb;
    profile.max_bytes = 0;
    const auto outcome = mended(jpeg_of(front()), profile);
    EXPECT_FALSE(outcome.mended);
    ASSERT_FALSE(outcome.page.findings.empty());
    EXPECT_EQ(outcome.page.findings.front().check, "envelope.size");
}

TEST(Mend, EveryKindOfPictureBecomesAJpeg) {
    for (const Bytes& photo :
         {pictures::make(pictures::Png{.colour = 6, .depth = 16, .alpha = 90}),
          pictures::make(pictures::Png{.colour = 0, .interlaced = true}),
          pictures::make(pictures::Gif{600, 400, 1}), pictures::make(pictures::Jpeg{.components = 4}),
          pictures::make(pictures::Jpeg{.components = 1, .progressive = true})}) {
        const auto outcome = mended(photo, any_size());
        ASSERT_TRUE(outcome.mended);
        EXPECT_TRUE(image::decode(outcome.mended->jpeg, {}, image::Orientation::Apply));
    }
}

}  // namespace
}  // namespace beian::inspect
