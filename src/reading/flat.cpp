#include "reading/flat.h"

#include "document/rectifier.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace beian::reading {
namespace {

constexpr int kStrip = 64;  // rows

cv::Mat mat_of(const image::Plane& plane) {
    return {static_cast<int>(plane.height), static_cast<int>(plane.width), CV_8UC1,
            const_cast<std::uint8_t*>(plane.data.data())};
}

}  // namespace

image::Pixels flat_colours(const image::Planes& planes, const model::Quad& quad, std::uint32_t width,
                           std::uint32_t height) {
    // Sides in dots: one "millimetre" a dot.
    const model::PaperSize size{static_cast<double>(width), static_cast<double>(height)};
    constexpr double kStep = image::Planes::kColourStep;
    const image::Plane light = document::rectify(planes.light, quad, size, 1);
    const image::Plane blue =
        document::rectify(planes.blue, document::on_colour_planes(quad), size, 1 / kStep);
    const image::Plane red = document::rectify(planes.red, document::on_colour_planes(quad), size, 1 / kStep);
    if (light.width == 0 || blue.width == 0 || red.width == 0) return {};
    cv::Mat cb, cr;
    const cv::Size full(static_cast<int>(light.width), static_cast<int>(light.height));
    cv::resize(mat_of(blue), cb, full, 0, 0, cv::INTER_LINEAR);
    cv::resize(mat_of(red), cr, full, 0, 0, cv::INTER_LINEAR);
    image::Pixels flat{light.width, light.height, 3, {}};
    flat.data.resize(std::size_t{light.width} * light.height * 3);
    cv::Mat colours(full, CV_8UC3, flat.data.data());
    // A few rows at a time: three colours of an A4 sheet side by side would be tens of megabytes more.
    cv::Mat merged;
    for (int top = 0; top < full.height; top += kStrip) {
        const cv::Range rows(top, std::min(top + kStrip, full.height));
        const cv::Mat parts[] = {mat_of(light).rowRange(rows), cr.rowRange(rows), cb.rowRange(rows)};
        cv::merge(parts, 3, merged);
        cv::cvtColor(merged, colours.rowRange(rows), cv::COLOR_YCrCb2RGB);
    }
    return flat;
}

image::Pixels turned(const image::Pixels& picture, int quarters) {
    if (quarters % 4 == 0 || picture.width == 0) return picture;
    const int type = picture.channels == 1 ? CV_8UC1 : CV_8UC3;
    const cv::Mat seen(static_cast<int>(picture.height), static_cast<int>(picture.width), type,
                       const_cast<std::uint8_t*>(picture.data.data()));
    const bool sideways = quarters % 2 != 0;
    image::Pixels result{sideways ? picture.height : picture.width, sideways ? picture.width : picture.height,
                         picture.channels, Bytes(picture.data.size())};
    cv::Mat to(static_cast<int>(result.height), static_cast<int>(result.width), type, result.data.data());
    cv::rotate(seen, to,
               quarters % 4 == 1   ? cv::ROTATE_90_CLOCKWISE
               : quarters % 4 == 2 ? cv::ROTATE_180
                                   : cv::ROTATE_90_COUNTERCLOCKWISE);
    return result;
}

}  // namespace beian::reading
