#include "specimen/heads/portrait.h"
#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace beian::specimen {
namespace {

constexpr std::uint64_t kAnother = 700'000'000;  // seeds of those whose card it is instead
constexpr double kRadian = 3.141592653589793 / 180;
// A face is smooth where a card is fine: the head is drawn so many times smaller, the card at full size.
constexpr int kCoarser = 3;

struct Card {
    std::array<cv::Point2d, 4> quad;
    double pixels_per_mm = 1;
};

/// Before the chest, or what the wish says.
Card place_card(std::string_view kind, const Landmarks& face, cv::Size size, Random& dice) {
    const double away_mm = dice.between(380, 440);  // in a hand that is stretched out a little
    Card card;
    card.pixels_per_mm = 1.025 * size.width / away_mm;
    const double wide = 85.6 * card.pixels_per_mm, high = 54 * card.pixels_per_mm;
    const cv::Point2d chin = face[8];
    cv::Point2d middle(chin.x + wide * dice.between(-0.25, 0.25),
                       chin.y + 0.5 * high + 14 * card.pixels_per_mm * dice.between(0.7, 1.6));
    if (kind == "covered") middle = {chin.x + wide * dice.between(-0.2, 0.2), face[66].y + 0.15 * high};
    middle.x = std::clamp(middle.x, 0.55 * wide, size.width - 0.55 * wide);
    middle.y = std::min(middle.y, size.height - 0.6 * high);
    const double turn = dice.between(-7, 7) * kRadian, lean = dice.between(-0.05, 0.05);
    const auto corner = [&](double x, double y) {
        // Nearer parts are larger: the side, or the edge, that leans to the camera.
        const double grown = 1 + lean * x + dice.between(-0.004, 0.004);
        const double u = x * wide / 2 * grown, v = y * high / 2 * grown;
        return middle +
               cv::Point2d(u * std::cos(turn) - v * std::sin(turn), u * std::sin(turn) + v * std::cos(turn));
    };
    card.quad = {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
    return card;
}

/// 255 where the card is, its corners round.
cv::Mat shape_of(const Specimen& card) {
    const double round = card.kind.corner_mm * card.dots_per_mm;
    cv::Mat mask(card.picture.size(), CV_8U, cv::Scalar(255));
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            const double dx = std::max({round - x, x - (mask.cols - 1 - round), 0.0}),
                         dy = std::max({round - y, y - (mask.rows - 1 - round), 0.0});
            if (std::hypot(dx, dy) > round) mask.at<std::uint8_t>(y, x) = 0;
        }
    }
    return mask;
}

void lay_card(cv::Mat& picture, const Specimen& card, const Card& place, double light, double blur_px) {
    cv::Point2f from[4] = {{0, 0},
                           {float(card.picture.cols), 0},
                           {float(card.picture.cols), float(card.picture.rows)},
                           {0, float(card.picture.rows)}};
    cv::Point2f to[4];
    for (std::size_t i = 0; i < 4; ++i) to[i] = place.quad[i];
    const cv::Mat warp = cv::getPerspectiveTransform(from, to);
    cv::Mat small = card.picture, mask = shape_of(card), seen, cover;
    cv::GaussianBlur(small, small, {}, 0.35 * card.dots_per_mm / place.pixels_per_mm);
    cv::warpPerspective(small, seen, warp, picture.size(), cv::INTER_LINEAR);
    cv::warpPerspective(mask, cover, warp, picture.size(), cv::INTER_LINEAR);
    if (blur_px > 0) {
        cv::GaussianBlur(seen, seen, {}, blur_px);
        cv::GaussianBlur(cover, cover, {}, blur_px);
    }
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const double share = cover.at<std::uint8_t>(y, x) / 255.0;
            if (share == 0) continue;
            auto& under = picture.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                under[c] = cv::saturate_cast<std::uint8_t>(under[c] * (1 - share) +
                                                           seen.at<cv::Vec3b>(y, x)[c] * light * share);
        }
    }
}

