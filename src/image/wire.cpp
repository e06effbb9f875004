#include "image/wire.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace beian::image {
namespace {

template <std::size_t Size>
void put_text(char (&to)[Size], const std::string& text) {
    std::copy_n(text.begin(), std::min(text.size(), Size - 1), to);
}

/// Only what prints: these words reach terminals and logs.
template <std::size_t Size>
std::string take_text(const char (&from)[Size]) {
    std::string text(from, std::find(from, from + Size - 1, '\0'));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    return text;
}

template <class Enum>
std::optional<Enum> take_enum(std::uint32_t number, Enum last) {
    if (number > static_cast<std::uint32_t>(last)) return std::nullopt;
    return static_cast<Enum>(number);
}

template <class Enum>
std::uint32_t number_of(Enum value) {
    return static_cast<std::uint32_t>(value);
}

bool is_moment(const std::string& text) {
    static constexpr std::string_view kForm = "0000-00-00T00:00:00";
    return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(),
                      [](char c, char form) { return form == '0' ? c >= '0' && c <= '9' : c == form; });
}

std::optional<Pixels> take_picture(const WireReply& reply, const Asked& asked) {
    const std::uint32_t channels = reply.picture_channels;
    if (channels != 1 && channels != 3) return std::nullopt;
    if (reply.picture_width == 0 || reply.picture_height == 0) return std::nullopt;
    const std::uint64_t pixels = std::uint64_t{reply.picture_width} * reply.picture_height;
    if (pixels > asked.room / channels) return std::nullopt;
    return Pixels{reply.picture_width, reply.picture_height, channels, {}};
}

std::optional<Planes> take_planes(const WireReply& reply, const Asked& asked) {
    const std::uint32_t width = reply.planes_width, height = reply.planes_height;
    if (width == 0 || height == 0 || std::uint64_t{width} * height > asked.room) return std::nullopt;
    if (bytes_of_planes(width, height) > asked.room) return std::nullopt;
    return planes_sized(width, height);
}

std::optional<Envelope> take_envelope(const WireReply& reply, const Asked& asked) {
    const auto kind = take_enum(reply.kind, model::FileKind::Unknown);
    const auto header = take_enum(reply.header, Header::Corrupt);
    const auto colour = take_enum(reply.colour, Colour::Cmyk);
    const auto trailing = take_enum(reply.trailing, Trailing::What::Unknown);
    const auto profile = take_enum(reply.profile, ColourProfile::State::Broken);
    const auto hidden = take_enum(reply.hidden, model::FileKind::Unknown);
    if (!kind || !header || !colour || !trailing || !profile || !hidden) return std::nullopt;
    if (reply.bytes != asked.bytes || reply.end > asked.bytes || reply.trailing_bytes > asked.bytes)
        return std::nullopt;
    if (reply.orientation < 1 || reply.orientation > 8) return std::nullopt;
    Envelope envelope;
    envelope.kind = *kind;
    envelope.bytes = reply.bytes;
    envelope.header = *header;
    envelope.width = reply.width;
    envelope.height = reply.height;
    envelope.orientation = reply.orientation;
    envelope.colour = *colour;
    envelope.bit_depth = reply.bit_depth;
    envelope.components = reply.components;
    envelope.progressive = reply.progressive != 0;
    envelope.arithmetic = reply.arithmetic != 0;
    envelope.interlaced = reply.interlaced != 0;
    envelope.transparent = reply.transparent != 0;
    envelope.unusual_coding = reply.unusual_coding != 0;
    envelope.scans = reply.scans;
    envelope.frames = reply.frames;
    envelope.packed_bytes = reply.packed_bytes;
    envelope.odd_colours = reply.odd_colours != 0;
    envelope.names_camera = reply.names_camera != 0;
    envelope.software = take_text(reply.software);
    envelope.creator_tool = take_text(reply.creator_tool);
    envelope.photoshop_notes = reply.photoshop_notes != 0;
    envelope.profile = {*profile, take_text(reply.profile_name)};
    envelope.end = reply.end;
    envelope.trailing = {*trailing, reply.trailing_bytes};
    if (reply.has_captured != 0) envelope.captured = take_text(reply.captured);
    if (envelope.captured && !is_moment(*envelope.captured)) return std::nullopt;
    if (reply.has_hidden != 0) envelope.hidden = *hidden;
    return envelope;
}

}  // namespace

