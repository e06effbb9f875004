#include "image/baseline_jpeg.h"

#include "image/folded_block.h"
#include "image/huffman.h"
#include "image/packed_stream.h"
#include "image/reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace beian::image {
namespace {

using namespace std::string_view_literals;

constexpr unsigned kSof0 = 0xC0, kSof1 = 0xC1, kDht = 0xC4, kFirstRestart = 0xD0, kEoi = 0xD9, kSos = 0xDA,
                   kDqt = 0xDB, kDri = 0xDD, kApp0 = 0xE0, kApp14 = 0xEE, kApp15 = 0xEF, kComment = 0xFE;

struct Component {
    std::uint8_t id = 0, quantiser = 0, across = 1, down = 1;  // blocks in a unit
    std::uint8_t means = 0, waves = 0;                         // tables
    Folding folding;
    int mean = 0;  // of the block before
    Bytes rows;    // of one row of units
    std::size_t wide = 0;
};

struct Plan {
    std::uint32_t width = 0, height = 0, restart_every = 0;
    std::array<Component, 3> components;
    std::array<std::optional<std::array<std::uint16_t, 64>>, 4> quantisers;
    std::array<std::optional<HuffmanTable>, 4> means, waves;
    bool is_jfif = false;
    std::optional<unsigned> adobe_transform;
    std::size_t packed = 0;  // where the bits begin

