#include "image/envelope.h"
#include "image/exif.h"
#include "support/pictures.h"

#include <gmock/gmock.h>

namespace beian::image {
namespace {

using model::FileKind;
using namespace pictures;

TEST(Envelope, APlainJpegIsReadWhole) {
    const Bytes jpeg = make(Jpeg{.width = 640, .height = 480, .exif = exif(1, "2026:11:20 10:01:02")});
    Envelope expected;
    expected.kind = FileKind::Jpeg;
    expected.bytes = jpeg.size();
    expected.width = 640;
    expected.height = 480;
    expected.colour = Colour::Rgb;
    expected.bit_depth = 8;
    expected.components = 3;
    expected.scans = 1;
    expected.captured = "2026-11-20T10:01:02";
    expected.end = jpeg.size();
    EXPECT_EQ(read_envelope(jpeg), expected);
}

TEST(Envelope, ASidewaysPhotoIsReportedUpright) {
    for (unsigned tag = 0; tag <= 9; ++tag) {
        const Envelope envelope = read_envelope(make(Jpeg{.width = 64, .height = 48, .exif = exif(tag)}));
        const bool is_turned = tag >= 5 && tag <= 8;
        EXPECT_EQ(envelope.width, is_turned ? 48u : 64u) << "tag " << tag;
        EXPECT_EQ(envelope.height, is_turned ? 64u : 48u) << "tag " << tag;
    }
}

TEST(Envelope, AClockThatWasNeverSetGivesNoMoment) {
    for (const char* moment :
         {"0000:00:00 00:00:00", "    :  :     :  :  ", "2026:02:30 10:00:00", "2026:11:20 24:00:00"})
        EXPECT_EQ(read_exif(exif(1, moment)).captured, std::nullopt) << moment;
}

/// Exif that names a maker and a program, both at the end.
Bytes signed_by(std::string_view maker, std::string_view program) {
    Bytes tiff;
    append(tiff, std::string_view("MM\0*\0\0\0\x08", 8));
    append_u16(tiff, 2);
    const auto size = [](std::string_view text) { return static_cast<unsigned>(text.size()) + 1; };
    append_u16(tiff, 0x010F), append_u16(tiff, 2), append_u32(tiff, size(maker)), append_u32(tiff, 38);
    append_u16(tiff, 0x0131), append_u16(tiff, 2), append_u32(tiff, size(program)),
        append_u32(tiff, 38 + size(maker));
    append_u32(tiff, 0);
    append(tiff, maker), tiff.push_back(0);
    append(tiff, program), tiff.push_back(0);
    return tiff;
}

/// The JPEG with one more segment in front.
Bytes with_segment(const Bytes& jpeg, std::uint8_t marker, std::string_view body) {
    Bytes longer{0xFF, 0xD8, 0xFF, marker};
    append_u16(longer, static_cast<unsigned>(body.size()) + 2);
    append(longer, body);
    append(longer, BytesView(jpeg).subspan(2));
    return longer;
}

TEST(Envelope, CameraAndProgramAreToldByTheirNotes) {
    const Envelope signed_photo = read_envelope(
        make(Jpeg{.width = 64, .height = 48, .exif = signed_by("HUAWEI", "Adobe Photoshop 24.1")}));
    EXPECT_TRUE(signed_photo.names_camera);
    EXPECT_EQ(signed_photo.software, "Adobe Photoshop 24.1");
    const Envelope plain = read_envelope(make(Jpeg{.width = 64, .height = 48}));
    EXPECT_FALSE(plain.names_camera);
    EXPECT_EQ(plain.software, "");
}

TEST(Envelope, ANameIsCutCleanedAndNeverReadOutsideTheFile) {
    EXPECT_EQ(read_exif(signed_by("", std::string(500, 'a'))).software, std::string(63, 'a'));
    EXPECT_EQ(read_exif(signed_by("", "  a\x1b[31m\xE7\xBE\x8E ")).software, "a?[31m???");
    Bytes cut = signed_by("HUAWEI", "GIMP");
    cut.resize(cut.size() - 3);
    EXPECT_EQ(read_exif(cut).software, "GI");
}

TEST(Envelope, XmpNamesThePictureMakerAsAttributeOrElement) {
    const Bytes jpeg = make(Jpeg{.width = 64, .height = 48});
    const std::string head = std::string("http://ns.adobe.com/xap/1.0/") + '\0';
    const auto tool = [&](const std::string& packet) {
        return read_envelope(with_segment(jpeg, 0xE1, head + packet)).creator_tool;
    };
    EXPECT_EQ(tool("<x xmp:CreatorTool=\"GIMP 2.10\"/>"), "GIMP 2.10");
    EXPECT_EQ(tool("<x xmp:CreatorTool='GIMP 2.10'/>"), "GIMP 2.10");
    EXPECT_EQ(tool("<xmp:CreatorTool>Adobe Photoshop</xmp:CreatorTool>"), "Adobe Photoshop");
    EXPECT_EQ(tool("<xmp:CreatorTool>Adobe"), "");
    EXPECT_EQ(tool("CreatorTool"), "");
    EXPECT_EQ(tool(""), "");
    EXPECT_TRUE(read_envelope(with_segment(jpeg, 0xED,
                                           std::string("Photoshop 3.0\0"
                                                       "8BIM",
                                                       18)))
                    .photoshop_notes);
    EXPECT_FALSE(read_envelope(jpeg).photoshop_notes);
}

TEST(Envelope, ExifThatPointsAtItselfEndsAtOnce) {
    Bytes tiff = exif(6, "2026:11:20 10:01:02");
    tiff[33] = 8;  // the detail directory is the main one again
    EXPECT_EQ(read_exif(tiff).orientation, 6);
    for (std::size_t size = 0; size < tiff.size(); ++size) read_exif(BytesView(tiff).first(size));
}

TEST(Envelope, ColoursOfAJpegAreNamed) {
    EXPECT_EQ(read_envelope(make(Jpeg{.components = 1})).colour, Colour::Grey);
    EXPECT_EQ(read_envelope(make(Jpeg{.components = 4})).colour, Colour::Cmyk);
    const Envelope progressive = read_envelope(make(Jpeg{.progressive = true}));
    EXPECT_TRUE(progressive.progressive);
    EXPECT_EQ(progressive.scans, 10u);
}

TEST(Envelope, ColourProfilesAreJudgedByTheirKind) {
    using State = ColourProfile::State;
    const auto profile = [](Bytes bytes) {
        return read_envelope(make(Jpeg{.icc = std::move(bytes)})).profile;
    };
    EXPECT_EQ(profile({}), (ColourProfile{State::Missing, ""}));
    EXPECT_EQ(profile(icc("RGB ", "Display P3")), (ColourProfile{State::Ordinary, "Display P3"}));
    EXPECT_EQ(profile(icc("RGB ", "Adobe RGB (1998)")), (ColourProfile{State::Wide, "Adobe RGB (1998)"}));
    EXPECT_EQ(profile(icc("CMYK", "Coated FOGRA39")), (ColourProfile{State::Print, "Coated FOGRA39"}));
    EXPECT_EQ(profile(Bytes(200, 'x')), (ColourProfile{State::Broken, ""}));
}

TEST(Envelope, APackedProfileOfAPngIsReadWithoutUnpackingAllOfIt) {
    Bytes profile = icc("RGB ", "Adobe RGB (1998)");
    profile.resize(64 << 20);
    Bytes chunk;
    append(chunk, std::string_view("odd\0\0", 5)), append(chunk, packed(profile));
    const Envelope envelope = read_envelope(make(Png{.extra = {{"iCCP", chunk}}}));
    EXPECT_EQ(envelope.profile, (ColourProfile{ColourProfile::State::Wide, "Adobe RGB (1998)"}));
}

TEST(Envelope, FramesAreCountedWithoutUnpackingThem) {
    EXPECT_EQ(read_envelope(make(Gif{.frames = 1})).frames, 1u);
    EXPECT_EQ(read_envelope(make(Gif{.frames = 3})).frames, 3u);
    EXPECT_EQ(read_envelope(gif_of_frames(100'000)).frames, 100'000u);
    EXPECT_EQ(read_envelope(make(Png{.frames = 12})).frames, 12u);
}

TEST(Envelope, WhatPhonesAddAfterThePictureIsKnown) {
    const Bytes jpeg = make(Jpeg{});
    const auto trailing = [&](std::string_view rest) { return read_envelope(jpeg + rest).trailing.what; };
    using What = Trailing::What;
    EXPECT_EQ(trailing(""), What::Nothing);
    EXPECT_EQ(trailing(std::string(4096, '\0')), What::Nothing);
    EXPECT_EQ(trailing(std::string_view("\0\0\0\x18"
                                        "ftypmp42....",
                                        16)),
              What::Phone);
    EXPECT_EQ(trailing("....Image_UTC_Data....SEFHxxxxSEFT"), What::Phone);
    EXPECT_EQ(trailing("v2_f30              LIVE_1234567        "), What::Phone);
    EXPECT_EQ(trailing("something else"), What::Unknown);
    const Bytes gain_map = make(Jpeg{.width = 64, .height = 48, .components = 1});
    EXPECT_EQ(trailing({reinterpret_cast<const char*>(gain_map.data()), gain_map.size()}), What::Phone);
}

TEST(Envelope, AThumbnailInsideIsNoHiddenFile) {
    Bytes tiff = exif(1, "2026:11:20 10:01:02");
    append(tiff, make(Jpeg{.width = 16, .height = 12}));
    const Envelope envelope = read_envelope(make(Jpeg{.exif = tiff}));
    EXPECT_EQ(envelope.hidden, std::nullopt);
    EXPECT_EQ(envelope.trailing, Trailing{});
    EXPECT_EQ(envelope.width, 640u);
}

/// An archive with one empty entry.
std::string zip() {
    using namespace std::string_literals;
    const std::string entry = "PK\1\2"s + std::string(42, '\0') + "a";
    const std::string size(1, static_cast<char>(entry.size()));
    return "PK\3\4"s + std::string(26, '\0') + entry + "PK\5\6\0\0\0\0\1\0\1\0"s + size +
           std::string(9, '\0');
}

TEST(Envelope, AFileThatIsTwoThingsAtOnceIsFound) {
    const Bytes jpeg = make(Jpeg{});
    EXPECT_EQ(read_envelope(jpeg + zip()).hidden, FileKind::Zip);
    EXPECT_EQ(read_envelope(jpeg + "%PDF-1.4\n").hidden, FileKind::Pdf);
    EXPECT_EQ(read_envelope(jpeg + "Rar!\x1A\x07").hidden, FileKind::Zip);
    EXPECT_EQ(read_envelope(jpeg + "<ScRiPt>alert(1)</script>").hidden, FileKind::Html);
    EXPECT_EQ(read_envelope(make(Gif{}) + "<?php system($_GET[0]);").hidden, FileKind::Html);
    Bytes remark;
    append(remark, std::string_view("Comment\0<html><script>", 22));
    EXPECT_EQ(read_envelope(make(Png{.extra = {{"tEXt", remark}}})).hidden, FileKind::Html);
    EXPECT_EQ(read_envelope(jpeg + "PK\5\6 by chance, and a little more").hidden, std::nullopt);
}

TEST(Envelope, CutFilesSayThatTheirEndIsMissing) {
    for (const Bytes& whole : {make(Jpeg{}), make(Png{}), make(Gif{})})
        for (std::size_t tenth = 1; tenth <= 9; ++tenth) {
            const Envelope envelope = read_envelope(BytesView(whole).first(whole.size() * tenth / 10));
            EXPECT_EQ(envelope.header, Header::Truncated) << tenth;
            EXPECT_EQ(envelope.end, 0u);
        }
}

}  // namespace
}  // namespace beian::image
