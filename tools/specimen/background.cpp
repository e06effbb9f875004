// What the document lies on, and the hand that holds it or covers it.
#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace beian::specimen {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

/// Noise of a grain size in each direction, 8 bits round 128.
cv::Mat grain(cv::Size size, double grain_x, double grain_y, double deviation, Random& random) {
    cv::Mat small(std::max(2, static_cast<int>(size.height / grain_y)),
                  std::max(2, static_cast<int>(size.width / grain_x)), CV_8U);
    cv::RNG dice(random.next());
    dice.fill(small, cv::RNG::NORMAL, 128, deviation);
    cv::Mat large;
    cv::resize(small, large, size, 0, 0, cv::INTER_CUBIC);
    return large;
}

void add_grain(cv::Mat& picture, const cv::Mat& noise) {
    cv::Mat three;
    cv::cvtColor(noise, three, cv::COLOR_GRAY2BGR);
    cv::addWeighted(picture, 1, three, 1, -128, picture);
}

cv::Mat plain(cv::Size size, cv::Scalar colour, double deviation, Random& random) {
    cv::Mat picture(size, CV_8UC3, colour);
    add_grain(picture, grain(size, 2, 2, deviation, random));
    add_grain(picture, grain(size, size.width / 5.0, size.width / 5.0, deviation * 1.5, random));
    return picture;
}

cv::Mat wood(cv::Size size, Random& random) {
    const double tone = random.between(0.55, 1.15);
    cv::Mat picture(size, CV_8UC3, cv::Scalar(88 * tone, 124 * tone, 165 * tone));
    add_grain(picture, grain(size, size.width / 3.0, 9, 16, random));
    add_grain(picture, grain(size, size.width / 12.0, 2.5, 12, random));
    add_grain(picture, grain(size, 24, 1.5, 6, random));
    if (random.chance(0.5)) {
        for (double y = random.between(0, 0.3) * size.height; y < size.height; y += size.height * 0.3) {
            cv::line(picture, {0, static_cast<int>(y)}, {size.width, static_cast<int>(y)},
                     cv::Scalar(30, 40, 55), 2);
        }
    }
    cv::Mat turned;
    cv::Mat rotation = cv::getRotationMatrix2D(
        cv::Point2f(static_cast<float>(size.width) / 2, static_cast<float>(size.height) / 2),
        random.between(-25, 25), 1.5);
    cv::warpAffine(picture, turned, rotation, size, cv::INTER_LINEAR, cv::BORDER_REFLECT);
    return turned;
}

cv::Mat cloth(cv::Size size, Random& random) {
    cv::Mat picture(size, CV_8UC3,
                    cv::Scalar(random.between(40, 190), random.between(40, 190), random.between(40, 190)));
    cv::Mat weave(size, CV_8U);
    const double period = random.between(4, 9), angle = random.between(0, 1.5);
    const double c = std::cos(angle) * 2 * std::numbers::pi / period,
                 s = std::sin(angle) * 2 * std::numbers::pi / period;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            weave.at<std::uint8_t>(y, x) =
                static_cast<std::uint8_t>(128 + 11 * std::sin(c * x + s * y) + 11 * std::sin(c * y - s * x));
        }
    }
    add_grain(picture, weave);
    add_grain(picture, grain(size, 3, 3, 9, random));
    add_grain(picture, grain(size, size.width / 6.0, size.width / 9.0, 14, random));
    return picture;
}

cv::Mat desk(cv::Size size, Random& random) {
    cv::Mat picture = random.chance(0.5) ? wood(size, random)
                                         : plain(size, cv::Scalar::all(random.between(60, 215)), 4, random);
    const double unit = size.width;
    for (int i = 0; i < 12; ++i) {
        const cv::Point2f at(static_cast<float>(random.unit() * size.width),
                             static_cast<float>(random.unit() * size.height));
        const cv::Scalar colour(random.between(10, 250), random.between(10, 250), random.between(10, 250));
        const float angle = static_cast<float>(random.between(0, 180));
        if (random.chance(0.3)) {
            cv::ellipse(picture,
                        cv::RotatedRect(at,
                                        {static_cast<float>(unit * random.between(0.08, 0.2)),
                                         static_cast<float>(unit * random.between(0.08, 0.2))},
                                        angle),
                        colour, cv::FILLED, cv::LINE_AA);
        } else {
            const bool pen = random.chance(0.5);
            const cv::RotatedRect shape(
                at,
                {static_cast<float>(unit * random.between(0.2, 0.45)),
                 static_cast<float>(unit * (pen ? random.between(0.008, 0.02) : random.between(0.15, 0.3)))},
                angle);
            std::array<cv::Point2f, 4> corners;
            shape.points(corners.data());
            std::array<cv::Point, 4> whole;
            for (std::size_t c = 0; c < 4; ++c) whole[c] = corners[c];
            cv::fillConvexPoly(picture, whole.data(), 4, colour, cv::LINE_AA);
            cv::polylines(picture, std::vector<std::vector<cv::Point>>{{whole.begin(), whole.end()}}, true,
                          colour * 0.6, 2, cv::LINE_AA);
        }
    }
    return picture;
}

