#include "inspect/support.h"
#include "support/pictures.h"

namespace beian::inspect {
namespace {

using model::Verdict;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace pictures;

TEST(EnvelopeChecks, AGoodPhotoIsAcceptedWithoutAWord) {
    const Page page =
        inspected(make(Jpeg{.width = 1200, .height = 900, .exif = exif(6, "2026:11:20 10:01:02")}));
    EXPECT_THAT(said(page), IsEmpty());
    EXPECT_EQ(page.verdict, Verdict::Accept);
    EXPECT_EQ(page.image.width, 900u);
    EXPECT_EQ(page.image.height, 1200u);
    EXPECT_EQ(page.image.captured, "2026-11-20T10:01:02");
}

TEST(EnvelopeChecks, APhotoOfTooFewBytesCanBeMended) {
    const Bytes photo = make(Jpeg{.width = 1200, .height = 900});
    const Page page = inspected(photo, "a.jpg", aliyun());
    ASSERT_THAT(said(page), ElementsAre("envelope.size fix"));
    EXPECT_EQ(page.findings[0].measured, static_cast<double>(photo.size()));
    EXPECT_EQ(page.findings[0].needed, 204800);
    EXPECT_THAT(page.findings[0].message.zh, HasSubstr("阿里云要求至少 200 KB"));
    EXPECT_THAT(page.findings[0].message.en, HasSubstr("Alibaba Cloud asks for at least 200 KB"));
    EXPECT_EQ(page.verdict, Verdict::Fixable);
}

TEST(EnvelopeChecks, TheRangeOfBytesIncludesBothItsEnds) {
    const Bytes photo = make(Jpeg{.width = 1200, .height = 900});
    model::PhotoProfile profile = any_size();
    profile.min_bytes = profile.max_bytes = photo.size();
    EXPECT_THAT(said(inspected(photo, "a.jpg", profile)), IsEmpty());
    profile.min_bytes = 0;
    profile.max_bytes = photo.size() - 1;
    const Page page = inspected(photo, "a.jpg", profile);
    ASSERT_THAT(said(page), ElementsAre("envelope.size fix"));
    // Where both would read the same in KB, the bytes are said.
    EXPECT_THAT(page.findings[0].message.en, HasSubstr(std::to_string(photo.size()) + " bytes"));
}

TEST(EnvelopeChecks, AnEmptyFileIsRefusedAsBroken) {
    const Page page = inspected({}, "a.jpg", aliyun());
    EXPECT_THAT(said(page), ElementsAre("envelope.integrity block"));
    EXPECT_EQ(page.verdict, Verdict::Reject);
    EXPECT_EQ(page.image.width, std::nullopt);
}

/// Stands for a confined process that a picture stopped.
class StoppedExaminer : public image::Examiner {
public:
    image::Examination examine(BytesView bytes, const image::ExamineRequest&) override {
        image::Examination found;
        found.envelope.kind = model::FileKind::Jpeg;
        found.envelope.bytes = bytes.size();
        found.integrity.state = image::Integrity::State::GaveUp;
        return found;
    }
};

TEST(EnvelopeChecks, APictureThatStopsWhatOpensItIsRefusedAsBroken) {
    StoppedExaminer examiner;
    const Page page =
        inspect_photo({"a.jpg", Bytes(500, 1), "id_card", "front"}, any_size(), book(), examiner);
    ASSERT_THAT(said(page), ElementsAre("envelope.integrity block"));
    EXPECT_THAT(page.findings[0].message.en, HasSubstr("stopped the program that opened it"));
    EXPECT_EQ(page.verdict, Verdict::Reject);
}

TEST(EnvelopeChecks, APhotoCutAtAnyTenthIsRefusedAsBroken) {
    const Bytes photo = make(Jpeg{.width = 1200, .height = 900});
    for (std::size_t tenth = 1; tenth <= 9; ++tenth) {
        const BytesView cut = BytesView(photo).first(photo.size() * tenth / 10);
        const Page page = inspected({cut.begin(), cut.end()}, "a.jpg", aliyun());
        EXPECT_THAT(said(page), ElementsAre("envelope.integrity block")) << tenth;
        EXPECT_EQ(page.verdict, Verdict::Reject);
    }
}

TEST(EnvelopeChecks, OtherKindsOfFilesAreNamedWithAWayToAJpeg) {
    const Page page = inspected(Bytes{} + std::string_view("\0\0\0\x18"
                                                           "ftypheic\0\0\0\0mif1heic",
                                                           24),
                                "IMG_1.HEIC");
    ASSERT_THAT(said(page), ElementsAre("envelope.format block"));
    EXPECT_THAT(page.findings[0].message.en, HasSubstr("HEIC"));
    EXPECT_THAT(page.findings[0].advice.en, HasSubstr("Settings > Camera > Formats"));
    EXPECT_THAT(page.findings[0].advice.zh, HasSubstr("兼容性最佳"));
}

TEST(EnvelopeChecks, AFormatTheProviderDoesNotTakeCanBeMended) {
    model::PhotoProfile jpeg_only = any_size();
    jpeg_only.formats = {model::FileKind::Jpeg, model::FileKind::Png};
    const Page page = inspected(make(Gif{.width = 600, .height = 400}), "a.gif", jpeg_only);
    ASSERT_THAT(said(page), ElementsAre("envelope.format fix"));
    EXPECT_EQ(page.findings[0].message.en, "This is a GIF; Alibaba Cloud takes JPEG or PNG.");
    EXPECT_EQ(page.findings[0].message.zh, "这是 GIF 图片，阿里云只收 JPEG、PNG。");
}

TEST(EnvelopeChecks, ColoursForPrintCanBeMended) {
    EXPECT_THAT(said(inspected(make(Jpeg{.components = 4}))), ElementsAre("envelope.format fix"));
}

TEST(EnvelopeChecks, OddColourProfilesAreMentioned) {
    EXPECT_THAT(said(inspected(make(Jpeg{.icc = icc("RGB ", "Display P3")}))), IsEmpty());
    EXPECT_THAT(said(inspected(make(Jpeg{.icc = icc("RGB ", "Adobe RGB (1998)")}))),
                ElementsAre("envelope.format info"));
    EXPECT_THAT(said(inspected(make(Jpeg{.icc = icc("CMYK", "FOGRA39")}))),
                ElementsAre("envelope.format info"));
    EXPECT_THAT(said(inspected(make(Jpeg{.exif = exif(1, "", 0xFFFF)}))),
                ElementsAre("envelope.format info"));
}

TEST(EnvelopeChecks, AnExtensionThatLiesIsFoundAndCanBeMended) {
    const Page page = inspected(make(Png{}), "front.jpg");
    ASSERT_THAT(said(page), ElementsAre("envelope.mislabelled fix"));
    EXPECT_EQ(page.findings[0].message.en, "The file is named as JPEG, but it is PNG.");
    EXPECT_THAT(said(inspected(make(Png{}), "front.PNG")), IsEmpty());
    EXPECT_THAT(said(inspected(make(Png{}), "-")), IsEmpty());
}

TEST(EnvelopeChecks, AFileHiddenInAPhotoIsRefused) {
    EXPECT_THAT(said(inspected(make(Jpeg{}) + "<script>alert(1)</script>")),
                ElementsAre("envelope.mislabelled block"));
}

TEST(EnvelopeChecks, WhatPhonesAddIsOnlyMentionedAndOtherRestsWarn) {
    const Page phone = inspected(make(Jpeg{}) + "Image_UTC_DataSEFHxxxxSEFT");
    EXPECT_THAT(said(phone), ElementsAre("envelope.integrity info"));
    EXPECT_EQ(phone.verdict, Verdict::Accept);
    const Page other = inspected(make(Jpeg{}) + "something else");
    EXPECT_THAT(said(other), ElementsAre("envelope.integrity warn"));
    EXPECT_EQ(other.verdict, Verdict::Accept);
}

TEST(EnvelopeChecks, AMovingPictureIsRefused) {
    const Page gif = inspected(make(Gif{.width = 600, .height = 400, .frames = 3}), "a.gif");
    ASSERT_THAT(said(gif), ElementsAre("envelope.animation block"));
    EXPECT_EQ(gif.findings[0].measured, 3);
    EXPECT_THAT(said(inspected(make(Png{.frames = 2}), "a.png")), ElementsAre("envelope.animation block"));
    EXPECT_THAT(said(inspected(gif_of_frames(100'000), "a.gif")),
                ElementsAre("envelope.animation block", "envelope.dimensions block"));
}

TEST(EnvelopeChecks, TooFewPixelsAreRefusedWithTheNumberNeeded) {
    const Page pixel = inspected(make(Jpeg{.width = 1, .height = 1}));
    ASSERT_THAT(said(pixel), ElementsAre("envelope.dimensions block"));
    EXPECT_EQ(pixel.findings[0].measured, 1);
    EXPECT_EQ(pixel.findings[0].needed, 360);
    EXPECT_THAT(said(inspected(make(Jpeg{.width = 1, .height = 30000}))),
                ElementsAre("envelope.dimensions block"));
    const Page short_of_length = inspected(make(Jpeg{.width = 400, .height = 500}));
    ASSERT_THAT(said(short_of_length), ElementsAre("envelope.dimensions block"));
    EXPECT_EQ(short_of_length.findings[0].needed, 580);
}

TEST(EnvelopeChecks, AProvidersOwnPixelLimitsGoFirst) {
    model::PhotoProfile profile = any_size();
    profile.min_short_side = 720;
    profile.min_long_side = 1280;
    const Page page = inspected(make(Jpeg{.width = 1280, .height = 700}), "a.jpg", profile);
    ASSERT_THAT(said(page), ElementsAre("envelope.dimensions block"));
    EXPECT_EQ(page.findings[0].needed, 720);
    profile.min_short_side = 0;
    profile.max_pixels = 640 * 480;
    EXPECT_THAT(said(inspected(make(Jpeg{.width = 1280, .height = 700}), "a.jpg", profile)),
                ElementsAre("envelope.dimensions fix"));
}

TEST(EnvelopeChecks, APictureThatClaimsTheMoonIsRefusedUnopened) {
    const Page page = inspected(claiming(make(Jpeg{}), 60000, 60000));
    ASSERT_THAT(said(page), ElementsAre("envelope.dimensions block"));
    EXPECT_EQ(page.findings[0].measured, 3.6e9);
}

TEST(EnvelopeChecks, AFileOfTooManyBytesIsRefusedForThatAlone) {
    Bytes photo = make(Jpeg{});
    photo.resize(limits_of(book()).max_bytes + 1);
    EXPECT_THAT(said(inspected(photo, "a.jpg", aliyun())), ElementsAre("envelope.size block"));
}

TEST(EnvelopeChecks, APictureThatIsCostlyToUnpackIsRefusedWithoutANumber) {
    const Page page = inspected(claiming(make(Jpeg{.progressive = true}), 9000, 9000));
    ASSERT_THAT(said(page), ElementsAre("envelope.dimensions block"));
    EXPECT_EQ(page.findings[0].measured, std::nullopt);
}

TEST(EnvelopeChecks, ATransparentOrDeepPngIsAPictureLikeAnyOther) {
    EXPECT_THAT(said(inspected(make(Png{.colour = 6, .alpha = 0}), "a.png")), IsEmpty());
    EXPECT_THAT(said(inspected(make(Png{.depth = 16}), "a.png")), IsEmpty());
    EXPECT_THAT(said(inspected(make(Jpeg{.progressive = true}))), IsEmpty());
    EXPECT_THAT(said(inspected(make(Jpeg{.arithmetic = true}))), IsEmpty());
}

TEST(EnvelopeChecks, TheWorstIsSaidFirst) {
    EXPECT_THAT(said(inspected(make(Gif{.width = 20, .height = 20, .frames = 2}), "a.jpg", aliyun())),
                ElementsAre("envelope.animation block", "envelope.dimensions block",
                            "envelope.mislabelled fix", "envelope.size fix"));
}

TEST(EnvelopeChecks, NoBlankIsLeftOpenInAnySentence) {
    for (const Page& page : {inspected({}), inspected(make(Gif{.frames = 2}), "a.jpg", aliyun()),
                             inspected(make(Jpeg{.components = 4}) + "rest"), inspected(Bytes(9, 1))})
        for (const model::Finding& finding : page.findings)
            for (const std::string& text :
                 {finding.message.zh, finding.message.en, finding.advice.zh, finding.advice.en})
                EXPECT_EQ(text.find('{'), std::string::npos) << text;
}

TEST(EnvelopeChecks, SampleFilesThatMustBeRefusedAre) {
    const std::filesystem::path folder = files::samples() / "image_formats" / "bad";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no sample pictures here";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) {
            const Page page = inspected(files::read(entry.path()), entry.path().string());
            EXPECT_EQ(page.verdict, Verdict::Reject) << entry.path();
        }
}

}  // namespace
}  // namespace beian::inspect
