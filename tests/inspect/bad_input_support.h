// Pictures that nobody should send where a card is asked for.
#pragma once

#include "inspect/table.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <random>

namespace beian::inspect::test {

/// Hairs in one direction with a little disorder, each a little lighter or darker than its neighbours.
inline void stroke_fur(cv::Mat& picture, cv::Point middle, cv::Size half, const cv::Scalar& tone,
                       unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> side(-1, 1);
    const int hairs = half.area() / 12;
    cv::ellipse(picture, middle, half, 0, 0, 360, tone, cv::FILLED, cv::LINE_AA);
    for (int i = 0; i < hairs; ++i) {
        const double u = side(random), v = side(random);
        if (u * u + v * v > 1) continue;
        const cv::Point root(middle.x + static_cast<int>(u * half.width),
                             middle.y + static_cast<int>(v * half.height));
        // From the nose outwards.
        const double angle = std::atan2(v, u) + 0.4 * side(random), length = 12 + 8 * side(random);
        const cv::Point tip(root.x + static_cast<int>(length * std::cos(angle)),
                            root.y + static_cast<int>(length * std::sin(angle)));
        const double light = 1 + 0.35 * side(random);
        cv::line(picture, root, tip, tone * light, 1, cv::LINE_AA);
    }
}

/// A cat that looks into the camera: fur, ears, eyes, whiskers, on a sofa.
inline image::Pixels cat() {
    cv::Mat picture(900, 1200, CV_8UC3, cv::Scalar(92, 104, 120));
    const cv::Scalar coat(176, 132, 86), light(222, 206, 186), dark(30, 26, 24);
    stroke_fur(picture, {600, 900}, {420, 330}, coat, 1);
    for (const int way : {-1, 1}) {
        const std::vector<cv::Point> ear{
            {600 + way * 90, 260}, {600 + way * 230, 90}, {600 + way * 240, 330}};
        cv::fillConvexPoly(picture, ear, coat, cv::LINE_AA);
    }
    stroke_fur(picture, {600, 430}, {260, 230}, coat, 2);
    stroke_fur(picture, {600, 540}, {110, 80}, light, 3);
    for (const int way : {-1, 1}) {
        const cv::Point eye(600 + way * 105, 390);
        cv::ellipse(picture, eye, {46, 34}, way * 8, 0, 360, cv::Scalar(120, 170, 60), cv::FILLED,
                    cv::LINE_AA);
        cv::ellipse(picture, eye, {11, 32}, 0, 0, 360, dark, cv::FILLED, cv::LINE_AA);
        cv::circle(picture, eye + cv::Point(8, -12), 6, cv::Scalar(250, 250, 250), cv::FILLED, cv::LINE_AA);
        for (int i = -1; i <= 1; ++i)
            cv::line(picture, {600 + way * 60, 540 + 12 * i}, {600 + way * 330, 520 + 50 * i},
                     cv::Scalar(240, 240, 238), 2, cv::LINE_AA);
    }
    cv::fillConvexPoly(picture, std::vector<cv::Point>{{575, 495}, {625, 495}, {600, 525}},
                       cv::Scalar(190, 120, 120), cv::LINE_AA);
    // A camera's grain and blur.
    cv::GaussianBlur(picture, picture, {0, 0}, 0.8);
    cv::Mat grain(picture.size(), CV_16SC3);
    cv::RNG(5).fill(grain, cv::RNG::NORMAL, 0, 3);
    cv::add(picture, grain, picture, cv::noArray(), CV_8U);
    return {1200, 900, 3, Bytes(picture.data, picture.data + picture.total() * 3)};
}

}  // namespace beian::inspect::test
