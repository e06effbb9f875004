// A face of nobody, drawn: simple, yet the networks take it for one.
#pragma once

#include "image/pixels.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace beian::vision::test {

/// `size`: of the face from hair to chin, in pixels; `at`: its middle. Colours are red, green, blue.
inline void draw_face(cv::Mat& on, cv::Point2d at, double size) {
    const auto place = [&](double x, double y) {
        return cv::Point(cvRound(at.x + x * size), cvRound(at.y + y * size));
    };
    const auto ellipse = [&](double x, double y, double w, double h, const cv::Scalar& colour,
                             double from = 0, double to = 360) {
        cv::ellipse(on, place(x, y), cv::Size(cvRound(w * size), cvRound(h * size)), 0, from, to, colour,
                    cv::FILLED, cv::LINE_AA);
    };
    const cv::Scalar skin(224, 184, 156), shadow(196, 150, 124), hair(48, 36, 30), lips(176, 84, 84);
    ellipse(0, 1.0, 0.85, 0.42, {70, 86, 120});  // shoulders
    cv::rectangle(on, place(-0.15, 0.3), place(0.15, 0.7), shadow, cv::FILLED);
    ellipse(0, -0.06, 0.42, 0.52, hair);
    ellipse(0, 0.02, 0.36, 0.47, skin);
    ellipse(0, -0.3, 0.37, 0.22, hair, 180, 360);
    for (const double side : {-1.0, 1.0}) {
        ellipse(side * 0.37, 0.02, 0.04, 0.1, shadow);
        ellipse(side * 0.15, -0.05, 0.075, 0.035, {245, 245, 240});
        ellipse(side * 0.15, -0.05, 0.035, 0.035, {60, 40, 30});
        ellipse(side * 0.15, -0.13, 0.1, 0.018, hair);
        ellipse(side * 0.035, 0.14, 0.022, 0.012, shadow);
        ellipse(side * 0.22, 0.14, 0.07, 0.05, {228, 176, 150});
    }
    ellipse(0, 0.07, 0.028, 0.09, {210, 166, 138});
    ellipse(0, 0.27, 0.12, 0.035, lips);
    cv::line(on, place(-0.1, 0.265), place(0.1, 0.265), {110, 50, 50}, std::max(1, cvRound(0.012 * size)),
             cv::LINE_AA);
}

inline image::Pixels pixels_of(const cv::Mat& drawn) {
    image::Pixels pixels{
        static_cast<std::uint32_t>(drawn.cols), static_cast<std::uint32_t>(drawn.rows), 3, {}};
    for (int row = 0; row < drawn.rows; ++row)
        pixels.data.insert(pixels.data.end(), drawn.ptr<std::uint8_t>(row),
                           drawn.ptr<std::uint8_t>(row) + drawn.cols * 3);
    return pixels;
}

/// A light wall with a face `size` high, its middle at `at`.
inline image::Pixels photo_of_face(int width, int height, cv::Point2d at, double size) {
    cv::Mat drawn(height, width, CV_8UC3, cv::Scalar(214, 218, 222));
    draw_face(drawn, at, size);
    cv::GaussianBlur(drawn, drawn, {}, std::max(0.6, size / 150));
    return pixels_of(drawn);
}

}  // namespace beian::vision::test
