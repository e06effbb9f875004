// The steps between a flat drawing and a JPEG, in the order that light takes: print, lie on something, lens,
// light, sensor, file.
#pragma once

#include "specimen/random.h"
#include "specimen/scene.h"

#include <opencv2/core.hpp>

namespace beian::specimen {

/// What the camera looks at: the document itself, a sheet with its copy, or a display that shows it.
struct Surface {
    cv::Mat picture;  // BGR
    cv::Mat mask;     // 8 bits: 255 where the surface is
    double dots_per_mm = 1;
    cv::Point2d document_at;  // millimetres from the surface's corner to the document's
    bool blocky = false;      // has pixels of its own, which stay square when looked at closely
};
Surface surface_of(const Specimen& specimen, const Scene& scene, Random& random);
/// The copy of a document as a printer puts it on paper.
cv::Mat copied(const cv::Mat& document, double dots_per_mm, const Copy& copy, Random& random);

/// Millimetres on the document (from its top-left corner) to pixels of the upright picture.
cv::Matx33d camera(const Kind& kind, const Scene& scene);
cv::Point2d project(const cv::Matx33d& homography, cv::Point2d point);
double quad_area(const std::array<cv::Point2d, 4>& quad);

cv::Mat background(const Scene& scene, cv::Scalar document_colour, const std::array<cv::Point2d, 4>& quad,
                   Random& random);

/// A finger in pixels: a capsule whose round end is the tip.
struct Capsule {
    cv::Point2d tip, direction;
    double radius, length;
    /// 0 on the axis, 1 on the skin's edge, more outside.
    double distance(cv::Point2d point) const;
};
Capsule capsule_of(const Finger& finger, const Kind& kind, const cv::Matx33d& homography,
                   double pixels_per_mm);
enum class Nail { None, Maybe };
void paint_finger(cv::Mat& picture, const Capsule& finger, double skin_tone, Nail nail, Random& random);

void blur(cv::Mat& picture, double lens_sigma, double defocus_px, double motion_px, double motion_angle_deg);

/// The display's pixel grid as lens and sensor leave it; folds into moiré where it is finer than the sensor.
void lay_screen_grid(cv::Mat& picture, const Screen& screen, const cv::Matx33d& homography, const Kind& kind,
                     double pixels_per_mm, double lens_sigma);

/// Light that a glare spot adds at a place of the document given in millimetres.
double glare_at(const Glare& glare, const Kind& kind, cv::Point2d point_mm);
/// Light, shadow, glare, exposure, noise and tone curve, then the colour filter array of the sensor.
void expose(cv::Mat& picture, const Scene& scene, const Kind& kind, const cv::Matx33d& homography,
            Random& random);

/// `field` is where its text stands, `words` what it says now.
void overtype(cv::Mat& picture, const Overtyped& change, const std::array<cv::Point2d, 4>& field,
              const std::string& words);
void lay_watermark(cv::Mat& picture, const Watermark& mark);
cv::Mat screenshot_of(const cv::Mat& photo, const Screenshot& shot);
/// The same JPEG with an XMP packet that names the editor.
Bytes with_notes_of(const std::string& editor, const Bytes& jpeg);

/// An orientation tag of 0 leaves out all notes of a camera.
Bytes encode_jpeg(const cv::Mat& picture, int quality, int orientation_tag);
/// PNG, or JPEG where the name says so.
Bytes encode_drawing(const cv::Mat& picture, std::string_view path);
cv::Mat decode_jpeg(const Bytes& bytes);
/// As a camera held that way would have stored it.
cv::Mat stored_as(const cv::Mat& upright, int orientation_tag);

}  // namespace beian::specimen
