#include "model/file_kind.h"

#include <algorithm>
#include <array>
#include <string>

namespace beian::model {
namespace {

struct KindRow {
    FileKind kind;
    std::string_view slug;
    std::string_view name;
    std::string_view extensions;  // space before and after each
};

constexpr std::array kKinds{
    KindRow{FileKind::Jpeg, "jpeg", "JPEG", " jpg jpeg jpe jfif "},
    KindRow{FileKind::Png, "png", "PNG", " png apng "},
    KindRow{FileKind::Gif, "gif", "GIF", " gif "},
    KindRow{FileKind::Heic, "heic", "HEIC", " heic heif hif "},
    KindRow{FileKind::Avif, "avif", "AVIF", " avif "},
    KindRow{FileKind::Webp, "webp", "WebP", " webp "},
    KindRow{FileKind::Bmp, "bmp", "BMP", " bmp dib "},
    KindRow{FileKind::Tiff, "tiff", "TIFF", " tif tiff "},
    KindRow{FileKind::Raw, "raw", "RAW", " cr2 cr3 nef arw dng raf orf rw2 pef srw x3f mrw "},
    KindRow{FileKind::JpegXl, "jpeg_xl", "JPEG XL", " jxl "},
    KindRow{FileKind::Jpeg2000, "jpeg_2000", "JPEG 2000", " jp2 j2k jpx jpf "},
    KindRow{FileKind::Icon, "icon", "ICO", " ico cur "},
    KindRow{FileKind::Photoshop, "photoshop", "PSD", " psd psb "},
    KindRow{FileKind::Pdf, "pdf", "PDF", " pdf "},
    KindRow{FileKind::Svg, "svg", "SVG", " svg "},
    KindRow{FileKind::Html, "html", "HTML", " html htm mht "},
    KindRow{FileKind::Text, "text", "TXT", " txt csv md json xml "},
    KindRow{FileKind::Video, "video", "MP4", " mp4 mov m4v avi mkv webm 3gp "},
    KindRow{FileKind::Office, "office", "Office", " doc docx xls xlsx ppt pptx wps et odt "},
    KindRow{FileKind::Zip, "zip", "ZIP", " zip rar 7z gz "},
    KindRow{FileKind::Empty, "empty", "empty", "  "},
    KindRow{FileKind::Unknown, "unknown", "unknown", "  "},
};

constexpr auto kAll = [] {
    std::array<FileKind, kKinds.size()> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = kKinds[i].kind;
    return kinds;
}();

const KindRow& row(FileKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

}  // namespace

std::span<const FileKind> all_file_kinds() {
    return kAll;
}
std::string_view slug(FileKind kind) {
    return row(kind).slug;
}
std::string_view common_name(FileKind kind) {
    return row(kind).name;
}

std::optional<FileKind> find_file_kind(std::string_view slug) {
    const auto found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const KindRow& each) { return each.slug == slug; });
    if (found == kKinds.end()) return std::nullopt;
    return found->kind;
}

std::optional<FileKind> find_claimed_kind(std::string_view file_name) {
    const std::size_t dot = file_name.find_last_of("./\\");
    if (dot == std::string_view::npos || file_name[dot] != '.') return std::nullopt;
    std::string extension(file_name.substr(dot + 1));
    if (extension.empty() || extension.find(' ') != std::string::npos) return std::nullopt;
    for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    extension = " " + extension + " ";
    for (const KindRow& each : kKinds)
        if (each.extensions.find(extension) != std::string_view::npos) return each.kind;
    return std::nullopt;
}

}  // namespace beian::model
