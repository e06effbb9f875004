// What do the face networks say of one face?
#pragma once

#include "model/geometry.h"

#include <array>

namespace beian::vision {

/// The 68 points of the iBUG annotation (300-W, Sagonas et al. 2013) in their usual order, counted from 0:
/// 0-16 jaw from the picture's left to its right, 17-26 brows, 27-35 nose, 36-41 and 42-47 eyes, 48-67 mouth.
/// In pixels of the picture.
using FaceLandmarks = std::array<model::Point, 68>;

/// Faces of one person lie near each other; the distance is Euclidean.
using FaceDescriptor = std::array<float, 128>;

/// A face in a picture. `box` is in pixels of the picture and may reach beyond it; `score` is 0 … 1.
struct Face {
    model::Point corner;  // the box's upper left
    double width = 0;
    double height = 0;
    double score = 0;
    FaceLandmarks landmarks{};
};

/// 0 for the same picture; about 0.6 parts persons.
double distance(const FaceDescriptor& one, const FaceDescriptor& other);

}  // namespace beian::vision
