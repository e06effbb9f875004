// PNG, third edition (W3C 2025).
#include "image/exif.h"
#include "image/headers.h"
#include "image/reader.h"
#include "image/xmp.h"

#include <zlib.h>
#include <array>

namespace beian::image {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kSignature = 8;
constexpr std::size_t kLongestChunk = 0x7FFFFFFF;
// Enough for a profile's header, table and description; the rest stays packed.
constexpr std::size_t kProfileHead = 4096;
// As much as a JPEG's segment can hold.
constexpr std::size_t kLongestPacket = 65535;

/// `name` NUL, method 0, packed profile. Unpacks its head only, so that a bomb stays packed.
ColourProfile read_packed_profile(BytesView chunk) {
    const std::string_view text = as_text(chunk.first(std::min<std::size_t>(chunk.size(), 80)));
    const std::size_t name_end = text.find('\0');
    if (name_end == std::string_view::npos || chunk.size() < name_end + 3)
        return {ColourProfile::State::Broken, {}};
    std::array<std::uint8_t, kProfileHead> head{};
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {ColourProfile::State::Broken, {}};
    const BytesView packed = chunk.subspan(name_end + 2);
    stream.next_in = const_cast<Bytef*>(packed.data());  // zlib reads only; its header predates const
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = head.data();
    stream.avail_out = head.size();
    inflate(&stream, Z_SYNC_FLUSH);
    const std::size_t unpacked = head.size() - stream.avail_out;
    inflateEnd(&stream);
    return read_colour_profile(BytesView(head).first(unpacked));
}

void read_frame(const Reader& file, std::size_t body, Envelope& envelope) {
    envelope.width = *file.u32(body);
    envelope.height = *file.u32(body + 4);
    envelope.bit_depth = *file.u8(body + 8);
    const unsigned colour = *file.u8(body + 9);
    envelope.interlaced = *file.u8(body + 12) == 1;
    envelope.transparent = colour == 4 || colour == 6;
    switch (colour) {
        case 0:
            envelope.colour = Colour::Grey, envelope.components = 1;
            break;
        case 2:
            envelope.colour = Colour::Rgb, envelope.components = 3;
            break;
        case 3:
            envelope.colour = Colour::Palette, envelope.components = 1;
            break;
        case 4:
            envelope.colour = Colour::GreyAlpha, envelope.components = 2;
            break;
        case 6:
            envelope.colour = Colour::RgbAlpha, envelope.components = 4;
            break;
        default:
            envelope.header = Header::Corrupt;
    }
    const int depth = envelope.bit_depth;
    if (depth != 1 && depth != 2 && depth != 4 && depth != 8 && depth != 16)
        envelope.header = Header::Corrupt;
    if (envelope.width == 0 || envelope.height == 0) envelope.header = Header::Corrupt;
}

void read_chunk(const Reader& file, std::size_t at, std::size_t length, Envelope& envelope) {
    const std::size_t body = at + 8;
    if (file.has(at + 4, "IDAT"sv)) {
        envelope.packed_bytes += length;
    } else if (file.has(at + 4, "tRNS"sv)) {
        envelope.transparent = true;
    } else if (file.has(at + 4, "acTL"sv) && length >= 8) {
        envelope.frames = std::max<std::uint32_t>(*file.u32(body), 1);
    } else if (file.has(at + 4, "eXIf"sv)) {
        const Exif exif = read_exif(file.part(body, length));
        envelope.orientation = exif.orientation;
        envelope.captured = exif.captured;
        envelope.names_camera = exif.names_camera;
        if (!exif.software.empty()) envelope.software = exif.software;
    } else if (file.has(at + 4, "tEXtSoftware\0"sv) && length >= 9) {
        envelope.software = program_name(as_text(file.part(body + 9, length - 9)));
    } else if (file.has(at + 4, "iTXtXML:com.adobe.xmp\0"sv)) {
        envelope.creator_tool = find_creator_tool(file.part(body, std::min(length, kLongestPacket)));
    } else if (file.has(at + 4, "iCCP"sv)) {
        envelope.profile = read_packed_profile(file.part(body, length));
    } else if (file.has(at + 4, "sRGB"sv)) {
        envelope.profile = {ColourProfile::State::Ordinary, "sRGB"};
    }
}

}  // namespace

void read_png_header(BytesView bytes, Envelope& envelope) {
    const Reader file(bytes);
    const std::string_view signature = "\x89PNG\r\n\x1A\n"sv;
    if (!file.has(0, signature)) {
        envelope.header = signature.starts_with(as_text(bytes)) ? Header::Truncated : Header::Corrupt;
        return;
    }
    envelope.header = Header::Truncated;
    for (std::size_t at = kSignature; file.holds(at, 12);) {
        const std::size_t length = *file.u32(at);
        if (length > kLongestChunk) {
            envelope.header = Header::Corrupt;
            return;
        }
        const bool is_first = at == kSignature;
        if (is_first != file.has(at + 4, "IHDR"sv) || (is_first && length != 13)) {
            envelope.header = Header::Corrupt;
            return;
        }
        if (!file.holds(at, length + 12)) {
            // Pixels that are there in part still count, so that a cut file can say how much of it arrived.
            if (file.has(at + 4, "IDAT"sv)) envelope.packed_bytes += bytes.size() - at - 8;
            return;
        }
        if (is_first) {
            envelope.header = Header::Sound;
            read_frame(file, at + 8, envelope);
            if (envelope.header == Header::Corrupt) return;
            envelope.header = Header::Truncated;
        } else {
            read_chunk(file, at, length, envelope);
        }
        at += length + 12;
        if (file.has(at - length - 8, "IEND"sv)) {
            envelope.end = at;
            envelope.header = envelope.packed_bytes > 0 ? Header::Sound : Header::Corrupt;
            return;
        }
    }
}

}  // namespace beian::image