WireReply to_wire(const Examination& found) {
    const Envelope& envelope = found.envelope;
    WireReply reply{};
    reply.kind = number_of(envelope.kind);
    reply.bytes = envelope.bytes;
    reply.header = number_of(envelope.header);
    reply.width = envelope.width;
    reply.height = envelope.height;
    reply.orientation = envelope.orientation;
    reply.colour = number_of(envelope.colour);
    reply.bit_depth = envelope.bit_depth;
    reply.components = envelope.components;
    reply.progressive = envelope.progressive;
    reply.arithmetic = envelope.arithmetic;
    reply.interlaced = envelope.interlaced;
    reply.transparent = envelope.transparent;
    reply.unusual_coding = envelope.unusual_coding;
    reply.scans = envelope.scans;
    reply.frames = envelope.frames;
    reply.packed_bytes = envelope.packed_bytes;
    reply.odd_colours = envelope.odd_colours;
    reply.names_camera = envelope.names_camera;
    put_text(reply.software, envelope.software);
    put_text(reply.creator_tool, envelope.creator_tool);
    reply.photoshop_notes = envelope.photoshop_notes;
    reply.profile = number_of(envelope.profile.state);
    put_text(reply.profile_name, envelope.profile.name);
    reply.end = envelope.end;
    reply.trailing = number_of(envelope.trailing.what);
    reply.trailing_bytes = envelope.trailing.bytes;
    reply.has_captured = envelope.captured.has_value();
    put_text(reply.captured, envelope.captured.value_or(""));
    reply.has_hidden = envelope.hidden.has_value();
    reply.hidden = number_of(envelope.hidden.value_or(model::FileKind::Jpeg));
    reply.state = number_of(found.integrity.state);
    reply.has_arrived = found.integrity.arrived.has_value();
    reply.arrived = found.integrity.arrived.value_or(0);
    reply.blemished = found.integrity.blemished;
    put_text(reply.detail, found.integrity.detail);
    reply.denominator = found.denominator;
    reply.has_planes = found.planes.has_value();
    if (found.planes) {
        reply.planes_width = found.planes->light.width;
        reply.planes_height = found.planes->light.height;
    }
    reply.has_picture = found.picture.has_value();
    if (!found.picture) return reply;
    reply.picture_width = found.picture->width;
    reply.picture_height = found.picture->height;
    reply.picture_channels = found.picture->channels;
    return reply;
}

std::optional<Examination> from_wire(const WireReply& reply, const Asked& asked) {
    const auto envelope = take_envelope(reply, asked);
    const auto state = take_enum(reply.state, Integrity::State::GaveUp);
    const bool is_step =
        reply.denominator == 1 || reply.denominator == 2 || reply.denominator == 4 || reply.denominator == 8;
    if (!envelope || !state || !is_step) return std::nullopt;
    Examination found;
    found.envelope = *envelope;
    found.integrity.state = *state;
    found.integrity.blemished = reply.blemished != 0;
    found.integrity.detail = take_text(reply.detail);
    found.denominator = reply.denominator;
    if (reply.has_arrived != 0) {
        if (!std::isfinite(reply.arrived) || reply.arrived < 0 || reply.arrived > 1) return std::nullopt;
        found.integrity.arrived = reply.arrived;
    }
    if (reply.has_picture == 0 && reply.has_planes == 0) return found;
    if (reply.has_picture != 0 && !(found.picture = take_picture(reply, asked))) return std::nullopt;
    if (reply.has_planes != 0 && !(found.planes = take_planes(reply, asked))) return std::nullopt;
    const bool is_one = reply.has_picture == 0 || reply.has_planes == 0;
    if (!is_one || *state != Integrity::State::Whole) return std::nullopt;
    return found;
}

}  // namespace beian::image
