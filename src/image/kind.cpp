#include "image/kind.h"

#include "base/text.h"
#include "image/reader.h"

#include <algorithm>
#include <array>
#include <string>

namespace beian::image {
namespace {

using model::FileKind;
using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    FileKind kind;
};

// Longer and rarer beginnings first.
constexpr std::array kMagic{
    Magic{"\x89PNG"sv,
          FileKind::Png},  // also one whose line ends a mail program has changed: it is shown as damaged
    Magic{"GIF87a"sv, FileKind::Gif},
    Magic{"GIF89a"sv, FileKind::Gif},
    Magic{"FUJIFILMCCD-RAW"sv, FileKind::Raw},
    Magic{"IIRO"sv, FileKind::Raw},
    Magic{"IIRS"sv, FileKind::Raw},
    Magic{"MMOR"sv, FileKind::Raw},
    Magic{"IIU\0"sv, FileKind::Raw},
    Magic{"FOVb"sv, FileKind::Raw},
    Magic{"\0MRM"sv, FileKind::Raw},
    Magic{"\0\0\0\x0CJXL \r\n\x87\n"sv, FileKind::JpegXl},
    Magic{"\xFF\x0A"sv, FileKind::JpegXl},
    Magic{"\0\0\0\x0CjP  "sv, FileKind::Jpeg2000},
    Magic{"\xFF\x4F\xFF\x51"sv, FileKind::Jpeg2000},
    Magic{"8BPS"sv, FileKind::Photoshop},
    Magic{"\x1A\x45\xDF\xA3"sv, FileKind::Video},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::Office},
    Magic{"Rar!\x1A\x07"sv, FileKind::Zip},
    Magic{"7z\xBC\xAF\x27\x1C"sv, FileKind::Zip},
    Magic{"\x1F\x8B\x08"sv, FileKind::Zip},
};

/// The boxes of HEIC, AVIF, MP4, MOV and CR3 all begin alike; the brand tells them apart.
FileKind recognise_boxes(const Reader& file) {
    if (!file.has(4, "ftyp")) return FileKind::Video;
    const std::size_t end = std::clamp<std::size_t>(file.u32(0).value_or(0), 16, 256);
    FileKind kind = FileKind::Video;
    for (std::size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
        for (const std::string_view brand : {"avif"sv, "avis"sv})
            if (file.has(at, brand)) return FileKind::Avif;
        if (file.has(at, "crx "sv)) return FileKind::Raw;
        for (const std::string_view brand :
             {"heic"sv, "heix"sv, "hevc"sv, "heim"sv, "heis"sv, "mif1"sv, "msf1"sv})
            if (file.has(at, brand)) kind = FileKind::Heic;
    }
    return kind;
}

/// Cameras' formats dress as TIFF; a DNG says so, the others keep their picture in a sub-directory (tag
/// 0x014A).
FileKind recognise_tiff(BytesView bytes, ByteOrder order) {
    const Reader file(bytes, order);
    if (file.has(8, "CR")) return FileKind::Raw;
    const std::size_t directory = file.u32(4).value_or(0);
    const unsigned entries = std::min<unsigned>(file.u16(directory).value_or(0), 128);
    bool has_maker = false, has_sub_pictures = false;
    for (unsigned i = 0; i < entries; ++i) {
        const unsigned tag = file.u16(directory + 2 + std::size_t{12} * i).value_or(0);
        if (tag == 0xC612) return FileKind::Raw;
        has_maker = has_maker || tag == 0x010F;
        has_sub_pictures = has_sub_pictures || tag == 0x014A;
    }
    return has_maker && has_sub_pictures ? FileKind::Raw : FileKind::Tiff;
}

FileKind recognise_zip(const Reader& file) {
    const std::string_view head = as_text(file.part(0, 4096));
    for (const std::string_view mark :
         {"[Content_Types].xml"sv, "word/"sv, "xl/"sv, "ppt/"sv, "mimetypeapplication/vnd.oasis"sv})
        if (head.find(mark) != std::string_view::npos) return FileKind::Office;
    return FileKind::Zip;
}

/// Text in any of the encodings people save it in here, told by what never stands in text: control
/// characters.
FileKind recognise_text(const Reader& file) {
    std::string head(as_text(file.part(0, 4096)));
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return FileKind::Text;
    if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
    for (char& c : head) {
        const unsigned char byte = static_cast<unsigned char>(c);
        if (byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f'))
            return FileKind::Unknown;
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::size_t start = std::min(head.find_first_not_of(" \t\r\n"), head.size());
    const std::string_view body = std::string_view(head).substr(start);
    for (const std::string_view mark : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<script"sv})
        if (body.starts_with(mark)) return FileKind::Html;
    if (body.starts_with("<") && body.find("<svg") != std::string_view::npos) return FileKind::Svg;
    const auto broken = find_invalid_utf8(head);
    // A character cut by the end of the head is no sign of anything.
    if (!broken || *broken + 4 > head.size()) return FileKind::Text;
    return FileKind::Unknown;
}

}  // namespace

model::FileKind recognise(BytesView bytes) {
    const Reader file(bytes);
    if (bytes.empty()) return FileKind::Empty;
    if (file.has(0, "\xFF\xD8"sv) && file.u8(2).value_or(0xFF) == 0xFF) return FileKind::Jpeg;
    for (const Magic& magic : kMagic)
        if (file.has(0, magic.bytes)) return magic.kind;
    for (const std::string_view box : {"ftyp"sv, "moov"sv, "mdat"sv, "wide"sv})
        if (file.has(4, box)) return recognise_boxes(file);
    if (file.has(0, "RIFF"sv) && file.has(8, "WEBP"sv)) return FileKind::Webp;
    if (file.has(0, "RIFF"sv) && file.has(8, "AVI "sv)) return FileKind::Video;
    if (file.has(0, "II*\0"sv) || file.has(0, "II+\0"sv)) return recognise_tiff(bytes, ByteOrder::Little);
    if (file.has(0, "MM\0*"sv) || file.has(0, "MM\0+"sv)) return recognise_tiff(bytes, ByteOrder::Big);
    if (file.has(0, "PK\x03\x04"sv) || file.has(0, "PK\x05\x06"sv)) return recognise_zip(file);
    // Two letters alone also begin words; a bitmap's header has one of a few sizes.
    const std::uint32_t header = Reader(bytes, ByteOrder::Little).u32(14).value_or(0);
    if (file.has(0, "BM"sv) && header >= 12 && header <= 124) return FileKind::Bmp;
    if ((file.has(0, "\0\0\1\0"sv) || file.has(0, "\0\0\2\0"sv)) && file.u8(9) == std::uint8_t{0})
        return FileKind::Icon;
    // Readers of PDF look for its mark in the first kilobyte.
    if (as_text(file.part(0, 1024)).find("%PDF-") != std::string_view::npos) return FileKind::Pdf;
    return recognise_text(file);
}

}  // namespace beian::image
