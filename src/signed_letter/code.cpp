#include "signed_letter/code.h"

#include "base/text.h"
#include "document/rectifier.h"

#include <opencv2/imgproc.hpp>

// Else text() gives wide characters, with a warning.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cmath>

namespace beian::signed_letter {
namespace {

// Of the code's cell a few pixels are best: a fine photo is shrunk, a coarse one enlarged.
constexpr double kScales[] = {1, 0.5, 1.6};
constexpr double kSame = 20;  // pixels: two readings of one code
constexpr int kFlatSide = 480;
constexpr double kSurelyRead = 130;  // pixels: our codes are about 41 squares wide, three pixels each

cv::Mat mat_of(const image::Plane& plane) {
    return {static_cast<int>(plane.height), static_cast<int>(plane.width), CV_8UC1,
            const_cast<std::uint8_t*>(plane.data.data())};
}

void read(const cv::Mat& picture, double scale, std::string_view key, std::vector<SeenCode>& found) {
    if (picture.cols < 32 || picture.rows < 32) return;
    const ZXing::ImageView view(picture.data, picture.cols, picture.rows, ZXing::ImageFormat::Lum,
                                static_cast<int>(picture.step));
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    hints.setMaxNumberOfSymbols(8);
    for (const ZXing::Result& one : ZXing::ReadBarcodes(view, hints)) {
        if (!one.isValid()) continue;
        const std::string text = one.text();
        if (text.empty() || find_invalid_utf8(text)) continue;
        auto mark = letter::read_mark(text, key);
        if (!mark) continue;
        SeenCode code{*std::move(mark), text, {}};
        for (std::size_t i = 0; i < 4; ++i) {
            const auto& at = one.position()[static_cast<int>(i)];
            code.quad[i] = {(at.x + 0.5) / scale - 0.5, (at.y + 0.5) / scale - 0.5};
        }
        const bool is_known = std::any_of(found.begin(), found.end(), [&](const SeenCode& other) {
            return std::hypot(other.quad[0].x - code.quad[0].x, other.quad[0].y - code.quad[0].y) < kSame;
        });
        if (!is_known) found.push_back(std::move(code));
    }
}

double side_of(const SeenCode& code) {
    return std::hypot(code.quad[1].x - code.quad[0].x, code.quad[1].y - code.quad[0].y);
}

void sort(std::vector<SeenCode>& codes) {
    std::sort(codes.begin(), codes.end(), [](const SeenCode& a, const SeenCode& b) {
        return a.quad[0].y + a.quad[0].x < b.quad[0].y + b.quad[0].x;
    });
}

}  // namespace

std::vector<SeenCode> find_codes(const image::Plane& light, std::string_view key, Effort effort) {
    std::vector<SeenCode> found;
    if (light.width < 32 || light.height < 32) return found;
    const cv::Mat whole = mat_of(light);
    for (const double scale : kScales) {
        cv::Mat scaled = whole;
        if (scale != 1)
            cv::resize(whole, scaled, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
        read(scaled, scale, key, found);
        if (effort == Effort::AtOneScale) break;
        // Two letters in one photo are equally large, and what found one finds the other: unless both are so
        // small that this was luck.
        if (!found.empty() && (side_of(found.front()) >= kSurelyRead || scale > 1)) break;
    }
    sort(found);
    return found;
}

std::vector<SeenCode> find_codes_in(const image::Plane& light, const model::Quad& place,
                                    std::string_view key) {
    const image::Plane flat = document::rectify(light, place, {double(kFlatSide), double(kFlatSide)}, 1);
    if (flat.width == 0) return {};
    std::vector<SeenCode> found;
    for (const bool evened : {false, true}) {
        cv::Mat picture = mat_of(flat).clone();
        // Under a shadow or a pale print the code's own contrast is stretched.
        if (evened) {
            cv::GaussianBlur(picture, picture, {}, 1.2);
            cv::normalize(picture, picture, 0, 255, cv::NORM_MINMAX);
        }
        read(picture, 1, key, found);
        if (!found.empty()) break;
    }
    for (SeenCode& code : found)
        for (model::Point& corner : code.quad)
            corner =
                document::place_on_picture(place, (corner.x + 0.5) / kFlatSide, (corner.y + 0.5) / kFlatSide);
    return found;
}

}  // namespace beian::signed_letter
