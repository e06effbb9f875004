#include "specimen/heads/paint.h"
#include "specimen/heads/raster.h"
#include "specimen/heads/skin_map.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <map>

namespace beian::specimen {
namespace {

cv::Vec3d times(const cv::Vec3d& a, const cv::Vec3d& b) {
    return {a[0] * b[0], a[1] * b[1], a[2] * b[2]};
}

cv::Vec3d unit(const cv::Vec3d& v) {
    return v / std::max(1e-9, cv::norm(v));
}

struct Lamps {
    cv::Vec3d key;
    double falling;  // of the phone's light with distance
};

cv::Vec3d lit(const Paint& p, const cv::Vec3d& n, const cv::Vec3d& seen, const Lamps& lamps,
              const Surroundings& around) {
    const cv::Vec3d view = unit(-seen);
    const double facing = n.dot(lamps.key), towards = std::max(0.0, n.dot(view));
    // Light bleeds under skin, red farthest: the edge of a shadow is soft and warm.
    const cv::Vec3d wrap(0.28, 0.17, 0.13);
    cv::Vec3d light;
    for (int c = 0; c < 3; ++c) {
        const double soft = std::max(0.0, (facing + wrap[c]) / (1 + wrap[c]));
        light[c] = around.key * soft * (0.35 + 0.65 * p.open) + around.fill * p.open * (0.72 - 0.28 * n[1]);
    }
    light = times(light, around.room);
    light += around.screen * (lamps.falling * towards);
    cv::Vec3d out = times(p.colour, light);
    // Powers are dear, and most of a head mirrors nothing that eight bits could tell.
    constexpr double kMirrorsNothing = 0.3;
    const double mirrors = facing <= 0 ? 0 : n.dot(unit(lamps.key + view));
    const double gleam =
        mirrors < kMirrorsNothing ? 0 : std::pow(mirrors, p.narrow) * p.gloss * p.open * facing;
    const double grazing = (1 - towards) * (1 - towards);
    const double rim = 0.05 * grazing * grazing * p.open;
    out += around.room * (around.key * gleam + around.fill * rim);
    if (around.screen != cv::Vec3d{})
        out += around.screen * (lamps.falling * p.gloss * 0.5 * std::pow(towards, 30));
    return out;
}

/// The ball of an eye is round where the face is nearly flat: the lamp stands in it as a small point.
void catchlight(cv::Mat& light, const Stand& stand, const Head& head, const HeadPose& pose,
                const Lamps& lamps, const Surroundings& around, const std::vector<Seen>& seen) {
    for (const double side : {-1.0, 1.0}) {
        const double shut = side < 0 ? pose.left_lid : pose.right_lid;
        if (shut > 0.6) continue;
        const Features& f = head.features();
        const Vertex ball = on_face(f, side * f.eye_x + 4 * pose.gaze_right, -0.8 + 2.5 * pose.gaze_down);
        const cv::Vec3d at = stand.head(ball.at);
        const double scale = stand.focal() / at[2];
        const cv::Point2d spot = stand.project(at) + cv::Point2d(lamps.key[0], lamps.key[1]) * (2.6 * scale);
        const double radius = std::max(0.6, 0.8 * scale);
        for (int y = cvFloor(spot.y - 2 * radius); y <= spot.y + 2 * radius; ++y) {
            for (int x = cvFloor(spot.x - 2 * radius); x <= spot.x + 2 * radius; ++x) {
                if (x < 0 || y < 0 || x >= light.cols || y >= light.rows) continue;
                const Seen& there = seen[static_cast<std::size_t>(y * light.cols + x)];
                if (!there.wet) continue;
                const double share =
                    1 - smooth(radius * 0.7, radius * 1.5, std::hypot(x - spot.x, y - spot.y));
                light.at<cv::Vec3d>(y, x) += around.room * (0.75 * share * around.key);
            }
        }
    }
}

void spectacles(cv::Mat& light, const Features& f, const Stand& stand, bool dark) {
    const auto line_of = [&](const std::vector<cv::Vec3d>& points) {
        std::vector<cv::Point> line;
        for (const cv::Vec3d& point : points) line.push_back(stand.project(stand.head(point)) * 8);
        return line;
    };
    const auto stroke = [&](const std::vector<cv::Vec3d>& points, double wide) {
        const std::vector<cv::Point> line = line_of(points);
        const double scale = stand.focal() / stand.head(points[0])[2];
        cv::polylines(light, line, false, cv::Scalar(0.02, 0.02, 0.022), std::max(1, cvRound(wide * scale)),
                      cv::LINE_AA, 3);
    };
    for (const double side : {-1.0, 1.0}) {
        std::vector<cv::Vec3d> rim;
        for (int i = 0; i <= 32; ++i) {
            const double a = i * 6.2831853 / 32;
            const double x = 25 * std::copysign(std::pow(std::abs(std::cos(a)), 0.7), std::cos(a));
            rim.push_back(
                {side * (f.eye_x + 1) + x, 3 + 19 * std::sin(a), 108 - std::abs(x * side + 25) * 0.12});
        }
        if (dark) cv::fillPoly(light, line_of(rim), cv::Scalar(0.03, 0.028, 0.03), cv::LINE_AA, 3);
        stroke(rim, 2.4);
        stroke({{side * (f.eye_x + 26), -2, 101}, {side * 76 * f.width, -4, 70}}, 2.2);
    }
    stroke({{-f.eye_x + 24, -1, 108}, {0, -4, 111}, {f.eye_x - 24, -1, 108}}, 2.2);
}

/// Marked as what it is, in letters that need no font of this machine.
cv::Mat label_on(cv::Mat wall, double brightness) {
    const cv::Mat& mark = specimen_mark();
    const int wide = wall.cols / 4, high = wide * mark.rows / mark.cols;
    cv::Mat small;
    cv::resize(mark, small, {wide, high}, 0, 0, cv::INTER_AREA);
    for (int y = 0; y < high; ++y) {
        for (int x = 0; x < wide; ++x) {
            const double ink = small.at<std::uint8_t>(y, x) / 255.0 * 0.55;
            auto& place = wall.at<cv::Vec3d>(y + wall.rows / 40, x + wall.cols / 40);
            place = place * (1 - ink) + cv::Vec3d(0.35, 0.06, 0.06) * (ink * brightness);
        }
    }
    return wall;
}

}  // namespace

struct Head::Model {
    std::uint64_t seed;
    Features features;
    bool film = false;
    // As worn: bare, mask, hat, both. Made when first asked for.
    mutable std::map<int, std::vector<Grid>> grids;
    mutable std::map<int, SkinMap> skins;
    static int number_of(const Surroundings& around) { return (around.mask ? 1 : 0) + (around.hat ? 2 : 0); }
    const SkinMap* skin(const Surroundings& around) const {
        if (!film) return nullptr;
        return &skins.try_emplace(number_of(around), features, around).first->second;
    }
    const std::vector<Grid>& worn(const Surroundings& around) const {
        auto& made = grids[number_of(around)];
        if (made.empty()) made = specimen::grids(features, around);
        return made;
    }
};

Head::Head(std::uint64_t seed, bool film)
    : model_(std::make_unique<Model>(Model{seed, features_of(seed), film, {}, {}})) {}
Head::~Head() = default;
Head::Head(Head&&) noexcept = default;
Head& Head::operator=(Head&&) noexcept = default;
const Features& Head::features() const {
    return model_->features;
}

HeadPicture Head::render(const HeadPose& pose, const Surroundings& around, cv::Size size,
                         std::uint64_t grain) const {
    const Features& f = model_->features;
    // Half as fine again as the picture: edges come out soft without four times the work.
    const cv::Size fine(size.width * 3 / 2, size.height * 3 / 2);
    const Stand stand(pose, fine);
    std::vector<Seen> seen(static_cast<std::size_t>(fine.area()));
    for (const Grid& grid : model_->worn(around)) raster(grid, f, pose, stand, fine, seen);

    constexpr double kRadian = 3.141592653589793 / 180;
    const double down = std::cos(around.key_height * kRadian);
    const double near = 450 / std::max(150.0, pose.distance);
    const Lamps lamps{
        unit({std::sin(around.key_angle * kRadian) * down, -std::sin(around.key_height * kRadian),
              -std::cos(around.key_angle * kRadian) * down}),
        near * near};
    cv::Mat light(fine, CV_64FC3);
    const double level = around.key * 0.7 + around.fill * 0.7;
    for (int y = 0; y < fine.height; ++y) {
        auto* row = light.ptr<cv::Vec3d>(y);
        for (int x = 0; x < fine.width; ++x) {
            const double slope =
                1 + 0.18 * (x - fine.width / 2.0) / fine.width * (around.key_angle < 0 ? -1 : 1) -
                0.1 * y / fine.height;
            row[x] = times(around.wall, around.room * (level * slope) + around.screen * 0.05);
        }
    }
    if (around.label) light = label_on(light, level);
    double sum = 0;
    int count = 0;
    const SkinMap* const skin = model_->skin(around);
    for (int y = 0; y < fine.height; ++y) {
        auto* row = light.ptr<cv::Vec3d>(y);
        for (int x = 0; x < fine.width; ++x) {
            Seen& here = seen[static_cast<std::size_t>(y * fine.width + x)];
            if (here.part == Part::None) continue;
            Paint p;
            const double grainy =
                here.part == Part::Skin ? 0 : grain_at(here.x * 0.5, here.y * 0.5, f.grain) - 0.5;
            switch (here.part) {
                case Part::Skin:
                    p = skin != nullptr && skin->is_still(here.x, here.y)
                            ? skin->at(here.y, here.angle)
                            : paint_skin(f, pose, around, here.x, here.y, here.angle);
                    break;
                case Part::Ear:
                    p.colour = times(f.skin, {0.95, 0.72, 0.68}) * (0.9 + 0.3 * grainy);
                    p.open = 0.8 - 0.35 * bump(here.y - 22, here.z_local, 14, 8);
                    break;
                case Part::Neck:
                    p.colour = f.skin * (0.92 + 0.1 * grainy);
                    p.open = 0.35 + 0.5 * smooth(95, 150, here.y);
                    break;
                default:
                    p.colour = f.cloth *
                               (0.85 + 0.2 * grainy + 0.1 * std::sin(here.x * 1.7) * std::sin(here.y * 1.7));
                    p.gloss = 0.01;
                    p.open = 0.6 + 0.4 * smooth(165, 215, here.y);
            }
            here.wet = p.wet;
            const cv::Vec3d normal(here.normal[0], here.normal[1], here.normal[2]);
            row[x] = lit(p, unit(normal), here.at, lamps, around);
            if (here.part == Part::Skin && std::abs(here.angle) < 0.9 && here.y > -30 && here.y < 90) {
                sum += row[x][1];
                ++count;
            }
        }
    }
    catchlight(light, stand, *this, pose, lamps, around, seen);
    if (around.glasses) spectacles(light, f, stand, around.dark_lenses);
    HeadPicture out;
    out.exposure_of_face = count == 0 ? 0 : sum / count;
    out.picture = developed(light, size, around.exposure, around.blur, around.noise, grain);
    out.landmarks = landmarks(pose, size);
    return out;
}

image::Pixels pixels_of(const cv::Mat& picture) {
    cv::Mat rgb;
    cv::cvtColor(picture, rgb, cv::COLOR_BGR2RGB);
    image::Pixels pixels{static_cast<std::uint32_t>(rgb.cols), static_cast<std::uint32_t>(rgb.rows), 3, {}};
    pixels.data.assign(rgb.datastart, rgb.dataend);
    return pixels;
}

}  // namespace beian::specimen
