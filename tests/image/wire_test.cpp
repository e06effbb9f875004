#include "image/wire.h"
#include "support/pictures.h"

#include <gmock/gmock.h>

namespace beian::image {
namespace {

using namespace pictures;

const Bytes& photo() {
    static const Bytes bytes =
        make(Jpeg{.exif = exif(1, "2026:11:20 10:01:02"), .icc = icc("RGB ", "Display P3")});
    return bytes;
}

TEST(Wire, AnExaminationArrivesAsItWasSent) {
    for (const Bytes& bytes :
         {photo(), photo() + "%PDF-1.4\n", Bytes(photo().begin(), photo().begin() + 4000)}) {
        Examination found = examine(bytes, {.long_side = 100});
        if (found.picture) found.picture->data.clear();
        found.envelope.names_camera = found.envelope.photoshop_notes = true;
        found.envelope.software = std::string(63, 's');
        found.envelope.creator_tool = "GIMP 2.10";
        EXPECT_EQ(from_wire(to_wire(found), {bytes.size(), 1 << 20}), found);
    }
}

/// What a decoder that was taken over might answer.
TEST(Wire, WhatNoHonestDecoderSaysIsNotBelieved) {
    const WireReply honest = to_wire(examine(photo(), {.long_side = 100}));
    const Asked asked{photo().size(), 1 << 20};
    ASSERT_TRUE(from_wire(honest, asked));
    const auto is_believed = [&](auto change) {
        WireReply reply = honest;
        change(reply);
        return from_wire(reply, asked).has_value();
    };
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.kind = 999; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.state = 999; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.bytes -= 1; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.end = ~0ull; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.orientation = 9; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.denominator = 0; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.picture_channels = 4; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.picture_width = reply.picture_height = ~0u; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.picture_width = 0; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.state = 1; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) { reply.captured[0] = '\x1b'; }));
    EXPECT_FALSE(is_believed([](WireReply& reply) {
        reply.has_arrived = 1;
        reply.arrived = std::numeric_limits<double>::quiet_NaN();
    }));
    WireReply loud = honest;
    std::memset(loud.software, '\a', sizeof loud.software);
    EXPECT_EQ(from_wire(loud, asked)->envelope.software, std::string(63, '?'));
    std::memset(loud.detail, '\a', sizeof loud.detail);
    EXPECT_EQ(from_wire(loud, asked)->integrity.detail, std::string(sizeof loud.detail - 1, '?'));
}

}  // namespace
}  // namespace beian::image
