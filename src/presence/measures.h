// How does a face lie in space, and how open are eyes and mouth? From its 68 landmarks.
#pragma once

#include "vision/face.h"

#include <span>
#include <vector>

namespace beian::presence {

/// Degrees; 0 looks into the camera. `yaw` grows towards the picture's right, which is the person's own left;
/// `pitch` grows downwards; `scale` is pixels for a millimetre at the face.
struct Pose {
    double yaw = 0;
    double pitch = 0;
    double roll = 0;
    double scale = 0;
};

/// Weak perspective: the affine camera that brings a generic head nearest to the landmarks, made a scaled
/// rotation (the first step of POSIT: DeMenthon and Davis 1995, "Model-based object pose in 25 lines of
/// code").
Pose pose_of(const vision::FaceLandmarks& landmarks);

/// Between the middles of the eyes, in pixels.
double eye_distance(const vision::FaceLandmarks& landmarks);
/// Mean of both eyes: about 0.3 open, under 0.15 shut (Soukupová and Čech 2016, "Real-time eye blink
/// detection using facial landmarks", equation 1).
double eye_aspect(const vision::FaceLandmarks& landmarks);
/// The same for the inner lips: near 0 shut, over 0.4 wide open.
double mouth_aspect(const vision::FaceLandmarks& landmarks);

/// Moved, turned and scaled so that the eyes lie level, one apart, around 0.
vision::FaceLandmarks levelled(const vision::FaceLandmarks& landmarks);
/// Point by point; of none: all 0.
vision::FaceLandmarks mean(std::span<const vision::FaceLandmarks> many);
/// Root mean square distance that remains after the homography that brings the one nearest to the other, in
/// units of the second: a flat picture of a face can be moved in no other way (Hartley and Zisserman 2004,
/// algorithm 4.2). Of the inner 51 points.
double flat_residual(const vision::FaceLandmarks& from, const vision::FaceLandmarks& to);

/// How deep a face is, by what is left of its landmarks' movement across once all is taken away that a flat
/// sheet, or one evenly bent, could do on its way from `rest` to `turned` (levelled both, `yaw` degrees
/// apart): a quadratic of the place. The best multiple of what a generic head leaves: 1 for a head like it, 0
/// for a picture. The first-order form of a plane's homography and of a cylinder's curve is such a quadratic.
double relief(const vision::FaceLandmarks& rest, const vision::FaceLandmarks& turned, double yaw);

}  // namespace beian::presence
