// GIF89a (CompuServe, 1990).
#include "image/headers.h"
#include "image/reader.h"

namespace beian::image {
namespace {

constexpr unsigned kExtension = 0x21, kImage = 0x2C, kTrailer = 0x3B, kGraphicControl = 0xF9;

std::size_t colour_table_bytes(unsigned packed) {
    return (packed & 0x80) != 0 ? std::size_t{3} << ((packed & 7) + 1) : 0;
}

/// After the sub-blocks that begin at `at`, or past the end where they are cut.
std::size_t skip_blocks(const Reader& file, std::size_t at) {
    while (true) {
        const auto length = file.u8(at);
        if (!length) return file.size() + 1;
        at += 1 + std::size_t{*length};
        if (*length == 0) return at;
    }
}

}  // namespace

void read_gif_header(BytesView bytes, Envelope& envelope) {
    const Reader file(bytes);
    const Reader numbers(bytes, ByteOrder::Little);
    envelope.colour = Colour::Palette;
    envelope.components = 1;
    envelope.bit_depth = 8;
    envelope.header = Header::Truncated;
    envelope.frames = 0;
    if (!file.holds(0, 13)) return;
    envelope.width = *numbers.u16(6);
    envelope.height = *numbers.u16(8);
    std::size_t at = 13 + colour_table_bytes(*file.u8(10));
    while (file.holds(at, 1)) {
        const unsigned block = *file.u8(at);
        if (block == kTrailer) {
            envelope.end = at + 1;
            const bool is_empty = envelope.frames == 0 || envelope.width == 0 || envelope.height == 0;
            envelope.header = is_empty ? Header::Corrupt : Header::Sound;
            return;
        }
        if (block == kExtension) {
            if (file.u8(at + 1) == kGraphicControl && (file.u8(at + 3).value_or(0) & 1) != 0)
                envelope.transparent = true;
            at = skip_blocks(file, at + 2);
        } else if (block == kImage && file.holds(at, 11)) {
            ++envelope.frames;
            // Some writers leave the screen empty; the first frame is the picture then.
            if (envelope.width == 0) envelope.width = *numbers.u16(at + 5);
            if (envelope.height == 0) envelope.height = *numbers.u16(at + 7);
            at = skip_blocks(file, at + 11 + colour_table_bytes(*file.u8(at + 9)));
        } else {
            envelope.header = block == kImage ? Header::Truncated : Header::Corrupt;
            return;
        }
    }
}

}  // namespace beian::image
