// Where in space lies each point of a drawn head?
#pragma once

#include "specimen/heads/head.h"

#include <vector>

namespace beian::specimen {

inline double smooth(double from, double to, double value) {
    const double t = std::min(1.0, std::max(0.0, (value - from) / (to - from)));
    return t * t * (3 - 2 * t);
}
inline double bump(double x, double y, double wide, double high) {
    return std::exp(-(x * x) / (wide * wide) - (y * y) / (high * high));
}
/// Value noise, 0 to 1, the same on every machine.
double grain_at(double x, double y, std::uint64_t seed);

/// The mouth's parting is two rows of the surface this far from its line; between them lies the mouth's
/// inside.
inline constexpr double kParting = 0.05;
inline constexpr double kMouthDrop = 24;  // millimetres at mouth == 1

enum class Part : std::uint8_t { None, Skin, Ear, Neck, Body };

struct Vertex {
    cv::Vec3f at;       // millimetres
    float x, y, angle;  // where on the face with shut mouth; angle round the head, 0 in front
};
struct Grid {
    Part part;
    int rows, columns;
    std::vector<Vertex> vertices;
    const Vertex& at(int row, int column) const {
        return vertices[static_cast<std::size_t>(row * columns + column)];
    }
};

/// How much of the place belongs to the hair: 0 skin, 1 hair.
double hair_at(const Features& f, double angle, double y);
/// Millimetres to the side at which a place lies on the face.
double across(const Features& f, double angle, double y);
Vertex on_head(const Features& f, double angle, double y, const Surroundings& worn);
/// The same by x instead of the angle; for the front of the face.
Vertex on_face(const Features& f, double x, double y);
std::vector<Grid> grids(const Features& f, const Surroundings& worn);
double mouth_drop(const Features& f, double x, double y, double open);

/// Lids of the eye on `side` (-1 left of the picture, 1 right) at `t`, -1 inner to 1 outer corner.
double upper_lid(const Features& f, double t, double shut);
double lower_lid(const Features& f, double t);
double brow_line(const Features& f, double t);
double upper_lip(const Features& f, double x);
double lower_lip(const Features& f, double x);

/// From the head's millimetres to the camera's: x right, y down, z away from the lens.
class Stand {
public:
    Stand(const HeadPose& pose, cv::Size size);
    cv::Vec3d head(const cv::Vec3d& point) const;
    /// The neck goes half the way; `y` says how far down a point lies.
    cv::Vec3d body(const cv::Vec3d& point, double y) const;
    cv::Point2d project(const cv::Vec3d& seen) const;
    double focal() const { return focal_; }

private:
    cv::Matx33d turn_;
    HeadPose pose_;
    cv::Point2d middle_;
    double focal_;
};

}  // namespace beian::specimen
