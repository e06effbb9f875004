#include "signed_letter/flat.h"

#include "document/rectifier.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace beian::signed_letter {
namespace {

using letter::kPageHeight;
using letter::kPageWidth;

constexpr std::size_t kForAffine = 5, kForCurved = 14;
constexpr double kLeastOff = 1.2;  // points: nearer than that a pair is never left out
constexpr int kRounds = 6;

cv::Mat mat_of(const image::Plane& plane) {
    return {static_cast<int>(plane.height), static_cast<int>(plane.width), CV_8UC1,
            const_cast<std::uint8_t*>(plane.data.data())};
}

cv::Mat mat_of(const image::Pixels& pixels) {
    return {static_cast<int>(pixels.height), static_cast<int>(pixels.width), CV_8UC1,
            const_cast<std::uint8_t*>(pixels.data.data())};
}

image::Pixels pixels_of(const cv::Mat& grey) {
    image::Pixels pixels{static_cast<std::uint32_t>(grey.cols), static_cast<std::uint32_t>(grey.rows), 1, {}};
    pixels.data.assign(grey.data, grey.data + grey.total());
    return pixels;
}

std::array<double, 6> terms(const model::Point& page) {
    const double u = page.x / kPageHeight, v = page.y / kPageHeight;
    return {1, u, v, u * u, u * v, v * v};
}

double value(const std::array<double, 6>& of, const std::array<double, 6>& at) {
    double sum = 0;
    for (std::size_t i = 0; i < 6; ++i) sum += of[i] * at[i];
    return sum;
}

Warp solved(const std::vector<Pair>& pairs, int count) {
    const int rows = static_cast<int>(pairs.size());
    cv::Mat a(rows, count, CV_64F), b(rows, 2, CV_64F), x;
    for (int i = 0; i < rows; ++i) {
        const Pair& pair = pairs[static_cast<std::size_t>(i)];
        const auto at = terms(pair.page);
        for (int k = 0; k < count; ++k) a.at<double>(i, k) = at[static_cast<std::size_t>(k)] * pair.weight;
        b.at<double>(i, 0) = pair.seen.x / kPageHeight * pair.weight;
        b.at<double>(i, 1) = pair.seen.y / kPageHeight * pair.weight;
    }
    cv::solve(a, b, x, cv::DECOMP_SVD);
    Warp warp;
    warp.x.fill(0), warp.y.fill(0);
    for (int k = 0; k < count; ++k) {
        warp.x[static_cast<std::size_t>(k)] = x.at<double>(k, 0);
        warp.y[static_cast<std::size_t>(k)] = x.at<double>(k, 1);
    }
    return warp;
}

/// Most of a letter is paper.
int middle_of(const cv::Mat& plane) {
    std::array<std::size_t, 256> count{};
    for (int y = 0; y < plane.rows; y += 4)
        for (int x = 0; x < plane.cols; x += 4) ++count[plane.at<std::uint8_t>(y, x)];
    std::size_t all = 0, below = 0;
    for (const std::size_t one : count) all += one;
    for (int tone = 0; tone < 256; ++tone)
        if ((below += count[static_cast<std::size_t>(tone)]) * 2 >= all) return tone;
    return 0;
}

}  // namespace

model::Point Warp::operator()(const model::Point& page) const {
    const auto at = terms(page);
    return {value(x, at) * kPageHeight, value(y, at) * kPageHeight};
}

model::Point Warp::back(const model::Point& seen) const {
    model::Point page = seen;
    for (int i = 0; i < 4; ++i) {
        const model::Point there = (*this)(page);
        page = {page.x + seen.x - there.x, page.y + seen.y - there.y};
    }
    return page;
}

Warp fit(std::vector<Pair> pairs) {
    Warp warp;
    for (int round = 0; round < kRounds; ++round) {
        if (pairs.size() < kForAffine) return round == 0 ? Warp{} : warp;
        // First roughly: a few wrong pairs would bend a curve to themselves.
        const bool curved = round >= 2 && pairs.size() >= kForCurved;
        warp = solved(pairs, curved ? 6 : 3);
        std::vector<double> off;
        const auto distance = [&](const Pair& pair) {
            const model::Point there = warp(pair.page);
            return std::hypot(there.x - pair.seen.x, there.y - pair.seen.y);
        };
        for (const Pair& pair : pairs) off.push_back(distance(pair));
        std::nth_element(off.begin(), off.begin() + static_cast<std::ptrdiff_t>(off.size() / 2), off.end());
        const double most = std::max(kLeastOff, 3 * off[off.size() / 2]);
        std::erase_if(pairs, [&](const Pair& pair) { return distance(pair) > most; });
    }
    return warp;
}

