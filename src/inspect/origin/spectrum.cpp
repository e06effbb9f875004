#include "inspect/origin/spectrum.h"

#include <opencv2/core/types.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace beian::inspect {
namespace {

constexpr int kSide = Patch::kSide;
constexpr int kApart = 8;

Patch look_at(const image::Plane& light, int left, int top) {
    // Neighbours by eights: as far apart as JPEG's blocks, so that these do not count as roughness.
    constexpr int kSteps = kSide / kApart;
    std::array<int, 256> histogram{};
    int sum = 0, count = 0;
    for (int row = 0; row < kSteps; ++row) {
        const std::uint8_t* at =
            light.data.data() + std::size_t(top + row * kApart + 3) * light.width + std::size_t(left) + 3;
        for (int column = 0; column < kSteps; ++column, at += kApart) {
            sum += *at;
            if (column + 1 < kSteps)
                ++histogram[static_cast<std::size_t>(std::abs(at[kApart] - *at))], ++count;
            if (row + 1 < kSteps)
                ++histogram[static_cast<std::size_t>(std::abs(at[kApart * light.width] - *at))], ++count;
        }
    }
    // Print covers little of a patch: what nine tenths of it stay under tells paper from print.
    int below = 0, step = 0;
    while (step < 255 && (below += histogram[static_cast<std::size_t>(step)]) < count * 9 / 10) ++step;
    Patch patch{left, top, double(sum) / (kSteps * kSteps), 0};
    patch.roughness = (step + 1) / std::max(1.0, patch.mean);
    return patch;
}

template <class Allowed>
std::optional<Patch> smoothest(const image::Plane& light, cv::Rect area, Allowed allowed) {
    // Darker, the light of a screen is too faint to tell its grid; brighter, it is burnt out.
    constexpr double kDarkest = 45, kBrightest = 248;
    std::optional<Patch> best;
    const int stride = std::max(kSide / 2, std::min(area.width, area.height) / 7);
    for (int y = area.y; y + kSide <= area.br().y; y += stride) {
        for (int x = area.x; x + kSide <= area.br().x; x += stride) {
            if (!allowed(x, y)) continue;
            const Patch patch = look_at(light, x, y);
            if (patch.mean < kDarkest || patch.mean > kBrightest) continue;
            if (!best || patch.roughness < best->roughness) best = patch;
        }
    }
    return best;
}

}  // namespace

std::vector<Patch> smooth_patches(const image::Plane& light) {
    std::vector<Patch> chosen;
    const int width = int(light.width), height = int(light.height);
    for (int ninth = 0; ninth < 9; ++ninth) {
        const cv::Point from(width * (ninth % 3) / 3, height * (ninth / 3) / 3);
        const cv::Point to(width * (ninth % 3 + 1) / 3, height * (ninth / 3 + 1) / 3);
        if (const auto patch = smoothest(light, {from, to}, [](int, int) { return true; }))
            chosen.push_back(*patch);
    }
    return chosen;
}

std::vector<Patch> smooth_patches(const image::Plane& light, const Quad& within) {
    const auto holds = [&](double x, double y) {
        for (std::size_t i = 0; i < 4; ++i) {
            const Point &a = within[i], &b = within[(i + 1) % 4];
            if ((b.x - a.x) * (y - a.y) < (b.y - a.y) * (x - a.x)) return false;
        }
        return true;
    };
    const auto holds_patch = [&](int x, int y) {
        return holds(x, y) && holds(x + kSide, y) && holds(x, y + kSide) && holds(x + kSide, y + kSide);
    };
    const auto across = std::minmax({within[0].x, within[1].x, within[2].x, within[3].x});
    const auto down = std::minmax({within[0].y, within[1].y, within[2].y, within[3].y});
    const auto on_picture = [](double at, std::uint32_t most) {
        return int(std::clamp(at, 0.0, double(most)));
    };
    std::vector<Patch> chosen;
    for (int sixth = 0; sixth < 6; ++sixth) {
        const auto place = [&](int column, int row) {
            return cv::Point(
                on_picture(across.first + (across.second - across.first) * column / 3, light.width),
                on_picture(down.first + (down.second - down.first) * row / 2, light.height));
        };
        if (const auto patch = smoothest(
                light, {place(sixth % 3, sixth / 3), place(sixth % 3 + 1, sixth / 3 + 1)}, holds_patch))
            chosen.push_back(*patch);
    }
    return chosen;
}

Line strongest_line(const image::Plane& light, const Patch& patch) {
    return image::strongest_line(light, patch.left, patch.top);
}

}  // namespace beian::inspect
