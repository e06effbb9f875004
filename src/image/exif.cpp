#include "image/exif.h"

#include "base/civil_day.h"
#include "image/reader.h"
#include "image/xmp.h"

namespace beian::image {
namespace {

// Tag numbers of Exif 2.32.
constexpr std::uint16_t kOrientation = 0x0112, kExifDirectory = 0x8769, kDateTimeOriginal = 0x9003,
                        kDateTimeDigitized = 0x9004, kColorSpace = 0xA001, kMake = 0x010F, kSoftware = 0x0131,
                        kExposureTime = 0x829A;
constexpr std::uint16_t kAscii = 2, kShort = 3, kLong = 4;
// No camera writes near as many; a directory that claims more is read so far.
constexpr std::uint16_t kMostEntries = 512;

struct Entry {
    std::uint16_t type;
    std::uint32_t count;
    std::size_t value_at;  // of the four bytes that hold the value or its offset
};

std::optional<Entry> find_entry(const Reader& tiff, std::size_t directory, std::uint16_t tag) {
    const std::uint16_t count = std::min(tiff.u16(directory).value_or(0), kMostEntries);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = directory + 2 + 12 * i;
        if (!tiff.holds(at, 12)) return std::nullopt;
        if (*tiff.u16(at) == tag) return Entry{*tiff.u16(at + 2), *tiff.u32(at + 4), at + 8};
    }
    return std::nullopt;
}

std::optional<std::uint32_t> find_number(const Reader& tiff, std::size_t directory, std::uint16_t tag) {
    const auto entry = find_entry(tiff, directory, tag);
    if (!entry || entry->count < 1) return std::nullopt;
    if (entry->type == kShort) return tiff.u16(entry->value_at);
    if (entry->type == kLong) return tiff.u32(entry->value_at);
    return std::nullopt;
}

int digits(std::string_view text, std::size_t at, std::size_t count) {
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

/// "2026:11:20 10:01:02" → "2026-11-20T10:01:02"; cameras without a set clock write spaces or zeros.
std::optional<std::string> find_moment(const Reader& tiff, std::size_t directory, std::uint16_t tag) {
    const auto entry = find_entry(tiff, directory, tag);
    if (!entry || entry->type != kAscii || entry->count < 19) return std::nullopt;
    const std::string_view text = as_text(tiff.part(*tiff.u32(entry->value_at), 19));
    if (text.size() < 19) return std::nullopt;
    const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (year < 1 || month < 1 || day < 1 || hour < 0 || minute < 0 || second < 0) return std::nullopt;
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    if (!make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) return std::nullopt;
    std::string moment(text);
    moment[4] = moment[7] = '-';
    moment[10] = 'T';
    moment[13] = moment[16] = ':';
    return moment;
}

/// A text of four bytes or fewer stands in the entry itself.
std::string find_name(const Reader& tiff, std::size_t directory, std::uint16_t tag) {
    const auto entry = find_entry(tiff, directory, tag);
    if (!entry || entry->type != kAscii) return {};
    const std::size_t at = entry->count > 4 ? *tiff.u32(entry->value_at) : entry->value_at;
    return program_name(as_text(tiff.part(at, std::min<std::size_t>(entry->count, kLongestProgramName))));
}

}  // namespace

Exif read_exif(BytesView bytes) {
    using namespace std::string_view_literals;
    Exif exif;
    const Reader mark(bytes);
    if (!mark.has(0, "II*\0"sv) && !mark.has(0, "MM\0*"sv)) return exif;
    const Reader tiff(bytes, mark.has(0, "II"sv) ? ByteOrder::Little : ByteOrder::Big);
    const std::size_t main = tiff.u32(4).value_or(0);
    const std::uint32_t orientation = find_number(tiff, main, kOrientation).value_or(1);
    if (orientation >= 1 && orientation <= 8) exif.orientation = static_cast<int>(orientation);
    exif.names_camera = !find_name(tiff, main, kMake).empty();
    exif.software = find_name(tiff, main, kSoftware);
    const auto detail = find_number(tiff, main, kExifDirectory);
    if (!detail) return exif;
    exif.captured = find_moment(tiff, *detail, kDateTimeOriginal);
    if (!exif.captured) exif.captured = find_moment(tiff, *detail, kDateTimeDigitized);
    exif.names_camera |= find_entry(tiff, *detail, kExposureTime).has_value();
    exif.odd_colours = find_number(tiff, *detail, kColorSpace).value_or(1) == 0xFFFF;
    return exif;
}

}  // namespace beian::image
