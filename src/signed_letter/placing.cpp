#include "signed_letter/placing.h"

#include "document/rectifier.h"

#include <opencv2/core.hpp>

#include <cmath>

namespace beian::signed_letter {
namespace {

using letter::kPageHeight;
using letter::kPageWidth;

constexpr double kCodeOff = 45;  // points: a quad whose code stands farther off is another thing's

double apart(const model::Point& a, const model::Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

model::Point middle_of(const model::Quad& quad) {
    model::Point sum;
    for (const model::Point& p : quad) sum.x += p.x / 4, sum.y += p.y / 4;
    return sum;
}

/// The page as the four corners of its code tell it.
model::Quad page_by_code(const model::Quad& code) {
    const letter::Area at = code_area();
    const cv::Point2f from[] = {{float(at.x), float(at.y)},
                                {float(at.x + at.width), float(at.y)},
                                {float(at.x + at.width), float(at.y + at.height)},
                                {float(at.x), float(at.y + at.height)}};
    cv::Point2f to[4];
    for (std::size_t i = 0; i < 4; ++i)
        to[i] = {static_cast<float>(code[i].x), static_cast<float>(code[i].y)};
    // Four corners of a small code say nothing reliable about perspective: lengths and angles only.
    cv::Mat a(8, 6, CV_64F, cv::Scalar(0)), b(8, 1, CV_64F), x;
    for (int i = 0; i < 4; ++i) {
        double* first = a.ptr<double>(2 * i);
        double* second = a.ptr<double>(2 * i + 1);
        first[0] = second[3] = from[i].x, first[1] = second[4] = from[i].y, first[2] = second[5] = 1;
        b.at<double>(2 * i) = to[i].x, b.at<double>(2 * i + 1) = to[i].y;
    }
    cv::solve(a, b, x, cv::DECOMP_SVD);
    const auto place = [&](double across, double down) {
        return model::Point{x.at<double>(0) * across + x.at<double>(1) * down + x.at<double>(2),
                            x.at<double>(3) * across + x.at<double>(4) * down + x.at<double>(5)};
    };
    return {place(0, 0), place(kPageWidth, 0), place(kPageWidth, kPageHeight), place(0, kPageHeight)};
}

}  // namespace

/// Every page of every letter has its code in the same place.
letter::Area code_area() {
    letter::Filled nothing;
    static const letter::Area area = letter::lay_out(nothing, [](std::string_view) { return 1.0; })[0].code;
    return area;
}

std::optional<model::Quad> page_quad(const std::optional<document::FoundDocument>& found,
                                     const std::vector<SeenCode>& codes) {
    if (codes.empty()) {
        if (!found) return std::nullopt;
        return found->quad;
    }
    const letter::Area at = code_area();
    const double across = (at.x + at.width / 2) / kPageWidth, down = (at.y + at.height / 2) / kPageHeight;
    const model::Quad& code = codes.front().quad;
    const model::Quad by_code = page_by_code(code);
    if (!found) return by_code;
    // How many pixels a point of the page takes, by the code itself.
    const double dots = (apart(code[0], code[1]) + apart(code[1], code[2])) / (2 * at.width);
    double least = kCodeOff * dots;
    std::optional<model::Quad> best;
    for (int turn = 0; turn < 4; ++turn) {
        const model::Quad page = document::begun_later(found->quad, turn);
        const double off = apart(document::place_on_picture(page, across, down), middle_of(code));
        if (off < least) least = off, best = page;
    }
    return best ? best : by_code;
}

model::Point on_page(const model::Quad& page, const model::Point& seen) {
    const document::Projection onto(page);
    double across = 0.5, down = 0.5;
    // The projection goes from page to picture: back by Newton's steps.
    for (int step = 0; step < 20; ++step) {
        constexpr double kStep = 1e-3;
        const model::Point here = onto(across, down), right = onto(across + kStep, down),
                           below = onto(across, down + kStep);
        const double ax = (right.x - here.x) / kStep, ay = (right.y - here.y) / kStep,
                     bx = (below.x - here.x) / kStep, by = (below.y - here.y) / kStep;
        const double turn = ax * by - ay * bx, dx = seen.x - here.x, dy = seen.y - here.y;
        if (std::abs(turn) < 1e-9) break;
        across += (dx * by - dy * bx) / turn;
        down += (ax * dy - ay * dx) / turn;
    }
    return {across * kPageWidth, down * kPageHeight};
}

}  // namespace beian::signed_letter
