// What is this file really? The kinds that people send when a photo is asked for.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace beian::model {

/// `Raw` is any camera's own format (CR2, CR3, NEF, ARW, DNG, RAF …); `Office` is a word processor's,
/// spreadsheet's or presentation's file; `Unknown` is none of these.
enum class FileKind {
    Jpeg,
    Png,
    Gif,
    Heic,
    Avif,
    Webp,
    Bmp,
    Tiff,
    Raw,
    JpegXl,
    Jpeg2000,
    Icon,
    Photoshop,
    Pdf,
    Svg,
    Html,
    Text,
    Video,
    Office,
    Zip,
    Empty,
    Unknown,
};

/// Every kind, in the order of the enum.
std::span<const FileKind> all_file_kinds();
/// The word that data files and JSON use: `jpeg`, `heic`, `jpeg_xl` …
std::string_view slug(FileKind kind);
std::optional<FileKind> find_file_kind(std::string_view slug);
/// What people call it: `JPEG`, `HEIC`, `JPEG XL` … the same in Chinese and English.
std::string_view common_name(FileKind kind);
/// The kind that a file name's extension claims (`a.JPG` → Jpeg); nothing when there is none or it is not
/// known.
std::optional<FileKind> find_claimed_kind(std::string_view file_name);

}  // namespace beian::model
