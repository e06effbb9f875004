#include "image/jpeg_notes.h"
#include "image/decode.h"
#include "image/envelope.h"
#include "support/pictures.h"

#include <gtest/gtest.h>

namespace beian::image {
namespace {

using pictures::operator+;

TEST(WithoutNotes, ThePixelsStayToTheBitAndTheNotesGo) {
    for (const bool progressive : {false, true}) {
        const Bytes noted = pictures::make(pictures::Jpeg{.progressive = progressive,
                                                          .exif = pictures::exif(6, "2026:11:20 10:01:02"),
                                                          .icc = pictures::icc("RGB ", "Display P3")});
        const auto plain = without_notes(noted + "and a motion photo's film");
        ASSERT_TRUE(plain);
        const Envelope envelope = read_envelope(*plain);
        EXPECT_FALSE(envelope.captured);
        EXPECT_EQ(envelope.orientation, 1);
        EXPECT_EQ(envelope.end, plain->size());
        EXPECT_EQ(envelope.profile.name, "Display P3");
        EXPECT_EQ(envelope.progressive, progressive);
        const auto before = decode(noted, {}, Orientation::Keep),
                   after = decode(*plain, {}, Orientation::Keep);
        ASSERT_TRUE(before && after);
        EXPECT_EQ(*before, *after);
        EXPECT_EQ(without_notes(*plain), plain);
    }
}

TEST(WithoutNotes, WhatCannotBeFollowedToItsEndIsLeftAlone) {
    const Bytes sound = pictures::make(pictures::Jpeg{});
    for (std::size_t length = 0; length < sound.size(); length += 1 + length / 8)
        EXPECT_FALSE(without_notes(BytesView(sound).first(length))) << length;
    EXPECT_FALSE(without_notes(pictures::make(pictures::Png{})));
}

TEST(ColourProfileOf, ItComesInOnePieceOrNotAtAll) {
    const Bytes profile = pictures::icc("RGB ", "Display P3");
    const Bytes jpeg = pictures::make(pictures::Jpeg{.icc = profile});
    EXPECT_EQ(colour_profile_of(jpeg, 4096), profile);
    EXPECT_TRUE(colour_profile_of(jpeg, profile.size() - 1).empty());
    EXPECT_TRUE(colour_profile_of(pictures::make(pictures::Jpeg{}), 4096).empty());
    EXPECT_TRUE(colour_profile_of({}, 4096).empty());
}

}  // namespace
}  // namespace beian::image