    std::uint32_t units_across() const {
        return (width + 8U * components[0].across - 1) / (8U * components[0].across);
    }
    std::uint32_t units_down() const {
        return (height + 8U * components[0].down - 1) / (8U * components[0].down);
    }
};

bool read_quantisers(BytesView body, Plan& plan) {
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

bool read_tables(BytesView body, Plan& plan) {
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

bool read_frame(BytesView body, Plan& plan) {
    if (body.size() != 15 || plan.width != 0 || body[0] != 8 || body[5] != 3) return false;
    const Reader file(body);
    plan.height = *file.u16(1), plan.width = *file.u16(3);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::uint8_t* at = body.data() + 6 + 3 * i;
        Component& component = plan.components[i];
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

bool read_scan(BytesView body, Plan& plan) {
    if (body.size() != 10 || plan.width == 0 || body[0] != 3) return false;
    if (body[7] != 0 || body[8] != 63 || body[9] != 0) return false;
    for (std::size_t i = 0; i < 3; ++i) {
        Component& component = plan.components[i];
        component.means = body[2 + 2 * i] >> 4, component.waves = body[2 + 2 * i] & 15;
        if (body[1 + 2 * i] != component.id || component.means > 3 || component.waves > 3) return false;
        if (!plan.means[component.means] || !plan.waves[component.waves] ||
            !plan.quantisers[component.quantiser])
            return false;
    }
    return true;
}

/// As libjpeg guesses it; RGB is rare enough to be its own matter.
bool is_light_and_colours(const Plan& plan) {
    if (plan.is_jfif) return true;
    if (plan.adobe_transform) return *plan.adobe_transform == 1;
    const auto& c = plan.components;
    return c[0].id == 1 && c[1].id == 2 && c[2].id == 3;
}

/// Everything before the packed bits; nothing where it is not plain.
std::optional<Plan> read_plan(BytesView bytes) {
    const Reader file(bytes);
    if (!file.has(0, "\xFF\xD8"sv)) return std::nullopt;
    std::optional<Plan> plan(std::in_place);
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

/// Its numbers go to `waves` as they come. False where they are none.
template <bool kKeeps>
bool read_block(PackedStream& stream, const HuffmanTable& means, const HuffmanTable& table,
                Component& component, Folding::Waves& waves) {
    Bits bits = stream.bits();
    bits.refill();
    Step step = means.look(bits);
    if (step.bits != 0) {
        bits.drop(static_cast<int>(step.bits));
    } else if (const auto read = means.read_long(bits)) {
        step = *read;
    } else {
        return false;
    }
    component.mean += step.value;
    // No sum of differences that stay within a picture's range is so large.
    if (std::abs(component.mean) > 1 << 16) return false;
    if constexpr (kKeeps) component.folding.add(waves, 0, component.mean);
    std::uint32_t place = 1;
    do {
        bits.refill();
        // Three short ones leave enough for a long one.
        for (int i = 0; i < 3 && place < 64; ++i, ++place) {
            step = table.look(bits);
            if (step.bits != 0) {
                bits.drop(static_cast<int>(step.bits));
            } else {
                bits.refill();
                const auto read = table.read_long(bits);
                if (!read) return false;
                step = *read;
                i = 3;
            }
            place += step.skipped;
            if constexpr (kKeeps) component.folding.add(waves, place, step.value);
        }
    } while (place < 64);
    stream.bits() = bits;
    return place == 64 || place > HuffmanTable::kEndOfBlock;
}

class Unpacking {
public:
    Unpacking(BytesView bytes, Plan& plan, PixelSink* sink)
        : plan_(plan), sink_(sink), stream_(bytes.subspan(plan.packed)) {}

    /// At 1/`denominator`; colours no finer than a planar sink keeps them, where they come so fine.
    bool set_up(unsigned denominator) {
        Component& light = plan_.components[0];
        const int side = static_cast<int>(8 / denominator);
        const auto colour_side = [&](int blocks) { return blocks * side >= 8 ? 2 : 1; };
        const int across = colour_side(light.across), down = colour_side(light.down);
        for (std::size_t i = 0; i < 3; ++i) {
            Component& component = plan_.components[i];
            component.folding = {i == 0 ? side : across, i == 0 ? side : down,
                                 *plan_.quantisers[component.quantiser]};
            component.wide = std::size_t{plan_.units_across()} * component.across *
                             static_cast<std::size_t>(component.folding.across());
            component.rows.resize(component.wide * component.down *
                                  static_cast<std::size_t>(component.folding.down()));
        }
        const auto size = [](std::uint32_t whole, int pixels, int blocks) {
            const auto step = static_cast<std::uint32_t>(8 * blocks);
            return static_cast<std::uint32_t>(
                (std::uint64_t{whole} * static_cast<std::uint32_t>(pixels) + step - 1) / step);
        };
        heights_ = {size(plan_.height, side, 1), size(plan_.height, down, light.down)};
        return sink_->begin_planes(
            {size(plan_.width, side, 1), heights_[0], size(plan_.width, across, light.across), heights_[1]});
    }

    bool run() {
        const std::uint32_t across = plan_.units_across(), down = plan_.units_down();
        for (std::uint32_t row = 0; row < down; ++row) {
            for (std::uint32_t unit = 0; unit < across; ++unit) {
                if (plan_.restart_every != 0 && left_ == 0 && !restarts()) return false;
                --left_;
                if (!(sink_ ? read_unit<true>(unit) : read_unit<false>(unit))) return false;
            }
            if (sink_) hand_on(row);
        }
        return stream_.is_read() && stream_.marker() == kEoi;
    }

private:
    bool restarts() {
        left_ = plan_.restart_every;
        if (is_first_) {
            is_first_ = false;
            return true;
        }
        stream_.ensure();
        if (!stream_.is_read() || stream_.marker() != kFirstRestart + restarts_ % 8) return false;
        ++restarts_;
        stream_.go_on();
        for (Component& component : plan_.components) component.mean = 0;
        return true;
    }

    template <bool kKeeps>
    bool read_unit(std::uint32_t unit) {
        stream_.ensure();
        for (Component& component : plan_.components) {
            const HuffmanTable &means = *plan_.means[component.means], &waves = *plan_.waves[component.waves];
            const auto side = static_cast<std::size_t>(component.folding.across());
            for (int y = 0; y < component.down; ++y) {
                for (int x = 0; x < component.across; ++x) {
                    Folding::Waves folded{};
                    if (!read_block<kKeeps>(stream_, means, waves, component, folded)) return false;
                    if constexpr (!kKeeps) continue;
                    std::uint8_t* to =
                        component.rows.data() +
                        static_cast<std::size_t>(y * component.folding.down()) * component.wide +
                        (std::size_t{unit} * component.across + static_cast<std::size_t>(x)) * side;
                    component.folding.draw(folded, to, component.wide);
                }
            }
        }
        return !stream_.is_overdrawn();
    }

    void hand_on(std::uint32_t unit_row) {
        for (int i = 0; i < 3; ++i) {
            const Component& component = plan_.components[static_cast<std::size_t>(i)];
            const auto rows = static_cast<std::uint32_t>(component.down * component.folding.down());
            for (std::uint32_t y = 0; y < rows && unit_row * rows + y < heights_[i == 0 ? 0 : 1]; ++y)
                sink_->put_plane(i, component.rows.data() + y * component.wide, unit_row * rows + y);
        }
    }

    Plan& plan_;
    PixelSink* sink_;
    PackedStream stream_;
    std::array<std::uint32_t, 2> heights_{};  // of light and of colours
    std::uint32_t left_ = 0, restarts_ = 0;   // units until the next restart
    bool is_first_ = true;
};

}  // namespace

bool unpack_baseline(BytesView bytes, const Limits& limits, PixelSink* sink, unsigned denominator) {
    if (sink && (!sink->wants_planes() || denominator < 2 || denominator > 8)) return false;
    std::optional<Plan> plan = read_plan(bytes);
    if (!plan || std::max(plan->width, plan->height) > limits.max_side ||
        std::uint64_t{plan->width} * plan->height > limits.max_pixels)
        return false;
    const std::uint64_t units = std::uint64_t{plan->units_across()} * plan->units_down();
    if (units * (plan->components[0].across * plan->components[0].down + 2U) > limits.max_block_visits)
        return false;
    Unpacking unpacking(bytes, *plan, sink);
    return (!sink || unpacking.set_up(denominator)) && unpacking.run();
}

}  // namespace beian::image
