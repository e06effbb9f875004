#include "desk/presence/kept_frames.h"

#include <bit>
#include <cstring>

namespace beian::desk {

namespace {

using presence::Frame;
using presence::Seen;
using presence::Shade;

// Of what is written; a number is never reused for another. 1 had neither signs of sheets nor how dark eyes
// are.
constexpr std::uint32_t kForm = 2, kFormWithoutSheets = 1;

class Writer {
public:
    void whole(std::uint64_t number) {
        for (unsigned n = 0; n < 8; ++n) bytes_.push_back(static_cast<std::uint8_t>(number >> (8 * n)));
    }
    void number(double value) { whole(std::bit_cast<std::uint64_t>(value)); }
    /// Landmarks are no more exact than that.
    void small(float value) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (unsigned n = 0; n < 4; ++n) bytes_.push_back(static_cast<std::uint8_t>(bits >> (8 * n)));
    }
    void text(const std::string& value) {
        whole(value.size());
        bytes_.insert(bytes_.end(), value.begin(), value.end());
    }
    void shade(const Shade& shade) {
        for (const double part : {shade.red, shade.green, shade.blue}) small(static_cast<float>(part));
    }
    Bytes taken() { return std::move(bytes_); }

private:
    Bytes bytes_;
};

class Reader {
public:
    explicit Reader(BytesView bytes) : left_(bytes) {}
    std::uint64_t whole() { return bits(8); }
    double number() { return std::bit_cast<double>(bits(8)); }
    float small() { return std::bit_cast<float>(static_cast<std::uint32_t>(bits(4))); }
    std::string text() {
        const std::uint64_t size = whole();
        if (size > left_.size()) return fail(), std::string{};
        const std::string value(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(size));
        left_ = left_.subspan(size);
        return value;
    }
    Shade shade() {
        Shade shade;
        for (double* part : {&shade.red, &shade.green, &shade.blue}) *part = static_cast<double>(small());
        return shade;
    }
    void fail() {
        failed_ = true;
        left_ = {};
    }
    bool is_sound() const { return !failed_; }
    bool is_at_end() const { return left_.empty(); }

private:
    std::uint64_t bits(std::size_t count) {
        if (left_.size() < count) return fail(), 0;
        std::uint64_t number = 0;
        for (std::size_t n = 0; n < count; ++n) number |= std::uint64_t{left_[n]} << (8 * n);
        left_ = left_.subspan(count);
        return number;
    }

    BytesView left_;
    bool failed_ = false;
};

void write(Writer& to, const Seen& seen) {
    to.whole(seen.width);
    to.whole(seen.height);
    to.whole(static_cast<std::uint64_t>(seen.faces));
    for (const double part :
         {seen.face.corner.x, seen.face.corner.y, seen.face.width, seen.face.height, seen.face.score})
        to.number(part);
    for (const model::Point& point : seen.face.landmarks) {
        to.small(static_cast<float>(point.x));
        to.small(static_cast<float>(point.y));
    }
    for (const Shade* shade : {&seen.skin, &seen.mouth, &seen.eyes, &seen.background}) to.shade(*shade);
    to.number(seen.spread);
    to.number(seen.sharpness);
    to.whole(seen.descriptor ? 1 : 0);
    if (seen.descriptor)
        for (const float part : *seen.descriptor) to.small(part);
    to.number(seen.dark);
    to.whole(seen.sheet ? 1 : 0);
    if (!seen.sheet) return;
    to.number(seen.sheet->grid);
    for (const auto& edge : {seen.sheet->left, seen.sheet->right}) {
        to.whole(edge ? 1 : 0);
        if (edge) to.number(*edge);
    }
}

Seen read_seen(Reader& from, std::uint64_t form) {
    Seen seen;
    seen.width = static_cast<std::uint32_t>(from.whole());
    seen.height = static_cast<std::uint32_t>(from.whole());
    seen.faces = static_cast<int>(from.whole());
    for (double* part :
         {&seen.face.corner.x, &seen.face.corner.y, &seen.face.width, &seen.face.height, &seen.face.score})
        *part = from.number();
    for (model::Point& point : seen.face.landmarks) {
        point.x = static_cast<double>(from.small());
        point.y = static_cast<double>(from.small());
    }
    for (Shade* shade : {&seen.skin, &seen.mouth, &seen.eyes, &seen.background}) *shade = from.shade();
    seen.spread = from.number();
    seen.sharpness = from.number();
    if (from.whole() == 1) {
        seen.descriptor.emplace();
        for (float& part : *seen.descriptor) part = from.small();
    }
    if (form == kFormWithoutSheets) return seen;
    seen.dark = from.number();
    if (from.whole() != 1) return seen;
    seen.sheet.emplace();
    seen.sheet->grid = from.number();
    for (auto* edge : {&seen.sheet->left, &seen.sheet->right})
        if (from.whole() == 1) *edge = from.number();
    return seen;
}

}  // namespace

Bytes pack_frames(std::span<const Frame> frames) {
    Writer to;
    to.whole(kForm);
    to.whole(frames.size());
    for (const auto& [taken, seen] : frames) {
        to.whole(static_cast<std::uint64_t>(taken.at_ms));
        to.whole(taken.step);
        to.whole(taken.flash ? *taken.flash + 1 : 0);
        to.whole(static_cast<std::uint64_t>(taken.received.time_since_epoch().count()));
        to.text(taken.digest);
        write(to, seen);
    }
    return to.taken();
}

Result<std::vector<Frame>> unpack_frames(BytesView packed) {
    const Error fault{ErrorCode::Unreadable, "what is kept of frames cannot be read"};
    Reader from(packed);
    const std::uint64_t form = from.whole();
    if (form != kForm && form != kFormWithoutSheets) return fault;
    const std::uint64_t count = from.whole();
    std::vector<Frame> frames;
    for (std::uint64_t n = 0; n < count && from.is_sound(); ++n) {
        Frame frame;
        frame.taken.at_ms = static_cast<std::int64_t>(from.whole());
        frame.taken.step = from.whole();
        if (const std::uint64_t flash = from.whole()) frame.taken.flash = flash - 1;
        frame.taken.received = Instant{std::chrono::milliseconds{static_cast<std::int64_t>(from.whole())}};
        frame.taken.digest = from.text();
        frame.seen = read_seen(from, form);
        frames.push_back(std::move(frame));
    }
    if (!from.is_sound() || !from.is_at_end()) return fault;
    return frames;
}

}  // namespace beian::desk
