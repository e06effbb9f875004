// How does a person look whom nobody is? A head drawn from a seed: another seed is another face, and the
// truth of where its features lie comes with every picture. No real person stood model for it.
#pragma once

#include "image/pixels.h"
#include "specimen/random.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <memory>

namespace beian::specimen {

/// What makes one head another: millimetres from the middle between the eyes (x to the right of the picture,
/// y down, z to the camera), and reflectances (linear red, green, blue).
struct Features {
    double width = 1, jaw = 1, length = 1, cheeks = 4, chin = 6, brow_ridge = 3;
    double eye_x = 32, eye_half = 14.5, eye_up = 5.5, eye_low = 3.6, eye_slant = 1.5, iris = 5.9;
    double crease = 0.5;
    double brow_y = -20, brow_half = 18, brow_thick = 3.4, brow_arch = 3, brow_dark = 0.8;
    double nose_tip = 36, nose_high = 21, nose_wide = 1, bridge = 7;
    double mouth_y = 66, mouth_half = 25, lip_up = 6, lip_low = 8;
    double hairline = -66, hair_thick = 9, fringe = 0, stubble = 0;
    bool long_hair = false;
    cv::Vec2d mole;
    cv::Vec3d skin, lips, hair, cloth;
    std::uint64_t grain = 0;  // where the irregularities of this skin lie
};
Features features_of(std::uint64_t seed);

/// Degrees and millimetres; all zero looks straight into the camera. Positive yaw turns to the head's own
/// left, so that its nose moves right in a picture that is not mirrored; positive pitch looks down; positive
/// roll leans to the right of the picture.
struct HeadPose {
    double yaw = 0, pitch = 0, roll = 0;
    double distance = 450, right = 0, down = 0;
    double left_lid = 0, right_lid = 0;    // 0 open, 1 shut; left and right of the picture
    double mouth = 0;                      // 0 shut, 1 wide open
    double gaze_right = 0, gaze_down = 0;  // -1 to 1
};

/// What lights the head and what stands behind it; strengths are linear, 1 is a bright room.
struct Surroundings {
    double key = 0.8, fill = 0.35, key_angle = -35, key_height = 40;
    cv::Vec3d room{1, 0.97, 0.93};
    cv::Vec3d screen{0, 0, 0};  // light of the phone before the face
    cv::Vec3d wall{0.75, 0.76, 0.78};
    double exposure = 1, noise = 0.008, blur = 0.6;
    bool glasses = false, mask = false, hat = false;
    bool dark_lenses = false;  // of the glasses
    bool label = true;         // 样本 SPECIMEN beside the head
};
/// A room that suits a check, different for each seed.
Surroundings room_of(std::uint64_t seed);

using Landmarks = std::array<cv::Point2d, 68>;  // in the order of iBUG 300-W

struct HeadPicture {
    cv::Mat picture;  // BGR, 8 bits
    Landmarks landmarks;
    double exposure_of_face = 0;  // mean linear light of the face before the exposure
};

class Head {
public:
    /// `film`: many pictures will be taken of it, and its skin is painted once for all of them; they differ
    /// from others by less than a sensor's noise.
    explicit Head(std::uint64_t seed, bool film = false);
    ~Head();
    Head(Head&&) noexcept;
    Head& operator=(Head&&) noexcept;

    const Features& features() const;
    /// The same arguments give the same picture; `grain` seeds the noise of the sensor.
    HeadPicture render(const HeadPose& pose, const Surroundings& around, cv::Size size,
                       std::uint64_t grain) const;
    Landmarks landmarks(const HeadPose& pose, cv::Size size) const;

private:
    struct Model;
    std::unique_ptr<Model> model_;
};

image::Pixels pixels_of(const cv::Mat& picture);

}  // namespace beian::specimen
