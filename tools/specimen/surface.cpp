#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace beian::specimen {
namespace {

cv::Mat rounded_mask(cv::Size size, double radius) {
    cv::Mat mask(size, CV_8U, cv::Scalar(255));
    const int r = static_cast<int>(std::lround(radius));
    if (r < 2) return mask;
    cv::Mat disk(2 * r, 2 * r, CV_8U, cv::Scalar(0));
    cv::circle(disk, {r, r}, r, cv::Scalar(255), cv::FILLED, cv::LINE_AA);
    const int right = size.width - r, bottom = size.height - r;
    disk(cv::Rect(0, 0, r, r)).copyTo(mask(cv::Rect(0, 0, r, r)));
    disk(cv::Rect(r, 0, r, r)).copyTo(mask(cv::Rect(right, 0, r, r)));
    disk(cv::Rect(0, r, r, r)).copyTo(mask(cv::Rect(0, bottom, r, r)));
    disk(cv::Rect(r, r, r, r)).copyTo(mask(cv::Rect(right, bottom, r, r)));
    return mask;
}

/// Ink nearer to the paper round it: the brightest within some millimetres.
cv::Mat paled(const cv::Mat& document, double dots_per_mm, double amount) {
    cv::Mat paper;
    const double shrink = std::min(1.0, 2 / dots_per_mm);
    cv::resize(document, paper, {}, shrink, shrink, cv::INTER_AREA);
    cv::dilate(paper, paper, cv::Mat::ones(9, 9, CV_8U));
    cv::GaussianBlur(paper, paper, {}, 3);
    cv::resize(paper, paper, document.size(), 0, 0, cv::INTER_LINEAR);
    cv::addWeighted(document, 1 - amount, paper, amount, 0, paper);
    return paper;
}

/// Printing dots: a screen of round dots at an angle, mixed with the even tone.
void halftone(cv::Mat& plane, double dots_per_mm, double period_mm, double angle_deg, double strength) {
    constexpr double kTurn = 2 * std::numbers::pi;
    constexpr int kSteps = 1024;
    std::array<float, kSteps> cosine{};
    for (int i = 0; i < kSteps; ++i)
        cosine[static_cast<std::size_t>(i)] = static_cast<float>(std::cos(kTurn * i / kSteps));
    const double step = kSteps / (period_mm * dots_per_mm);
    const double c = std::cos(angle_deg * kTurn / 360) * step, s = std::sin(angle_deg * kTurn / 360) * step;
    for (int y = 0; y < plane.rows; ++y) {
        auto* row = plane.ptr<std::uint8_t>(y);
        double u = 1e6 * kSteps + s * y, v = 1e6 * kSteps + c * y;
        for (int x = 0; x < plane.cols; ++x, u += c, v -= s) {
            const float spot =
                0.25F * (cosine[static_cast<std::size_t>(static_cast<long>(u) & (kSteps - 1))] +
                         cosine[static_cast<std::size_t>(static_cast<long>(v) & (kSteps - 1))]) +
                0.5F;
            // A steep ramp instead of a step: paper bleeds, and the drawing has few dots per period.
            const float dot =
                std::clamp((static_cast<float>(row[x]) / 255.0F - (1 - spot)) * 4 + 0.5F, 0.0F, 1.0F) * 255;
            row[x] = static_cast<std::uint8_t>(row[x] + static_cast<float>(strength) * (dot - row[x]));
        }
    }
}

void toner(cv::Mat& picture, double amount, Random& random) {
    cv::Mat noise(picture.rows, picture.cols, CV_8U);
    cv::RNG dice(random.next());
    dice.fill(noise, cv::RNG::NORMAL, 128, 70 * amount);
    cv::GaussianBlur(noise, noise, {}, 0.8);
    if (picture.channels() == 3) cv::cvtColor(noise, noise, cv::COLOR_GRAY2BGR);
    cv::addWeighted(picture, 1, noise, 1, -128, picture);
    const int specks = static_cast<int>(amount * 90);
    for (int i = 0; i < specks; ++i) {
        const cv::Point at(random.whole(0, picture.cols - 1), random.whole(0, picture.rows - 1));
        cv::circle(picture, at, random.whole(0, 2), cv::Scalar::all(random.whole(20, 120)), cv::FILLED);
    }
}

Surface on_sheet(const Specimen& specimen, const Copy& copy, Random& random) {
    const double margin = copy.sheet_mm;
    const int border = static_cast<int>(std::lround(margin * specimen.dots_per_mm));
    Surface sheet;
    const cv::Mat print = copied(specimen.picture, specimen.dots_per_mm, copy, random);
    cv::copyMakeBorder(print, sheet.picture, border, border, border, border, cv::BORDER_CONSTANT,
                       cv::Scalar(246, 248, 248));
    if (border > 0) {
        // The lamp of the copier passes under the edge: a thin grey line, darker on one side.
        cv::Mat outline = 255 - rounded_mask(print.size(), specimen.kind.corner_mm * specimen.dots_per_mm);
        cv::copyMakeBorder(outline, outline, border, border, border, border, cv::BORDER_CONSTANT,
                           cv::Scalar(255));
        sheet.picture.setTo(cv::Scalar(246, 248, 248), outline);
        cv::Mat line;
        cv::morphologyEx(outline, line, cv::MORPH_GRADIENT, cv::Mat::ones(3, 3, CV_8U));
        cv::GaussianBlur(line, line, {}, std::max(0.5, 0.12 * specimen.dots_per_mm));
        const double depth = random.between(0.1, 0.5);
        for (int y = 0; y < line.rows; ++y) {
            for (int x = 0; x < line.cols; ++x) {
                const int dark = line.at<std::uint8_t>(y, x);
                if (dark > 0) sheet.picture.at<cv::Vec3b>(y, x) *= 1 - depth * dark / 255;
            }
        }
    }
    sheet.mask = cv::Mat(sheet.picture.size(), CV_8U, cv::Scalar(255));
    sheet.dots_per_mm = specimen.dots_per_mm;
    sheet.document_at = {border / specimen.dots_per_mm, border / specimen.dots_per_mm};
    return sheet;
}

Surface on_display(const Specimen& specimen, const Screen& screen, Random& random) {
    const double longer = std::max(specimen.kind.width_mm, specimen.kind.height_mm);
    Surface display;
    display.blocky = true;
    display.dots_per_mm = screen.pixels_across / longer;
    cv::Mat shown;
    const double scale = display.dots_per_mm / specimen.dots_per_mm;
    cv::resize(specimen.picture, shown, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::Mat tones(1, 256, CV_8U);
    for (int i = 0; i < 256; ++i) {
        tones.at<std::uint8_t>(i) = cv::saturate_cast<std::uint8_t>(255 * std::pow(i / 255.0, screen.gamma));
    }
    cv::LUT(shown, tones, shown);
    const int margin = static_cast<int>(screen.margin * specimen.kind.width_mm * display.dots_per_mm);
    const int bezel = static_cast<int>(9 * display.dots_per_mm);
    const double window = random.chance(0.4) ? random.between(225, 255) : random.between(15, 70);
    cv::copyMakeBorder(shown, shown, margin, margin, margin, margin, cv::BORDER_CONSTANT,
                       cv::Scalar::all(window));
    if (margin > 20) {
        const int bar = margin / 3;
        cv::rectangle(shown, cv::Rect(0, 0, shown.cols, bar), cv::Scalar::all(window > 128 ? 215 : 45),
                      cv::FILLED);
        for (int i = 0; i < 3; ++i) {
            cv::circle(shown, {bar * (i + 1), bar / 2}, bar / 5, cv::Scalar::all(window > 128 ? 120 : 160),
                       cv::FILLED, cv::LINE_AA);
        }
    }
    // Backlight shines through black.
    const double floor = 255 * std::pow(screen.black_level, 1 / 2.2);
    shown.convertTo(shown, CV_8U, (255 - floor) / 255, floor);
    cv::copyMakeBorder(shown, display.picture, bezel, bezel, bezel, bezel, cv::BORDER_CONSTANT,
                       cv::Scalar::all(random.between(10, 35)));
    display.mask = cv::Mat(display.picture.size(), CV_8U, cv::Scalar(255));
    const double offset = (margin + bezel) / display.dots_per_mm;
    display.document_at = {offset, offset};
    return display;
}

}  // namespace

cv::Mat copied(const cv::Mat& document, double dots_per_mm, const Copy& copy, Random& random) {
    cv::Mat print;
    const double black = 255 * copy.fading * 0.6, white = 255 * (1 - copy.fading * 0.15);
    if (copy.kind == Copy::Kind::Colour) {
        // Inks cover fewer colours than the document's print.
        cv::Mat grey;
        cv::cvtColor(document, grey, cv::COLOR_BGR2GRAY);
        cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
        cv::addWeighted(document, 0.78, grey, 0.22, 0, print);
        std::vector<cv::Mat> planes;
        cv::split(print, planes);
        constexpr std::array kAngles = {0.0, 75.0, 15.0};
        for (std::size_t i = 0; i < 3; ++i) halftone(planes[i], dots_per_mm, 0.18, kAngles[i], copy.halftone);
        cv::merge(planes, print);
        toner(print, copy.toner_noise * 0.5, random);
    } else {
        cv::cvtColor(document, print, cv::COLOR_BGR2GRAY);
        if (copy.kind == Copy::Kind::BlackAndWhite) {
            const double threshold = random.between(125, 165);
            print.convertTo(print, CV_8U, 6, 127 - 6 * threshold);
        } else {
            // Copiers steepen the middle tones.
            print.convertTo(print, CV_8U, 1.18, -14);
            halftone(print, dots_per_mm, 0.25, 45, copy.halftone);
        }
        toner(print, copy.toner_noise, random);
        cv::cvtColor(print, print, cv::COLOR_GRAY2BGR);
    }
    print.convertTo(print, CV_8U, (white - black) / 255, black);
    return print;
}

Surface surface_of(const Specimen& specimen, const Scene& scene, Random& random) {
    Specimen shown = specimen;
    if (scene.pale > 0) shown.picture = paled(specimen.picture, specimen.dots_per_mm, scene.pale);
    if (scene.copy) {
        if (!scene.screen) return on_sheet(shown, *scene.copy, random);
        shown.picture = copied(shown.picture, specimen.dots_per_mm, *scene.copy, random);
    }
    if (scene.screen) return on_display(shown, *scene.screen, random);
    Surface plain;
    plain.picture = shown.picture;
    plain.mask = rounded_mask(specimen.picture.size(), specimen.kind.corner_mm * specimen.dots_per_mm);
    plain.dots_per_mm = specimen.dots_per_mm;
    return plain;
}

}  // namespace beian::specimen