/// Thumb before, the other fingers behind the lower edge: only the thumb is seen, and the hand below.
void hold(cv::Mat& picture, const Card& card, Random& dice) {
    const double mm = card.pixels_per_mm, tone = dice.between(0.7, 1);
    for (const bool left : {true, false}) {
        const cv::Point2d low = card.quad[left ? 3 : 2],
                          inward = (card.quad[left ? 2 : 3] - low) * (1 / 85.6);
        const cv::Point2d up = (card.quad[left ? 0 : 1] - low) * (1 / 54.0);
        const double side = left ? -1 : 1, angle = dice.between(55, 75) * kRadian;
        const cv::Point2d away(side * std::cos(angle), std::sin(angle));
        const Capsule thumb{low + inward * dice.between(1, 4) + up * dice.between(2, 5), away, 7.5 * mm,
                            70 * mm};
        const Capsule palm{thumb.tip + away * (62 * mm), away, 34 * mm, 400 * mm};
        paint_finger(picture, palm, tone, Nail::None, dice);
        paint_finger(picture, thumb, tone, Nail::Maybe, dice);
    }
}

void add_noise(cv::Mat& picture, double deviation, Random& dice) {
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const std::uint64_t bits = dice.next();
            auto& at = picture.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c) {
                double hum = -510;
                for (int i = 0; i < 4; ++i)
                    hum += static_cast<double>(bits >> (8 * ((c * 2 + i) % 8)) & 0xFF);
                at[c] = cv::saturate_cast<std::uint8_t>(at[c] + hum / 147.8 * deviation);
            }
        }
    }
}

}  // namespace

const std::vector<std::string_view>& handheld_kinds() {
    static const std::vector<std::string_view> all = {"good",    "covered", "no_document",  "unreadable",
                                                      "another", "shut",    "dark_glasses", "cut"};
    return all;
}

HandheldPhoto hold_document(std::string_view kind, std::uint64_t seed, cv::Size size) {
    const auto& kinds = handheld_kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        throw std::invalid_argument("no photo of a held document called " + std::string(kind) +
                                    "; `specimen list` names them");
    Random dice(seed, "held document");
    HeadPose pose;
    pose.yaw = dice.between(-6, 6);
    pose.pitch = dice.between(-5, 5);
    pose.roll = dice.between(-3, 3);
    pose.distance = dice.between(560, 680);
    pose.right = dice.between(-25, 25);
    pose.down = dice.between(-70, -40);  // the face above the middle, room for the card below
    if (kind == "shut") pose.left_lid = pose.right_lid = 1;
    if (kind == "cut") pose.right = (dice.chance(0.5) ? -1 : 1) * dice.between(0.47, 0.53) * pose.distance;
    Surroundings room = room_of(seed);
    room.noise = 0;
    if (kind == "dark_glasses") room.glasses = room.dark_lenses = true;
    const Head head(seed);
    const cv::Size coarse(size.width / kCoarser, size.height / kCoarser);
    room.exposure = 0.3 / std::max(0.05, head.render(pose, room, coarse / 2, seed).exposure_of_face);
    const HeadPicture drawn = head.render(pose, room, coarse, seed);
    HandheldPhoto photo;
    cv::resize(drawn.picture, photo.picture, size, 0, 0, cv::INTER_CUBIC);
    photo.landmarks = drawn.landmarks;
    for (cv::Point2d& mark : photo.landmarks) mark *= kCoarser;
    if (kind != "no_document") {
        const Card card = place_card(kind, photo.landmarks, size, dice);
        Specimen document = draw("id_card", "front", seed, 25.4 * card.pixels_per_mm * 1.5);
        if (kind == "another")
            print_portrait(document, Head(seed + kAnother), seed);
        else
            print_portrait(document, head, seed);
        const double blur = kind == "unreadable" ? card.pixels_per_mm * dice.between(0.75, 1.2) : 0;
        lay_card(photo.picture, document, card, dice.between(0.82, 0.98), blur);
        hold(photo.picture, card, dice);
        photo.quad = card.quad;
    }
    add_noise(photo.picture, dice.between(1, 3), dice);
    return photo;
}

}  // namespace beian::specimen