cv::Mat hand(cv::Size size, const std::array<cv::Point2d, 4>& quad, Random& random) {
    // The room behind is far out of focus.
    cv::Mat small(9, 12, CV_8UC3), grey;
    cv::RNG dice(random.next());
    dice.fill(small, cv::RNG::UNIFORM, 50, 200);
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
    cv::addWeighted(small, 0.3, grey, 0.7, 0, small);
    cv::GaussianBlur(small, small, {}, 0.8);
    cv::Mat picture;
    cv::resize(small, picture, size, 0, 0, cv::INTER_CUBIC);
    // Four fingers lie behind the document's one side, the palm behind its lower half.
    const cv::Point2d middle = (quad[0] + quad[1] + quad[2] + quad[3]) * 0.25;
    const double span = std::sqrt(quad_area(quad)), tone = random.between(0.6, 1.0);
    for (int i = 0; i < 4; ++i) {
        const cv::Point2d from = quad[2] * (0.3 + 0.15 * i) + quad[1] * (0.7 - 0.15 * i);
        const cv::Point2d out = (from - middle) * (1 / std::max(1.0, cv::norm(from - middle)));
        const Capsule finger{from + out * span * random.between(0.08, 0.16), -out, span * 0.1, span * 0.9};
        paint_finger(picture, finger, tone, Nail::None, random);
    }
    const cv::Point2d wrist = middle + (quad[3] - quad[0]) * 1.1;
    paint_finger(picture,
                 Capsule{middle, (wrist - middle) * (1 / cv::norm(wrist - middle)), span * 0.42, span * 3},
                 tone, Nail::None, random);
    return picture;
}

}  // namespace

double Capsule::distance(cv::Point2d point) const {
    const cv::Point2d from = point - (tip + direction * radius);
    const double along = std::clamp(from.dot(direction), 0.0, length);
    return cv::norm(from - direction * along) / radius;
}

Capsule capsule_of(const Finger& finger, const Kind& kind, const cv::Matx33d& homography,
                   double pixels_per_mm) {
    const cv::Point2d tip =
        project(homography, {finger.tip.x * kind.width_mm, finger.tip.y * kind.height_mm});
    const double angle = finger.angle_deg * kDegree;
    return {
        tip, {std::cos(angle), std::sin(angle)}, finger.width_mm / 2 * pixels_per_mm, 400 * pixels_per_mm};
}

void paint_finger(cv::Mat& picture, const Capsule& finger, double skin_tone, Nail with, Random& random) {
    const cv::Vec3d skin(140 * skin_tone, 165 * skin_tone, 215 * skin_tone);
    const cv::Point2d nail = finger.tip + finger.direction * finger.radius * 0.95;
    const bool has_nail = with == Nail::Maybe && random.chance(0.6);
    const double edge = 1.2 / finger.radius;
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const cv::Point2d at(x, y);
            const double away = finger.distance(at);
            if (away > 1.3) continue;
            if (away > 1 + edge) {
                row[x] *= 0.72 + 0.28 * std::clamp((away - 1) / 0.3, 0.0, 1.0);
                continue;
            }
            double shade = 0.62 + 0.38 * std::sqrt(std::max(0.0, 1 - away * away));
            cv::Vec3d colour = skin * shade;
            if (has_nail) {
                const cv::Point2d from = at - nail;
                const double along = from.dot(finger.direction) / (0.72 * finger.radius);
                const double across = from.cross(finger.direction) / (0.55 * finger.radius);
                if (along * along + across * across < 1) colour = colour * 0.75 + cv::Vec3d(50, 52, 58);
            }
            const double keep = std::clamp((away - 1) / edge + 0.5, 0.0, 1.0);
            for (int c = 0; c < 3; ++c)
                row[x][c] = cv::saturate_cast<std::uint8_t>(row[x][c] * keep + colour[c] * (1 - keep));
        }
    }
}

cv::Mat background(const Scene& scene, cv::Scalar document_colour, const std::array<cv::Point2d, 4>& quad,
                   Random& random) {
    // Half the size is enough: nobody judges the table's sharpness.
    const cv::Size half((scene.size.width + 1) / 2, (scene.size.height + 1) / 2);
    std::array<cv::Point2d, 4> small = quad;
    for (auto& corner : small) corner *= 0.5;
    cv::Mat picture;
    switch (scene.background) {
        case Background::Wood:
            picture = wood(half, random);
            break;
        case Background::Cloth:
            picture = cloth(half, random);
            break;
        case Background::WhiteTable: {
            const double white = random.between(212, 243);
            picture =
                plain(half, {white - random.between(-3, 8), white, white + random.between(-3, 5)}, 2, random);
            break;
        }
        case Background::Black:
            picture = plain(half, cv::Scalar::all(random.between(14, 42)), 4, random);
            break;
        case Background::Desk:
            picture = desk(half, random);
            break;
        case Background::Hand:
            picture = hand(half, small, random);
            break;
        case Background::LowContrast: {
            const double step = random.between(10, 24) * (document_colour[1] > 128 ? -1 : 1);
            picture = plain(half, document_colour + cv::Scalar(step, step, step), 3, random);
            break;
        }
    }
    cv::resize(picture, picture, scene.size, 0, 0, cv::INTER_LINEAR);
    return picture;
}

}  // namespace beian::specimen
