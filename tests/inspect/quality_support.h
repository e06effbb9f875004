// Sheets of drawn print on a table, and what the checks say about them: small enough for sanitizers.
#pragma once

#include "inspect/check.h"
#include "inspect/support.h"
#include "inspect/table.h"

#include <opencv2/imgproc.hpp>

#include <functional>
#include <string_view>
#include <vector>

namespace beian::inspect::test {

inline const Quad kLying{{{90, 80}, {710, 90}, {705, 480}, {85, 470}}};
inline constexpr int kWide = 800, kHigh = 560;

/// A card with lines of small strokes, on a dark table.
inline image::Planes card(Colour paper = {205, 208, 210}) {
    return Table(kWide, kHigh, {70, 60, 50}, 2).lay(kLying, paper, true).picture();
}

/// Changes each pixel of light: what comes in, and where it lies.
inline image::Planes relit(image::Planes picture, const std::function<double(double, int, int)>& change) {
    for (int y = 0; y < kHigh; ++y) {
        for (int x = 0; x < kWide; ++x) {
            std::uint8_t& tone =
                picture.light.data[static_cast<std::size_t>(y) * kWide + static_cast<std::size_t>(x)];
            tone = static_cast<std::uint8_t>(std::clamp(change(tone, x, y), 0.0, 255.0));
        }
    }
    return picture;
}

inline cv::Mat light_of(image::Planes& picture) {
    return {kHigh, kWide, CV_8UC1, picture.light.data.data()};
}

inline model::PhotoSpec card_spec() {
    return {model::Shot::Document, {document::kCard}, true, 3};
}

/// What one check finds in a picture.
inline CheckResult judged(std::string_view id, image::Planes picture,
                          const model::PhotoSpec& spec = card_spec(), unsigned denominator = 1) {
    return checked(id, Look(std::move(picture), denominator, spec));
}

/// "block", "warn" … in the order found.
inline std::vector<std::string> severities(const CheckResult& result) {
    std::vector<std::string> found;
    for (const model::Finding& finding : result.findings) found.emplace_back(slug(finding.severity));
    return found;
}

}  // namespace beian::inspect::test
