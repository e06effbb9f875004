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
