#include "specimen/heads/raster.h"
#include "specimen/canvas.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace beian::specimen {
namespace {

struct Corner {
    cv::Point2f at;
    cv::Vec3f seen, normal;
    const Vertex* from;
};

void triangle(const Corner& a, const Corner& b, const Corner& c, Part part, cv::Size size,
              std::vector<Seen>& seen) {
    const float area = (b.at.x - a.at.x) * (c.at.y - a.at.y) - (b.at.y - a.at.y) * (c.at.x - a.at.x);
    if (std::abs(area) < 1e-6F) return;
    const auto [left, right] = std::minmax({a.at.x, b.at.x, c.at.x});
    const auto [top, bottom] = std::minmax({a.at.y, b.at.y, c.at.y});
    const int x0 = std::max(0, cvCeil(left)), x1 = std::min(size.width - 1, cvFloor(right));
    const int y0 = std::max(0, cvCeil(top)), y1 = std::min(size.height - 1, cvFloor(bottom));
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x) {
            const auto px = static_cast<float>(x), py = static_cast<float>(y);
            const float u = ((px - a.at.x) * (c.at.y - a.at.y) - (py - a.at.y) * (c.at.x - a.at.x)) / area;
            const float v = ((b.at.x - a.at.x) * (py - a.at.y) - (b.at.y - a.at.y) * (px - a.at.x)) / area;
            const float w = 1 - u - v;
            if (u < -1e-4F || v < -1e-4F || w < -1e-4F) continue;
            const float depth = w * a.seen[2] + u * b.seen[2] + v * c.seen[2];
            Seen& here = seen[static_cast<std::size_t>(y * size.width + x)];
            if (depth >= here.depth) continue;
            here.part = part;
            here.depth = depth;
            here.x = w * a.from->x + u * b.from->x + v * c.from->x;
            here.y = w * a.from->y + u * b.from->y + v * c.from->y;
            here.angle = w * a.from->angle + u * b.from->angle + v * c.from->angle;
            here.z_local = w * a.from->at[2] + u * b.from->at[2] + v * c.from->at[2];
            here.normal = a.normal * w + b.normal * u + c.normal * v;
            here.at = a.seen * w + b.seen * u + c.seen * v;
        }
    }
}

}  // namespace

void raster(const Grid& grid, const Features& f, const HeadPose& pose, const Stand& stand, cv::Size size,
            std::vector<Seen>& seen) {
    std::vector<Corner> corners(grid.vertices.size());
    const bool of_head = grid.part == Part::Skin || grid.part == Part::Ear;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vertex& vertex = grid.vertices[i];
        cv::Vec3d point = vertex.at;
        if (grid.part == Part::Skin && pose.mouth > 0 && std::abs(vertex.angle) < 1.9F) {
            const double drop = mouth_drop(f, vertex.x, vertex.y, pose.mouth);
            // A jaw swings about the ears: what hangs farther in front falls and goes back a little.
            point[1] += drop * smooth(-60, 30, point[2]);
            point[2] -= 0.25 * drop * smooth(0, 30, vertex.y - f.mouth_y);
        }
        const cv::Vec3d at = of_head ? stand.head(point) : stand.body(point, vertex.y);
        corners[i] = {cv::Point2f(stand.project(at)), cv::Vec3f(at), {}, &vertex};
    }
    const auto index = [&](int row, int column) {
        return static_cast<std::size_t>(row * grid.columns + column);
    };
    for (int row = 0; row + 1 < grid.rows; ++row) {
        for (int column = 0; column + 1 < grid.columns; ++column) {
            const std::size_t quad[] = {index(row, column), index(row, column + 1), index(row + 1, column),
                                        index(row + 1, column + 1)};
            cv::Vec3f across = corners[quad[1]].seen - corners[quad[0]].seen;
            if (cv::norm(across) < 1e-6) across = corners[quad[3]].seen - corners[quad[2]].seen;
            const cv::Vec3f out = across.cross(corners[quad[2]].seen - corners[quad[0]].seen);
            for (const std::size_t i : quad) corners[i].normal += out;
        }
    }
    // The right ear runs round the other way than the left one; an outward normal faces away from the middle.
    cv::Vec3f middle(0, 0, 0);
    for (const Corner& corner : corners) middle += corner.seen * (1.0F / static_cast<float>(corners.size()));
    double outward = 0;
    for (const Corner& corner : corners) outward += corner.normal.dot(corner.seen - middle);
    for (Corner& corner : corners) {
        const double length = std::max(1e-9, cv::norm(corner.normal)) * (outward < 0 ? -1 : 1);
        corner.normal *= static_cast<float>(1 / length);
    }
    for (int row = 0; row + 1 < grid.rows; ++row) {
        for (int column = 0; column + 1 < grid.columns; ++column) {
            const Corner &a = corners[index(row, column)], &b = corners[index(row, column + 1)];
            const Corner &c = corners[index(row + 1, column)], &d = corners[index(row + 1, column + 1)];
            triangle(a, b, c, grid.part, size, seen);
            triangle(b, d, c, grid.part, size, seen);
        }
    }
}

cv::Mat developed(const cv::Mat& light, cv::Size size, double exposure, double blur, double noise,
                  std::uint64_t grain) {
    cv::Mat small;
    cv::resize(light, small, size, 0, 0, cv::INTER_AREA);
    if (blur > 0.1) cv::GaussianBlur(small, small, {0, 0}, blur);
    static const std::vector<std::uint8_t> curve = [] {
        std::vector<std::uint8_t> table(8193);
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double linear = static_cast<double>(i) / 4096;
            // sRGB with a shoulder above 0.8, as phones keep skin from burning out.
            const double bent = linear < 0.6 ? linear : 0.6 + 0.4 * (1 - std::exp(-(linear - 0.6) / 0.4));
            const double code = bent <= 0.0031308 ? 12.92 * bent : 1.055 * std::pow(bent, 1 / 2.4) - 0.055;
            table[i] = cv::saturate_cast<std::uint8_t>(code * 255);
        }
        return table;
    }();
    Random dice(grain, "sensor");
    cv::Mat out(size, CV_8UC3);
    for (int y = 0; y < size.height; ++y) {
        const auto* from = small.ptr<cv::Vec3d>(y);
        auto* to = out.ptr<cv::Vec3b>(y);
        for (int x = 0; x < size.width; ++x) {
            std::uint64_t bits = dice.next();
            for (int c = 0; c < 3; ++c) {
                // The sum of four bytes is normal enough for noise, with deviation 147.8.
                double hum = -510;
                for (int i = 0; i < 4; ++i)
                    hum += static_cast<double>(bits >> (8 * ((c * 2 + i) % 8)) & 0xFF);
                const double value = from[x][c] * exposure;
                const double seen = value + hum / 147.8 * noise * std::sqrt(0.08 + std::max(0.0, value));
                to[x][2 - c] = curve[static_cast<std::size_t>(std::clamp(seen * 4096, 0.0, 8192.0))];
            }
        }
    }
    return out;
}

const cv::Mat& specimen_mark() {
    static const cv::Mat mark = [] {
        const Kind plate{"label", "front", 60, 12, 0, false, 8};
        Canvas canvas(plate, 8, {1, 1, 1});
        canvas.text(30, 9, "样本 SPECIMEN",
                    {.size_mm = 7, .colour = {0, 0, 0}, .align = Type::Align::Centre});
        cv::Mat grey;
        cv::cvtColor(std::move(canvas).finish(plate, 0).picture, grey, cv::COLOR_BGR2GRAY);
        return cv::Mat(255 - grey);
    }();
    return mark;
}

}  // namespace beian::specimen
