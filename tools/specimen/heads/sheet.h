// How does the picture of a face look before a camera: printed and held, bent, with eyes cut out, or on a
// screen?
#pragma once

#include "specimen/heads/head.h"

namespace beian::specimen {

struct Sheet {
    enum class Of { Paper, Screen } of = Of::Paper;
    double width_mm = 210;      // of the picture; its height follows
    double margin_mm = 0;       // white paper or black bezel around it
    double bend = 0;            // 1 per metre: curvature about the upright axis
    double screen_pitch = 0.1;  // millimetres from pixel to pixel of the screen
    bool eyes_cut = false;
};

/// `shown` with its own landmarks, held like a head by `pose` (its middle where a face would be); `behind` is
/// what the camera sees beside and through it, in linear light. Lids and mouth of `pose` move nothing.
HeadPicture sheet_before_camera(const HeadPicture& shown, const Sheet& sheet, const HeadPose& pose,
                                const Surroundings& around, const cv::Mat& behind, cv::Size size,
                                std::uint64_t grain);

/// Where the shown landmarks stand in the picture of a sheet held so.
Landmarks marks_on_sheet(const HeadPicture& shown, const Sheet& sheet, const HeadPose& pose, cv::Size size);

/// An 8-bit BGR picture back in linear RGB, as far as a tone curve can be undone.
cv::Mat linear_of(const cv::Mat& picture);

}  // namespace beian::specimen