Flat::Flat(const image::Planes& planes, const model::Quad& quad, double denominator)
    : quad_(quad), denominator_(denominator) {
    const model::PaperSize size{kPageWidth, kPageHeight};
    const image::Plane light = document::rectify(planes.light, quad, size, kDots);
    const auto colour_quad = document::on_colour_planes(quad);
    const image::Plane blue = document::rectify(planes.blue, colour_quad, size, kDots / 4);
    const image::Plane red = document::rectify(planes.red, colour_quad, size, kDots / 4);
    if (light.width == 0 || blue.width == 0 || red.width == 0) return;
    const cv::Mat y = mat_of(light);
    cv::Mat cb, cr;
    cv::resize(mat_of(blue), cb, y.size(), 0, 0, cv::INTER_LINEAR);
    cv::resize(mat_of(red), cr, y.size(), 0, 0, cv::INTER_LINEAR);
    // The paper's colour is the light's, and all that is grey has it as far as it is bright: else black ink
    // looked red under a blue sky. Bright as far as colour is known: four times more coarsely.
    cv::Mat bright;
    cv::resize(y, bright, mat_of(red).size(), 0, 0, cv::INTER_AREA);
    cv::resize(bright, bright, y.size(), 0, 0, cv::INTER_LINEAR);
    const double lit = std::max(1, middle_of(y)), tint_red = (middle_of(cr) - 128) / lit,
                 tint_blue = (middle_of(cb) - 128) / lit;
    // ITU-T T.871 (JFIF): R = Y + 1.402 Cr', B = Y + 1.772 Cb', G = Y - 0.344 Cb' - 0.714 Cr'.
    cv::Mat print(y.size(), CV_8U), redness(y.size(), CV_8U);
    for (int row = 0; row < y.rows; ++row) {
        for (int column = 0; column < y.cols; ++column) {
            const double shine = bright.at<std::uint8_t>(row, column);
            const double r = cr.at<std::uint8_t>(row, column) - 128.0 - tint_red * shine,
                         b = cb.at<std::uint8_t>(row, column) - 128.0 - tint_blue * shine;
            const double as_red = 1.402 * r, as_others = std::max(1.772 * b, -0.344 * b - 0.714 * r);
            print.at<std::uint8_t>(row, column) =
                cv::saturate_cast<std::uint8_t>(y.at<std::uint8_t>(row, column) + std::max(0.0, as_red));
            redness.at<std::uint8_t>(row, column) = cv::saturate_cast<std::uint8_t>(as_red - as_others);
        }
    }
    print_ = pixels_of(print);
    redness_ = pixels_of(redness);
}

void Flat::straighten(const Warp& warp) {
    if (!is_there() || warp == Warp{}) return;
    const int width = static_cast<int>(print_.width), height = static_cast<int>(print_.height);
    cv::Mat to_x(height, width, CV_32F), to_y(height, width, CV_32F);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const model::Point seen = warp({(x + 0.5) / kDots, (y + 0.5) / kDots});
            to_x.at<float>(y, x) = static_cast<float>(seen.x * kDots - 0.5);
            to_y.at<float>(y, x) = static_cast<float>(seen.y * kDots - 0.5);
        }
    }
    cv::Mat laid;
    cv::remap(mat_of(print_), laid, to_x, to_y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    print_ = pixels_of(laid);
    cv::remap(mat_of(redness_), laid, to_x, to_y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    redness_ = pixels_of(laid);
    warp_ = warp;
}

model::Region Flat::region(const letter::Area& part) const {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const double across : {part.x, part.x + part.width}) {
        for (const double down : {part.y, part.y + part.height}) {
            const model::Point seen = warp_({across, down});
            const model::Point p =
                document::place_on_picture(quad_, seen.x / kPageWidth, seen.y / kPageHeight);
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
        }
    }
    const auto whole = [&](double at) {
        return std::max(0, static_cast<int>(std::lround((at + 0.5) * denominator_ - 0.5)));
    };
    return {whole(left), whole(top), std::max(1, whole(right) - whole(left)),
            std::max(1, whole(bottom) - whole(top))};
}

model::Quad quad_on_flat(const letter::Area& part) {
    const double left = part.x * kDots, top = part.y * kDots, right = (part.x + part.width) * kDots,
                 bottom = (part.y + part.height) * kDots;
    return {{{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
}

}  // namespace beian::signed_letter
