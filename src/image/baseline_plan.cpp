#include "image/baseline_plan.h"

#include "image/reader.h"

namespace beian::image {
namespace {

using namespace std::string_view_literals;

constexpr unsigned kSof0 = 0xC0, kSof1 = 0xC1, kDht = 0xC4, kSos = 0xDA, kDqt = 0xDB, kDri = 0xDD,
                   kApp0 = 0xE0, kApp14 = 0xEE, kApp15 = 0xEF, kComment = 0xFE;

bool read_quantisers(BytesView body, BaselinePlan& plan) {
    while (!body.empty()) {
        const unsigned size = body[0] >> 4, name = body[0] & 15;
        const std::size_t length = 1 + 64 * (size + 1);
        if (size > 1 || name > 3 || body.size() < length) return false;
        auto& steps = plan.quantisers[name].emplace();
        for (std::size_t i = 0; i < 64; ++i)
            steps[i] = size == 0 ? body[1 + i] : *Reader(body).u16(1 + 2 * i);
        body = body.subspan(length);
    }
    return true;
}

bool read_tables(BytesView body, BaselinePlan& plan) {
    while (!body.empty()) {
        if (body.size() < 17 || body[0] >> 4 > 1 || (body[0] & 15) > 3) return false;
        std::size_t symbols = 0;
        for (std::size_t i = 1; i < 17; ++i) symbols += body[i];
        if (body.size() < 17 + symbols) return false;
        const auto of = body[0] >> 4 == 0 ? HuffmanTable::Of::Means : HuffmanTable::Of::Waves;
        auto table = HuffmanTable::make(body.subspan(1, 16), body.subspan(17, symbols), of);
        if (!table) return false;
        (of == HuffmanTable::Of::Means ? plan.means : plan.waves)[body[0] & 15] = *table;
        body = body.subspan(17 + symbols);
    }
    return true;
}

bool read_frame(BytesView body, BaselinePlan& plan) {
    if (body.size() != 15 || plan.width != 0 || body[0] != 8 || body[5] != 3) return false;
    const Reader file(body);
    plan.height = *file.u16(1), plan.width = *file.u16(3);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::uint8_t* at = body.data() + 6 + 3 * i;
        BaselineComponent& component = plan.components[i];
        component.id = at[0], component.across = at[1] >> 4, component.down = at[1] & 15,
        component.quantiser = at[2];
        const bool is_plain = i == 0 ? (component.across == 1 || component.across == 2) &&
                                           (component.down == 1 || component.down == 2)
                                     : component.across == 1 && component.down == 1;
        if (!is_plain || component.quantiser > 3) return false;
    }
    const auto& c = plan.components;
    const bool are_apart = c[0].id != c[1].id && c[1].id != c[2].id && c[2].id != c[0].id;
    return are_apart && plan.width > 0 && plan.height > 0;
}

bool read_scan(BytesView body, BaselinePlan& plan) {
    if (body.size() != 10 || plan.width == 0 || body[0] != 3) return false;
    if (body[7] != 0 || body[8] != 63 || body[9] != 0) return false;
    for (std::size_t i = 0; i < 3; ++i) {
        BaselineComponent& component = plan.components[i];
        component.means = body[2 + 2 * i] >> 4, component.waves = body[2 + 2 * i] & 15;
        if (body[1 + 2 * i] != component.id || component.means > 3 || component.waves > 3) return false;
        if (!plan.means[component.means] || !plan.waves[component.waves] ||
            !plan.quantisers[component.quantiser])
            return false;
    }
    return true;
}

/// As libjpeg guesses it; RGB is rare enough to be its own matter.
bool is_light_and_colours(const BaselinePlan& plan) {
    if (plan.is_jfif) return true;
    if (plan.adobe_transform) return *plan.adobe_transform == 1;
    const auto& c = plan.components;
    return c[0].id == 1 && c[1].id == 2 && c[2].id == 3;
}

}  // namespace

std::optional<BaselinePlan> read_baseline_plan(BytesView bytes) {
    const Reader file(bytes);
    if (!file.has(0, "\xFF\xD8"sv)) return std::nullopt;
    std::optional<BaselinePlan> plan(std::in_place);
    for (std::size_t at = 2;;) {
        while (file.u8(at) == 0xFF && file.u8(at + 1) == 0xFF) ++at;
        const std::size_t length = file.u16(at + 2).value_or(0);
        if (file.u8(at) != 0xFF || length < 2 || !file.holds(at + 2, length)) return std::nullopt;
        const unsigned marker = bytes[at + 1];
        const BytesView body = bytes.subspan(at + 4, length - 2);
        at += 2 + length;
        if (marker == kApp0 && body.size() >= 14 && Reader(body).has(0, "JFIF\0"sv)) {
            if (body[5] != 1) return std::nullopt;
            plan->is_jfif = true;
        } else if (marker == kApp14 && body.size() >= 12 && Reader(body).has(0, "Adobe"sv)) {
            plan->adobe_transform = body[11];
        } else if (marker == kDqt) {
            if (!read_quantisers(body, *plan)) return std::nullopt;
        } else if (marker == kDht) {
            if (!read_tables(body, *plan)) return std::nullopt;
        } else if (marker == kSof0 || marker == kSof1) {
            if (!read_frame(body, *plan)) return std::nullopt;
        } else if (marker == kDri && body.size() == 2) {
            plan->restart_every = *Reader(body).u16(0);
        } else if (marker == kSos) {
            plan->packed = at;
            if (read_scan(body, *plan) && is_light_and_colours(*plan)) return plan;
            return std::nullopt;
        } else if (!(marker >= kApp0 && marker <= kApp15) && marker != kComment) {
            return std::nullopt;
        }
    }
}

}  // namespace beian::image
