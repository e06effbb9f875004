#include "image/trailing.h"

#include "image/headers.h"
#include "image/reader.h"

#include <algorithm>
#include <array>

namespace beian::image {
namespace {

using model::FileKind;
using namespace std::string_view_literals;

// A phone's burst or depth pictures; more is no photo.
constexpr int kMostFurtherPictures = 16;
constexpr std::size_t kPdfHead = 1024;
// A ZIP file ends with a record of 22 bytes and a remark of at most 65,535.
constexpr std::size_t kZipEndRecord = 22;
constexpr std::size_t kZipTail = kZipEndRecord + 0xFFFF;

bool is_filling(std::uint8_t byte) {
    return byte == 0x00 || byte == 0xFF || byte == '\r' || byte == '\n';
}

std::size_t skip_filling(BytesView bytes, std::size_t at) {
    // 0xFF also begins a JPEG.
    while (at < bytes.size() && is_filling(bytes[at]) && !Reader(bytes).has(at, "\xFF\xD8"sv)) ++at;
    return at;
}

/// What Samsung, Google, Xiaomi, Huawei, Honor, OPPO and vivo phones leave behind a picture.
bool is_phone_writing(BytesView rest) {
    const std::string_view text = as_text(rest);
    const std::string_view head = text.substr(0, 4096);
    // A film's first box begins with its length, whose zeros look like filling.
    const std::string_view box = text.substr(0, 8);
    if (box.find("ftyp"sv) != std::string_view::npos || box.find("mpvd"sv) != std::string_view::npos)
        return true;
    if (text.ends_with("SEFT"sv) || head.find("MotionPhoto_Data"sv) != std::string_view::npos) return true;
    const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 64));
    if (tail.find("LIVE_"sv) != std::string_view::npos) return true;
    return head.starts_with("vivo"sv) || head.starts_with("oppo"sv) ||
           head.find("jxrs"sv) != std::string_view::npos;
}

/// A ZIP archive is read from its end: the record there must fit the file exactly, so that chance cannot make
/// one.
bool holds_zip(BytesView bytes) {
    const Reader file(bytes, ByteOrder::Little);
    const std::size_t from = bytes.size() - std::min(bytes.size(), kZipTail);
    const std::string_view tail = as_text(bytes).substr(from);
    for (std::size_t found = tail.rfind("PK\x05\x06"sv); found != std::string_view::npos;
         found = found == 0 ? std::string_view::npos : tail.rfind("PK\x05\x06"sv, found - 1)) {
        const std::size_t at = from + found;
        if (!file.holds(at, kZipEndRecord)) continue;
        const std::size_t remark = *file.u16(at + 20);
        const std::size_t directory = *file.u32(at + 12);
        if (at + kZipEndRecord + remark > bytes.size() || directory > at) continue;
        if (*file.u16(at + 4) == 0 && file.has(at - directory, "PK\x01\x02"sv)) return true;
    }
    return false;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

/// Marks long enough that packed pixels do not make them by chance.
bool holds_page_or_script(BytesView bytes) {
    const std::string_view text = as_text(bytes);
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (at + 1 == text.size() || (text[at + 1] & 0x40) == 0) {
            // Of the marks below only PHP's goes on with no letter; most places fall out here.
            if (text.substr(at, 6) == "<?php " || text.substr(at, 6) == "<?php\n") return true;
            if (!starts_with_ignoring_case(text.substr(at, 16), "<!doctype html")) continue;
            return true;
        }
        for (const std::string_view mark : {"<script"sv, "<html>"sv, "<html "sv, "<iframe"sv})
            if (starts_with_ignoring_case(text.substr(at, 8), mark)) return true;
    }
    return false;
}

bool holds_archive(std::string_view rest) {
    for (const std::string_view mark : {"Rar!\x1A\x07"sv, "7z\xBC\xAF\x27\x1C"sv})
        if (rest.find(mark) != std::string_view::npos) return true;
    return false;
}

}  // namespace

Trailing read_trailing(BytesView bytes, std::size_t end) {
    Trailing trailing;
    std::size_t at = skip_filling(bytes, end);
    if (at == bytes.size()) return trailing;
    trailing.bytes = bytes.size() - end;
    for (int i = 0; i < kMostFurtherPictures && Reader(bytes).has(at, "\xFF\xD8\xFF"sv); ++i) {
        trailing.what = Trailing::What::Phone;
        const std::size_t next = find_jpeg_end(bytes, at);
        if (next == 0) return trailing;
        at = skip_filling(bytes, next);
    }
    if (at == bytes.size()) return trailing;
    trailing.what = is_phone_writing(bytes.subspan(at)) ? Trailing::What::Phone : Trailing::What::Unknown;
    return trailing;
}

std::optional<FileKind> find_hidden_file(BytesView bytes, std::size_t end) {
    if (holds_zip(bytes)) return FileKind::Zip;
    const std::string_view text = as_text(bytes);
    const std::string_view rest = end == 0 ? std::string_view{} : text.substr(end);
    if (holds_archive(rest)) return FileKind::Zip;
    if (text.substr(0, kPdfHead).find("%PDF-"sv) != std::string_view::npos ||
        rest.find("%PDF-"sv) != rest.npos)
        return FileKind::Pdf;
    if (holds_page_or_script(bytes)) return FileKind::Html;
    return std::nullopt;
}

}  // namespace beian::image
