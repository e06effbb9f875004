// What do the bytes say about the picture before a single pixel is unpacked?
#pragma once

#include "base/bytes.h"
#include "image/colour_profile.h"
#include "model/file_kind.h"

#include <cstdint>
#include <optional>
#include <string>

namespace beian::image {

/// How a picture stores its colours.
enum class Colour { Unknown, Grey, GreyAlpha, Palette, Rgb, RgbAlpha, Cmyk };

/// Whether the header could be read to the end of the picture.
enum class Header {
    Sound,
    Truncated,  // the file ends before the picture does
    Corrupt,    // what stands there cannot be
};

/// What follows after the picture's own end.
struct Trailing {
    enum class What {
        Nothing,  // or mere filling
        Phone,    // further pictures, a motion photo's film, a phone maker's notes: honest phones write these
        Unknown,
    };
    What what = What::Nothing;
    std::uint64_t bytes = 0;
    bool operator==(const Trailing&) const = default;
};

struct Envelope {
    model::FileKind kind = model::FileKind::Unknown;
    std::uint64_t bytes = 0;
    Header header = Header::Sound;
    // The upright picture: sides swapped where the orientation tag turns it by a quarter. 0 where not known.
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int orientation = 1;
    Colour colour = Colour::Unknown;
    int bit_depth = 0;         // of one colour
    int components = 0;        // of one pixel, as stored
    bool progressive = false;  // a JPEG in several refinements
    bool arithmetic = false;   // a JPEG packed with arithmetic codes instead of Huffman's
    bool interlaced = false;   // a PNG in seven passes
    bool transparent = false;
    bool unusual_coding = false;     // a JPEG that few programs open: lossless, 12-bit, hierarchical
    std::uint32_t scans = 0;         // passes over the picture that a JPEG asks for
    std::uint32_t frames = 1;        // more than one moves
    std::uint64_t packed_bytes = 0;  // a PNG's packed pixels
    std::optional<std::string> captured;
    bool odd_colours = false;
    bool names_camera = false;     // its maker, or how long the shutter was open
    std::string software;          // that wrote the file, by the camera's notes or a PNG's; printable, short
    std::string creator_tool;      // that made the picture, by its XMP notes
    bool photoshop_notes = false;  // resources as Photoshop and its kin leave them in a JPEG
    ColourProfile profile;
    std::uint64_t end = 0;  // where the picture ends in the file; 0 where no end was found
    Trailing trailing;
    std::optional<model::FileKind>
        hidden;  // another kind of file that the same bytes are as well: Zip, Pdf, Html
    bool operator==(const Envelope&) const = default;

    bool is_decodable() const {
        return kind == model::FileKind::Jpeg || kind == model::FileKind::Png || kind == model::FileKind::Gif;
    }
    bool is_turned_by_a_quarter() const { return orientation >= 5; }
};

/// One walk over the file's own structure; allocates nothing that the file sizes.
Envelope read_envelope(BytesView bytes);

}  // namespace beian::image
