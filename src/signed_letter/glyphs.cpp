#include "signed_letter/glyphs.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace beian::signed_letter {
namespace {

// Of a character, in ems: above and below its baseline, and how far beside its place it may lie.
constexpr double kAbove = 0.9, kBelow = 0.16, kBeside = 0.3;
constexpr double kSoft = 1;  // pixels: no photo is as sharp as a drawing

cv::Rect pixels_of(const letter::Area& part) {
    return {cvRound(part.x * kDots), cvRound(part.y * kDots), std::max(1, cvRound(part.width * kDots)),
            std::max(1, cvRound(part.height * kDots))};
}

double best_match(const Sight& sight, cv::Mat wanted, const cv::Rect& at, double size) {
    const image::Pixels& print = sight.flat->print();
    const cv::Mat page(static_cast<int>(print.height), static_cast<int>(print.width), CV_8UC1,
                       const_cast<std::uint8_t*>(print.data.data()));
    const int reach = cvRound(size * kBeside * kDots);
    const cv::Rect around =
        cv::Rect(at.x - reach, at.y - reach, at.width + 2 * reach, at.height + 2 * reach) &
        cv::Rect(0, 0, page.cols, page.rows);
    if (around.width < wanted.cols || around.height < wanted.rows) return 0;
    cv::GaussianBlur(wanted, wanted, {}, kSoft);
    cv::Mat match;
    cv::matchTemplate(page(around), wanted, match, cv::TM_CCOEFF_NORMED);
    double best = 0;
    cv::minMaxLoc(match, nullptr, &best);
    return std::isfinite(best) ? best : 0;
}

}  // namespace

letter::Area place_of(const DrawnLine& line, const Drawn& character) {
    return {character.at.x - character.width / 2, line.baseline - kAbove * line.size, character.width,
            (kAbove + kBelow) * line.size};
}

double likeness(const Sight& sight, const DrawnLine& line, const Drawn& character) {
    const letter::Raster& raster = *sight.raster;
    const cv::Mat drawn(raster.height, raster.width, CV_8UC1, const_cast<std::uint8_t*>(raster.grey.data()));
    const cv::Rect at = pixels_of(place_of(line, character)) & cv::Rect(0, 0, drawn.cols, drawn.rows);
    if (at.area() <= 0) return 0;
    return best_match(sight, drawn(at).clone(), at, line.size);
}

double likeness_of_other(const Sight& sight, const DrawnLine& line, const Drawn& character,
                         const std::string& other) {
    const letter::Area place = place_of(line, character);
    letter::Page page;
    page.prints.push_back({place.x,
                           line.baseline,
                           line.size,
                           line.face,
                           0,
                           {{letter::Run::Kind::Printed, other, character.width / line.size, 1}}});
    const letter::Raster raster = letter::draw_page(page, {}, kDots, place);
    const cv::Mat drawn(raster.height, raster.width, CV_8UC1, const_cast<std::uint8_t*>(raster.grey.data()));
    return best_match(sight, drawn.clone(), pixels_of(place), line.size);
}

}  // namespace beian::signed_letter
