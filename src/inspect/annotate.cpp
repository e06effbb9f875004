#include "inspect/annotate.h"

#include "image/resample.h"
#include "inspect/mend/layout.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace beian::inspect {
namespace {

const cv::Scalar kDocument(0, 170, 90), kField(40, 110, 210), kInk(255, 255, 255);

cv::Scalar colour_of(model::Severity severity) {
    switch (severity) {
        case model::Severity::Block:
            return {215, 30, 40};
        case model::Severity::Fix:
            return {235, 125, 0};
        case model::Severity::Warn:
            return {220, 180, 0};
        case model::Severity::Info:
            break;
    }
    return {40, 110, 210};
}

cv::Mat drawn_on(image::Pixels& picture) {
    return cv::Mat(static_cast<int>(picture.height), static_cast<int>(picture.width), CV_8UC3,
                   picture.data.data());
}

/// In colour and at most `side` pixels a side.
image::Pixels tile_of(const std::optional<image::Pixels>& picture, std::uint32_t side) {
    if (!picture || picture->width == 0 || picture->height == 0)
        return {side, side / 4, 3, Bytes(std::size_t{side} * (side / 4) * 3, 200)};
    const double scale = std::min(1.0, double(side) / std::max(picture->width, picture->height));
    const auto scaled = [&](std::uint32_t length) {
        return std::max(1U, static_cast<std::uint32_t>(length * scale));
    };
    const image::Pixels small =
        image::resized(image::view_of(*picture), scaled(picture->width), scaled(picture->height));
    image::Pixels tile{small.width, small.height, 3, Bytes(std::size_t{small.width} * small.height * 3)};
    image::draw(image::view_of(small), {}, {},
                {tile.data, tile.width, tile.height, std::size_t{tile.width} * 3});
    return tile;
}

/// The number on a disk of its finding's colour, inside the picture whatever the region is.
void draw_number(cv::Mat& on, cv::Point at, int number, const cv::Scalar& colour) {
    const int radius = std::clamp(std::max(on.cols, on.rows) / 45, 9, 22);
    at.x = std::clamp(at.x, radius, std::max(radius, on.cols - radius - 1));
    at.y = std::clamp(at.y, radius, std::max(radius, on.rows - radius - 1));
    cv::circle(on, at, radius, colour, cv::FILLED, cv::LINE_AA);
    const std::string text = std::to_string(number);
    const double scale = radius / 18.0;
    int below = 0;
    const cv::Size size = cv::getTextSize(text, cv::FONT_HERSHEY_SIMPLEX, scale, 2, &below);
    cv::putText(on, text, {at.x - size.width / 2, at.y + size.height / 2}, cv::FONT_HERSHEY_SIMPLEX, scale,
                kInk, 2, cv::LINE_AA);
}

image::Pixels annotated(const Annotated& one, std::uint32_t side, int& number) {
    image::Pixels tile = tile_of(one.picture, side);
    cv::Mat on = drawn_on(tile);
    const double scale = double(tile.width) / std::max(1U, one.page->image.width.value_or(tile.width));
    const auto at = [&](double value) {
        // document::Corners of a cut document lie outside; far outside is nowhere.
        return static_cast<int>(std::lround(std::clamp(value * scale, -1e4, 1e4)));
    };
    if (one.page->document) {
        std::vector<cv::Point> outline;
        for (const Point& p : one.page->document->quad) outline.emplace_back(at(p.x), at(p.y));
        cv::polylines(on, outline, true, kDocument, 2, cv::LINE_AA);
    }
    for (const auto& [name, field] : one.page->fields) {
        const auto [x, y, width, height] = field.region;
        cv::rectangle(on, {at(x), at(y)}, {at(double(x) + width), at(double(y) + height)}, kField, 1);
    }
    for (const model::Finding& finding : one.page->findings) {
        if (!finding.region) continue;
        const auto [x, y, width, height] = *finding.region;
        const cv::Scalar colour = colour_of(finding.severity);
        cv::rectangle(on, {at(x), at(y)}, {at(double(x) + width), at(double(y) + height)}, colour, 2);
        draw_number(on, {at(x), at(y)}, number++, colour);
    }
    return tile;
}

}  // namespace

int count_numbered(const Page& page) {
    return static_cast<int>(
        std::count_if(page.findings.begin(), page.findings.end(),
                      [](const model::Finding& finding) { return finding.region.has_value(); }));
}

image::Pixels annotate(std::span<const Annotated> pages) {
    constexpr std::size_t kMostStacked = 3;  // more stand in rows
    const auto columns = pages.size() <= kMostStacked
                             ? 1U
                             : static_cast<std::uint32_t>(std::ceil(std::sqrt(double(pages.size()))));
    const auto rows = static_cast<std::uint32_t>((pages.size() + columns - 1) / columns);
    const std::uint32_t side = std::max(1U, kLongestAnnotation / std::max({columns, rows, 1U}));
    std::vector<image::Pixels> tiles;
    int number = 1;
    for (const Annotated& one : pages) tiles.push_back(annotated(one, side, number));
    return lay_pages(tiles, columns);
}

}  // namespace beian::inspect
