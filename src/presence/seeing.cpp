#include "presence/seeing.h"

#include "presence/measures.h"
#include "vision/face_eyes.h"

#include <algorithm>
#include <cmath>

namespace beian::presence {

namespace {

using model::Point;

/// Sums of pixels, for their mean and how far their light lies apart.
struct Sums {
    double count = 0, red = 0, green = 0, blue = 0, light = 0, squares = 0;

    void add(const std::uint8_t* pixel, std::uint32_t channels) {
        const Shade shade = channels < 3 ? Shade{double(pixel[0]), double(pixel[0]), double(pixel[0])}
                                         : Shade{double(pixel[0]), double(pixel[1]), double(pixel[2])};
        ++count;
        red += shade.red;
        green += shade.green;
        blue += shade.blue;
        light += shade.luma();
        squares += shade.luma() * shade.luma();
    }
    Shade mean() const { return count == 0 ? Shade{} : Shade{red / count, green / count, blue / count}; }
    double spread() const {
        if (count == 0) return 0;
        const double middle = light / count;
        return std::sqrt(std::max(0.0, squares / count - middle * middle));
    }
};

/// The pixels of a rectangle, as far as it lies inside.
void add_box(Sums& sums, const image::Pixels& picture, Point corner, double width, double height) {
    const auto bound = [](double value, std::uint32_t most) {
        return static_cast<std::uint32_t>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    const std::uint32_t left = bound(corner.x, picture.width), right = bound(corner.x + width, picture.width);
    const std::uint32_t top = bound(corner.y, picture.height),
                        bottom = bound(corner.y + height, picture.height);
    for (std::uint32_t y = top; y < bottom; ++y) {
        const auto row = picture.row(y);
        for (std::uint32_t x = left; x < right; ++x)
            sums.add(&row[std::size_t{x} * picture.channels], picture.channels);
    }
}

void add_around(Sums& sums, const image::Pixels& picture, Point middle, double reach) {
    add_box(sums, picture, {middle.x - reach, middle.y - reach}, 2 * reach, 2 * reach);
}

Point between(Point one, Point other) {
    return {(one.x + other.x) / 2, (one.y + other.y) / 2};
}

Sums behind(const image::Pixels& picture, const vision::Face& face) {
    Sums sums;
    // Beside the head and above the shoulders; a little away from the hair.
    const double margin = 0.2 * face.width, floor = face.corner.y + 0.7 * face.height;
    add_box(sums, picture, {0, 0}, face.corner.x - margin, floor);
    const double right = face.corner.x + face.width + margin;
    add_box(sums, picture, {right, 0}, picture.width - right, floor);
    return sums;
}

/// Mean squared change from pixel to pixel over the variance of light, so that neither light nor make-up
/// counts.
double sharpness(const image::Pixels& picture, const vision::Face& face) {
    const auto bound = [](double value, std::uint32_t most) {
        return static_cast<std::uint32_t>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    const std::uint32_t left = bound(face.corner.x, picture.width),
                        top = bound(face.corner.y, picture.height);
    const std::uint32_t right = bound(face.corner.x + face.width, picture.width),
                        bottom = bound(face.corner.y + face.height, picture.height);
    double change = 0, count = 0;
    Sums sums;
    for (std::uint32_t y = top; y < bottom; ++y) {
        const auto row = picture.row(y);
        for (std::uint32_t x = left; x + 1 < right; ++x) {
            const std::size_t at = std::size_t{x} * picture.channels, green = picture.channels < 3 ? 0 : 1;
            const double step = double(row[at + picture.channels + green]) - double(row[at + green]);
            change += step * step;
            ++count;
            sums.add(&row[at], picture.channels);
        }
    }
    const double variance = sums.spread() * sums.spread();
    return count == 0 || variance <= 0 ? 0 : change / count / variance;
}

}  // namespace

Seen see(const image::Pixels& picture, std::span<const vision::Face> faces) {
    Seen seen;
    seen.width = picture.width;
    seen.height = picture.height;
    seen.faces = static_cast<int>(faces.size());
    if (faces.empty()) return seen;
    seen.face = *std::max_element(faces.begin(), faces.end(),
                                  [](const auto& a, const auto& b) { return a.width < b.width; });
    const auto& l = seen.face.landmarks;
    const double reach = 0.12 * eye_distance(l);
    Sums skin, mouth, eyes;
    for (const Point middle : {between(l[2], l[31]), between(l[14], l[35]), l[29]})
        add_around(skin, picture, middle, reach);
    for (const Point middle : {between(l[57], l[8]), between(l[4], l[48]), between(l[12], l[54])})
        add_around(mouth, picture, middle, reach);
    for (const Point middle : {between(l[36], l[39]), between(l[42], l[45])})
        add_around(eyes, picture, middle, 1.5 * reach);
    seen.skin = skin.mean();
    seen.mouth = mouth.mean();
    seen.eyes = eyes.mean();
    constexpr double kDark = 0.6;  // of the skin's light
    seen.dark = vision::dark_of_eyes(picture, l, kDark * seen.skin.luma()).value_or(0);
    const Sums background = behind(picture, seen.face);
    seen.background = background.mean();
    seen.spread = background.spread();
    seen.sharpness = sharpness(picture, seen.face);
    return seen;
}

bool is_to_describe(std::uint64_t number, const Seen& seen, const Seen* described, const Book& book) {
    if (seen.faces == 0) return false;
    const findings::Voice limits(book, "frames");
    if (number % static_cast<std::uint64_t>(limits.limit("described_every")) == 0 || described == nullptr)
        return true;
    const auto now = levelled(seen.face.landmarks), before = levelled(described->face.landmarks);
    double squares = 0;
    // Without the jaw, whose points slide along it.
    constexpr std::size_t kFirst = 17;
    for (std::size_t n = kFirst; n < now.size(); ++n) {
        const double x = now[n].x - before[n].x, y = now[n].y - before[n].y;
        squares += x * x + y * y;
    }
    return std::sqrt(squares / static_cast<double>(now.size() - kFirst)) > limits.limit("described_moved");
}

}  // namespace beian::presence
