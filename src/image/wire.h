// How does an examination travel from the confined process back? As one record of fixed size that we believe
// nothing of until it is checked: whoever took over a decoder writes it too.
#pragma once

#include "image/examine.h"

#include <type_traits>

namespace beian::image {

struct WireReply {
    std::uint64_t bytes, packed_bytes, end, trailing_bytes;
    double arrived;
    std::uint32_t kind, header, width, height, colour, scans, frames, trailing, profile, hidden, state;
    std::int32_t orientation, bit_depth, components;
    std::uint32_t picture_width, picture_height, picture_channels, denominator;
    std::uint32_t planes_width, planes_height;
    std::uint8_t progressive, arithmetic, interlaced, transparent, unusual_coding, odd_colours;
    std::uint8_t has_captured, has_hidden, has_arrived, has_picture, has_planes, blemished;
    char captured[24], profile_name[64], detail[216], software[64], creator_tool[64];
    std::uint8_t names_camera, photoshop_notes;
};
static_assert(std::is_trivially_copyable_v<WireReply>);

/// What was asked, against which an answer is held.
struct Asked {
    std::uint64_t bytes = 0;
    std::uint64_t room = 0;  // for pixels
};

WireReply to_wire(const Examination& found);
/// Nothing where the record cannot be an honest answer. The picture's `data` is still empty.
std::optional<Examination> from_wire(const WireReply& reply, const Asked& asked);

}  // namespace beian::image
