#include "image/jpeg_notes.h"

#include "image/reader.h"

#include <array>

namespace beian::image {
namespace {

using namespace std::string_view_literals;

constexpr std::uint8_t kRestart0 = 0xD0, kRestart7 = 0xD7, kStart = 0xD8, kEnd = 0xD9, kScan = 0xDA,
                       kTables = 0xDB, kRestartEvery = 0xDD, kJfif = 0xE0, kProfile = 0xE2, kAdobe = 0xEE;
constexpr auto kProfileMark = "ICC_PROFILE\0"sv;

/// One marker with what belongs to it; of a scan its packed pixels as well.
struct Segment {
    std::uint8_t marker = 0;
    BytesView bytes;  // from the marker's 0xFF on
    BytesView body() const { return bytes.size() < 4 ? BytesView{} : bytes.subspan(4); }
};

/// Where packed pixels that begin at `at` end: at the next marker that is no restart.
std::size_t end_of_scan(BytesView jpeg, std::size_t at) {
    for (; at + 1 < jpeg.size(); ++at) {
        if (jpeg[at] != 0xFF) continue;
        const std::uint8_t next = jpeg[at + 1];
        if (next != 0 && next != 0xFF && !(next >= kRestart0 && next <= kRestart7)) return at;
    }
    return jpeg.size();
}

std::optional<Segment> segment_at(BytesView jpeg, std::size_t at) {
    const Reader reader(jpeg);
    if (reader.u8(at) != 0xFF) return std::nullopt;
    const auto marker = reader.u8(at + 1);
    if (!marker || *marker == 0 || *marker == 0xFF) return std::nullopt;
    if (*marker == kStart || *marker == kEnd) return Segment{*marker, jpeg.subspan(at, 2)};
    const auto length = reader.u16(at + 2);
    if (!length || *length < 2 || !reader.holds(at + 2, *length)) return std::nullopt;
    std::size_t end = at + 2 + *length;
    if (*marker == kScan) end = end_of_scan(jpeg, end);
    return Segment{*marker, jpeg.subspan(at, end - at)};
}

/// Tables, frames and scans make the picture; Adobe's segment says how its colours are stored.
bool makes_pixels(const Segment& segment) {
    const std::uint8_t m = segment.marker;
    const bool is_frame_or_table = m >= 0xC0 && m <= 0xCF;
    if (is_frame_or_table || m == kStart || m == kEnd || m == kScan || m == kTables || m == kRestartEvery)
        return true;
    const std::string_view body = as_text(segment.body());
    return (m == kAdobe && body.starts_with("Adobe")) || (m == kProfile && body.starts_with(kProfileMark));
}

/// Version 1.1, square pixels, no thumbnail: what says least.
constexpr std::array<std::uint8_t, 18> kPlainJfif{0xFF, kJfif, 0, 16, 'J', 'F', 'I', 'F', 0,
                                                  1,    1,     0, 0,  1,   0,   1,   0,   0};

}  // namespace

std::optional<Bytes> without_notes(BytesView jpeg) {
    Bytes kept;
    kept.reserve(jpeg.size());
    for (std::size_t at = 0;;) {
        // Any number of 0xFF may stand before a marker.
        while (at + 1 < jpeg.size() && jpeg[at] == 0xFF && jpeg[at + 1] == 0xFF) ++at;
        const auto segment = segment_at(jpeg, at);
        if (!segment || (at == 0) != (segment->marker == kStart)) return std::nullopt;
        at += segment->bytes.size();
        if (makes_pixels(*segment)) kept.insert(kept.end(), segment->bytes.begin(), segment->bytes.end());
        if (segment->marker == kJfif && as_text(segment->body()).starts_with("JFIF\0"sv) && kept.size() == 2)
            kept.insert(kept.end(), kPlainJfif.begin(), kPlainJfif.end());
        if (segment->marker == kEnd) return kept;
    }
}

Bytes colour_profile_of(BytesView jpeg, std::size_t most_bytes) {
    Bytes profile;
    std::uint8_t expected = 1;
    for (std::size_t at = 0;;) {
        while (at + 1 < jpeg.size() && jpeg[at] == 0xFF && jpeg[at + 1] == 0xFF) ++at;
        const auto segment = segment_at(jpeg, at);
        if (!segment || segment->marker == kScan || segment->marker == kEnd) break;
        at += segment->bytes.size();
        const BytesView body = segment->body();
        if (segment->marker != kProfile || !as_text(body).starts_with(kProfileMark)) continue;
        // The mark, this part's number, how many there are.
        const std::size_t head = kProfileMark.size() + 2;
        if (body.size() < head || body[kProfileMark.size()] != expected++) return {};
        profile.insert(profile.end(), body.begin() + static_cast<std::ptrdiff_t>(head), body.end());
        if (profile.size() > most_bytes) return {};
    }
    return profile;
}

}  // namespace beian::image
