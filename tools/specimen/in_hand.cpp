#include "specimen/in_hand.h"

#include "specimen/document.h"
#include "specimen/heads/head.h"
#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cmath>

namespace beian::specimen {
namespace {

// Between the middles of the eyes, as `Features::eye_x` draws them.
constexpr double kEyesMm = 64;

struct HeldAt {
    cv::Point2d middle;  // of the card, in millimetres from the middle between the eyes
    double lean_deg;
};

/// The card warped into the picture, a little before the face and therefore a little larger.
std::array<cv::Point2f, 4> lay_card(cv::Mat& picture, const Specimen& card, cv::Point2d eyes,
                                    double pixels_per_mm, const HeldAt& place) {
    const double scale = pixels_per_mm * 1.12, lean = place.lean_deg * CV_PI / 180;
    const double half_width = card.kind.width_mm / 2, half_height = card.kind.height_mm / 2;
    std::array<cv::Point2f, 4> to;
    const std::array<cv::Point2d, 4> corners = {cv::Point2d(-half_width, -half_height),
                                                {half_width, -half_height},
                                                {half_width, half_height},
                                                {-half_width, half_height}};
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d turned(corners[i].x * std::cos(lean) - corners[i].y * std::sin(lean),
                                 corners[i].x * std::sin(lean) + corners[i].y * std::cos(lean));
        to[i] = eyes + place.middle * pixels_per_mm + turned * scale;
    }
    const float width = static_cast<float>(card.picture.cols), height = static_cast<float>(card.picture.rows);
    const std::array<cv::Point2f, 4> from = {cv::Point2f(0, 0), {width, 0}, {width, height}, {0, height}};
    const cv::Mat warp = cv::getPerspectiveTransform(from, to);
    // A card's rounded corners: its outline is drawn as a mask.
    cv::Mat mask(card.picture.size(), CV_8UC1, cv::Scalar(0)), seen, covered;
    const int round = cvRound(card.kind.corner_mm * card.dots_per_mm);
    cv::rectangle(mask, {round, 0}, {mask.cols - round, mask.rows}, 255, cv::FILLED);
    cv::rectangle(mask, {0, round}, {mask.cols, mask.rows - round}, 255, cv::FILLED);
    for (const cv::Point at : {cv::Point(round, round),
                               {mask.cols - round, round},
                               {round, mask.rows - round},
                               {mask.cols - round, mask.rows - round}})
        cv::circle(mask, at, round, 255, cv::FILLED);
    cv::warpPerspective(card.picture, seen, warp, picture.size(), cv::INTER_AREA);
    cv::warpPerspective(mask, covered, warp, picture.size(), cv::INTER_LINEAR);
    seen.copyTo(picture, covered > 127);
    return to;
}

}  // namespace

cv::Mat in_hand(Held held, cv::Size size, std::uint64_t seed) {
    HeadPose pose;
    pose.distance = held == Held::TooFar ? 1300 : 500;
    pose.down = held == Held::TooFar ? 0 : -55;
    Surroundings around = room_of(seed);
    around.mask = around.hat = around.glasses = false;
    around.exposure = 1.1;
    const HeadPicture head = Head(seed).render(pose, around, size, seed);
    cv::Mat picture = head.picture.clone();

    const cv::Point2d left = head.landmarks[36], right = head.landmarks[45];
    const cv::Point2d eyes = (left + right) / 2;
    // Landmarks 36 and 45 are the outer corners: half an eye farther out than its middle.
    const double pixels_per_mm = cv::norm(right - left) / (kEyesMm + 29);
    const HeldAt place = held == Held::BeforeTheFace ? HeldAt{{4, 52}, -3} : HeldAt{{0, 145}, -2};
    const Specimen card = draw("id_card", "front", seed, std::max(60.0, pixels_per_mm * 25.4 * 1.3));
    const auto corners = lay_card(picture, card, eyes, pixels_per_mm, place);

    // A hand on either side holds the card by its edge; of it the thumb alone lies over the card.
    Random skin(seed, "in_hand");
    const double tone = skin.between(0.75, 0.95), mm = pixels_per_mm * 1.12;
    for (const bool is_left : {true, false}) {
        const double way = is_left ? -1 : 1;
        const cv::Point2d edge = is_left ? (corners[0] + corners[3]) / 2 : (corners[1] + corners[2]) / 2;
        const cv::Point2d direction(way * 0.6, 0.8);
        const Capsule palm{edge + cv::Point2d(way * 24, 20) * mm, direction, 22 * mm, 120 * mm};
        const Capsule thumb{edge - cv::Point2d(way * 7, -3) * mm, cv::Point2d(way * 0.92, 0.39), 7.5 * mm,
                            40 * mm};
        paint_finger(picture, palm, tone, Nail::None, skin);
        paint_finger(picture, thumb, tone, Nail::Maybe, skin);
    }
    return picture;
}

}  // namespace beian::specimen
