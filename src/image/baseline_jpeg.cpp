#include "image/baseline_jpeg.h"

#include "image/baseline_plan.h"
#include "image/folded_block.h"
#include "image/packed_stream.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace beian::image {
namespace {

constexpr unsigned kFirstRestart = 0xD0, kEoi = 0xD9;

/// One of the three while it is unpacked.
struct OnePlane : BaselineComponent {
    int mean = 0;  // of the block before
    Folding folding;
    std::size_t wide = 0;
    Bytes rows;  // of one row of units
};

/// Its numbers go to `waves` as they come. False where they are none.
template <bool kKeeps>
bool read_block(PackedStream& stream, const HuffmanTable& means, const HuffmanTable& table, OnePlane& plane,
                Folding::Waves& waves) {
    Bits bits = stream.bits();
    bits.refill();
    Step step = means.look(bits);
    if (step.bits == 0 && (step = means.find_long(step, bits.peek(31))).bits == 0) return false;
    bits.drop(step.bits);
    plane.mean += step.value;
    // No sum of differences that stay within a picture's range is so large.
    if (std::abs(plane.mean) > 1 << 16) return false;
    if constexpr (kKeeps) waves.fill(0), plane.folding.add(waves, 0, plane.mean);
    std::uint32_t place = 1;
    do {
        bits.refill();
        // Enough for four looks, or for one and a long step.
        for (int i = 0; i < 4 && place < 64; ++i, ++place) {
            step = table.look(bits);
            if (step.bits == 0) {
                bits.refill();
                step = table.find_long(step, bits.peek(31));
                if (step.bits == 0) return false;
                i = 4;
            }
            place += step.skipped;
            if constexpr (kKeeps) plane.folding.add(waves, place, step.value);
            if (place >= 63) {
                // What else the look showed is the next block's.
                bits.drop(step.bits);
                ++place;
                break;
            }
            bits.drop(step.all_bits);
            place += step.next;
            if constexpr (kKeeps) plane.folding.add(waves, place, step.next_value);
        }
    } while (place < 64);
    stream.bits() = bits;
    return place == 64 || place > HuffmanTable::kEndOfBlock;
}

class Unpacking {
public:
    Unpacking(BytesView bytes, const BaselinePlan& plan, PixelSink* sink)
        : plan_(plan), sink_(sink), stream_(bytes.subspan(plan.packed)) {
        for (std::size_t i = 0; i < 3; ++i) static_cast<BaselineComponent&>(planes_[i]) = plan.components[i];
    }

    /// At 1/`denominator`; colours no finer than the sink keeps them, where they come so fine.
    bool set_up(unsigned denominator) {
        const OnePlane& light = planes_[0];
        const int side = static_cast<int>(8 / denominator);
        const bool is_halved = sink_->planar() == Planar::HalvedColour;
        const auto colour_side = [&](int blocks) { return is_halved ? side : blocks * side >= 8 ? 2 : 1; };
        const int across = colour_side(light.across), down = colour_side(light.down);
        for (std::size_t i = 0; i < 3; ++i) {
            OnePlane& plane = planes_[i];
            plane.folding = {i == 0 ? side : across, i == 0 ? side : down,
                             *plan_.quantisers[plane.quantiser]};
            plane.wide = std::size_t{plan_.units_across()} * plane.across *
                         static_cast<std::size_t>(plane.folding.across());
            plane.rows.resize(plane.wide * plane.down * static_cast<std::size_t>(plane.folding.down()));
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
        stream_.ensure();
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
        for (OnePlane& plane : planes_) plane.mean = 0;
        return true;
    }

    /// All blocks are read before the first is drawn: what was just added up could not be fetched at once.
    template <bool kKeeps>
    bool read_unit(std::uint32_t unit) {
        stream_.ensure();
        std::array<Folding::Waves, 6> folded;
        std::size_t block = 0;
        for (OnePlane& plane : planes_) {
            const HuffmanTable &means = *plan_.means[plane.means], &waves = *plan_.waves[plane.waves];
            for (int i = 0; i < plane.across * plane.down; ++i)
                if (!read_block<kKeeps>(stream_, means, waves, plane, folded[block++])) return false;
        }
        if (stream_.is_overdrawn()) return false;
        if constexpr (kKeeps) draw(unit, folded);
        return true;
    }

    void draw(std::uint32_t unit, const std::array<Folding::Waves, 6>& folded) {
        std::size_t block = 0;
        for (OnePlane& plane : planes_) {
            const auto across = static_cast<std::size_t>(plane.folding.across()),
                       down = static_cast<std::size_t>(plane.folding.down()) * plane.wide;
            std::uint8_t* to = plane.rows.data() + unit * plane.across * across;
            for (int y = 0; y < plane.down; ++y, to += down) {
                for (std::size_t x = 0; x < plane.across; ++x)
                    plane.folding.draw(folded[block++], to + x * across, plane.wide);
            }
        }
    }

    void hand_on(std::uint32_t unit_row) {
        for (int i = 0; i < 3; ++i) {
            const OnePlane& plane = planes_[static_cast<std::size_t>(i)];
            const auto rows = static_cast<std::uint32_t>(plane.down * plane.folding.down());
            for (std::uint32_t y = 0; y < rows && unit_row * rows + y < heights_[i == 0 ? 0 : 1]; ++y)
                sink_->put_plane(i, plane.rows.data() + y * plane.wide, unit_row * rows + y);
        }
    }

    const BaselinePlan& plan_;
    PixelSink* sink_;
    PackedStream stream_;
    std::array<OnePlane, 3> planes_;
    std::array<std::uint32_t, 2> heights_{};  // of light and of colours
    std::uint32_t left_ = 0, restarts_ = 0;   // units until the next restart
    bool is_first_ = true;
};

}  // namespace

bool unpack_baseline(BytesView bytes, const Limits& limits, PixelSink* sink, unsigned denominator) {
    if (sink && (sink->planar() == Planar::No || denominator < 2 || denominator > 8)) return false;
    const auto plan = read_baseline_plan(bytes);
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
