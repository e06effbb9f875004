// ITU-T T.81, annex B; Exif 2.32 for APP1; ICC.1 annex B.4 for APP2; Adobe technical note 5116 for APP14;
// ISO 16684-3 for XMP in APP1; Adobe Photoshop File Formats for APP13.
#include "image/exif.h"
#include "image/headers.h"
#include "image/reader.h"
#include "image/xmp.h"

#include <algorithm>

namespace beian::image {
namespace {

using namespace std::string_view_literals;

constexpr unsigned kEoi = 0xD9, kSos = 0xDA, kApp1 = 0xE1, kApp2 = 0xE2, kApp13 = 0xED, kDht = 0xC4,
                   kJpg = 0xC8, kDac = 0xCC;

struct Segment {
    unsigned marker = 0;
    std::size_t body = 0;  // after the length
    std::size_t length = 0;
};

bool stands_alone(unsigned marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}
bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != kDht && marker != kJpg && marker != kDac;
}

/// The next 0xFF that begins a marker, at or after `at`; inside packed pixels 0xFF00 and restarts are none.
std::size_t find_marker(BytesView bytes, std::size_t at) {
    while (at + 1 < bytes.size()) {
        const auto* found =
            static_cast<const std::uint8_t*>(std::memchr(bytes.data() + at, 0xFF, bytes.size() - 1 - at));
        if (!found) break;
        at = static_cast<std::size_t>(found - bytes.data());
        const unsigned next = bytes[at + 1];
        if (next == 0xFF) {
            ++at;
        } else if (next == 0x00 || (next >= 0xD0 && next <= 0xD7)) {
            at += 2;
        } else {
            return at;
        }
    }
    return bytes.size();
}

/// Calls `visit` for each segment from `start` (its SOI) on. Gives the place after EOI, or 0 when the bytes
/// end first.
template <class Visit>
std::size_t walk(BytesView bytes, std::size_t start, Visit visit) {
    const Reader file(bytes);
    std::size_t at = start + 2;
    while (true) {
        at = find_marker(bytes, at);
        if (!file.holds(at, 2)) return 0;
        const unsigned marker = *file.u8(at + 1);
        at += 2;
        if (marker == kEoi) return at;
        if (stands_alone(marker)) continue;
        const std::size_t length = file.u16(at).value_or(0);
        if (length < 2 || !file.holds(at, length)) return 0;
        visit(Segment{marker, at + 2, length - 2});
        at += length;
    }
}

void read_frame(const Reader& file, const Segment& segment, Envelope& envelope) {
    if (segment.length < 6) {
        envelope.header = Header::Corrupt;
        return;
    }
    envelope.bit_depth = *file.u8(segment.body);
    envelope.height = *file.u16(segment.body + 1);
    envelope.width = *file.u16(segment.body + 3);
    envelope.components = *file.u8(segment.body + 5);
    envelope.colour = envelope.components == 1   ? Colour::Grey
                      : envelope.components == 4 ? Colour::Cmyk
                                                 : Colour::Rgb;
    envelope.progressive = segment.marker == 0xC2 || segment.marker == 0xCA;
    envelope.arithmetic = segment.marker >= 0xC9;
    const bool is_plain = segment.marker <= 0xC2 || segment.marker == 0xC9 || segment.marker == 0xCA;
    envelope.unusual_coding = !is_plain || envelope.bit_depth != 8;
}

void read_segment(BytesView bytes, const Segment& segment, bool& has_frame, Envelope& envelope) {
    const Reader file(bytes);
    const auto begins = [&](std::string_view text) {
        return segment.length >= text.size() && file.has(segment.body, text);
    };
    if (is_frame(segment.marker) && !has_frame) {
        has_frame = true;
        read_frame(file, segment, envelope);
    } else if (segment.marker == kSos) {
        ++envelope.scans;
    } else if (segment.marker == kApp1 && begins("Exif\0\0"sv)) {
        const Exif exif = read_exif(bytes.subspan(segment.body + 6, segment.length - 6));
        envelope.orientation = exif.orientation;
        envelope.captured = exif.captured;
        envelope.odd_colours = exif.odd_colours;
        envelope.names_camera = exif.names_camera;
        envelope.software = exif.software;
    } else if (segment.marker == kApp1 && begins("http://ns.adobe.com/xap/1.0/\0"sv)) {
        if (envelope.creator_tool.empty())
            envelope.creator_tool = find_creator_tool(bytes.subspan(segment.body, segment.length));
    } else if (segment.marker == kApp13 && begins("Photoshop 3.0\0"sv)) {
        envelope.photoshop_notes = true;
    } else if (segment.marker == kApp2 && begins("ICC_PROFILE\0\1"sv) && segment.length > 14) {
        envelope.profile = read_colour_profile(bytes.subspan(segment.body + 14, segment.length - 14));
    }
}

}  // namespace

std::size_t find_jpeg_end(BytesView bytes, std::size_t start) {
    return walk(bytes, start, [](const Segment&) {});
}

void read_jpeg_header(BytesView bytes, Envelope& envelope) {
    bool has_frame = false;
    envelope.end =
        walk(bytes, 0, [&](const Segment& segment) { read_segment(bytes, segment, has_frame, envelope); });
    if (envelope.end == 0) envelope.header = Header::Truncated;
    const bool is_empty = envelope.width == 0 || envelope.height == 0 || envelope.components == 0;
    const bool has_pixels = has_frame && envelope.scans > 0;
    if (envelope.end != 0 && !has_pixels) envelope.header = Header::Corrupt;
    // A height of 0 is lawful where a later segment brings it; no camera writes that and no browser shows it.
    if (has_frame && is_empty) envelope.header = Header::Corrupt;
}

}  // namespace beian::image
