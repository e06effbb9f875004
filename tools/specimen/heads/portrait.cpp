#include "specimen/heads/portrait.h"

#include "specimen/heads/raster.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace beian::specimen {
namespace {

struct Row {
    std::string_view material, side;
    cv::Rect2d box;
};
// Where identity_cards.cpp and travel_documents.cpp leave room for it.
const Row kRows[] = {
    {"id_card", "front", {55, 7.5, 25, 32}},
    {"residence_permit", "front", {55, 7.5, 25, 32}},
    {"hmt_residence_permit", "front", {55, 7.5, 25, 32}},
    {"hmt_travel_permit", "front", {4.5, 13.5, 22, 28.5}},
    {"tw_travel_permit", "front", {4.5, 13.5, 22, 28.5}},
    {"passport", "data_page", {5, 16, 35, 45}},
};

/// About `wide_px` across, the face half as wide: as identity photos are asked for.
cv::Mat identity_photo(const Head& head, std::uint64_t seed, int wide_px, double ratio) {
    Random dice(seed, "identity photo");
    HeadPose pose;
    pose.yaw = dice.between(-3, 3);
    pose.pitch = dice.between(-3, 3);
    pose.roll = dice.between(-1.5, 1.5);
    pose.distance = 620;
    Surroundings studio;
    studio.key = 0.6;
    studio.fill = 0.55;
    studio.key_angle = dice.between(-20, 20);
    studio.wall = {0.95, 0.95, 0.96};
    studio.room = {1, 1, 1};
    studio.noise = 0.003;
    studio.blur = 0.4;
    studio.label = false;
    // The face is a quarter of what the camera sees.
    const int across = std::clamp(wide_px * 9 / 4, 240, 900);
    const cv::Size size(across, across * 4 / 3);
    studio.exposure = 0.36 / std::max(0.05, head.render(pose, studio, size / 2, seed).exposure_of_face);
    const HeadPicture taken = head.render(pose, studio, size, seed);
    const cv::Point2d left = taken.landmarks[0], right = taken.landmarks[16];
    const double wide = (right.x - left.x) / dice.between(0.5, 0.56), high = wide * ratio;
    const cv::Rect2d cut((left.x + right.x - wide) / 2, taken.landmarks[27].y - 0.42 * high, wide, high);
    return taken.picture(cv::Rect(cut) & cv::Rect({0, 0}, size)).clone();
}

}  // namespace

std::optional<cv::Rect2d> portrait_box(std::string_view material, std::string_view side) {
    for (const Row& row : kRows)
        if (row.material == material && row.side == side) return row.box;
    return std::nullopt;
}

void print_portrait(Specimen& specimen, const Head& head, std::uint64_t seed) {
    const auto box = portrait_box(specimen.kind.material, specimen.kind.side);
    if (!box)
        throw std::invalid_argument(std::string(specimen.kind.material) + ":" +
                                    std::string(specimen.kind.side) + " bears no portrait");
    const cv::Rect place = specimen.pixels_of({"portrait", "", *box});
    cv::Mat photo;
    cv::resize(identity_photo(head, seed, place.width, box->height / box->width), photo, place.size(), 0, 0,
               cv::INTER_AREA);
    Random dice(seed, "print of the portrait");
    // Laser and dye leave a soft, pale picture, under which the guilloche goes on.
    cv::GaussianBlur(photo, photo, {}, std::max(0.1, 0.05 * specimen.dots_per_mm));
    const double covers = dice.between(0.82, 0.94), pale = dice.between(0, 0.12);
    const bool grey = dice.chance(0.5);  // engraved by laser
    cv::Mat onto = specimen.picture(place);
    for (int y = 0; y < onto.rows; ++y) {
        for (int x = 0; x < onto.cols; ++x) {
            cv::Vec3d ink = photo.at<cv::Vec3b>(y, x);
            if (grey) ink = cv::Vec3d::all(0.114 * ink[0] + 0.587 * ink[1] + 0.299 * ink[2]);
            ink = ink * (1 - pale) + cv::Vec3d::all(235) * pale;
            auto& under = onto.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                under[c] = cv::saturate_cast<std::uint8_t>(ink[c] * covers + under[c] * (1 - covers));
        }
    }
    cv::Mat mark;
    cv::resize(specimen_mark(), mark,
               {place.width, std::max(1, place.width * specimen_mark().rows / specimen_mark().cols)}, 0, 0,
               cv::INTER_AREA);
    const int top = place.height - mark.rows - std::max(1, place.height / 40);
    for (int y = 0; y < mark.rows; ++y) {
        for (int x = 0; x < mark.cols; ++x) {
            const double share = mark.at<std::uint8_t>(y, x) / 255.0 * 0.6;
            auto& under = onto.at<cv::Vec3b>(top + y, x);
            for (int c = 0; c < 3; ++c)
                under[c] =
                    cv::saturate_cast<std::uint8_t>(under[c] * (1 - share) + (c == 2 ? 170 : 30) * share);
        }
    }
}

}  // namespace beian::specimen
