#include "specimen/heads/shape.h"

namespace beian::specimen {
namespace {

// The joint about which a head turns and nods lies behind the jaw.
const cv::Vec3d kPivot(0, 70, -25);

cv::Matx33d turned(double yaw, double pitch, double roll) {
    constexpr double kRadian = 3.141592653589793 / 180;
    const double cy = std::cos(yaw * kRadian), sy = std::sin(yaw * kRadian);
    const double cp = std::cos(pitch * kRadian), sp = std::sin(pitch * kRadian);
    const double cr = std::cos(roll * kRadian), sr = std::sin(roll * kRadian);
    return cv::Matx33d(cr, -sr, 0, sr, cr, 0, 0, 0, 1) * cv::Matx33d(cy, 0, sy, 0, 1, 0, -sy, 0, cy) *
           cv::Matx33d(1, 0, 0, 0, cp, sp, 0, -sp, cp);
}

}  // namespace

// A front camera sees about 52 degrees across its short side.
Stand::Stand(const HeadPose& pose, cv::Size size)
    : turn_(turned(pose.yaw, pose.pitch, pose.roll)),
      pose_(pose),
      middle_(size.width / 2.0, size.height * 0.46),
      focal_(1.025 * std::min(size.width, size.height)) {}

cv::Vec3d Stand::head(const cv::Vec3d& point) const {
    const cv::Vec3d at = turn_ * (point - kPivot) + kPivot;
    // The distance is measured to the face, not to the axis of the head.
    return {at[0] + pose_.right, at[1] + pose_.down, pose_.distance + 90 - at[2]};
}

cv::Vec3d Stand::body(const cv::Vec3d& point, double y) const {
    const double share = 1 - smooth(70, 165, y);
    const cv::Vec3d straight(point[0] + pose_.right, point[1] + pose_.down, pose_.distance + 90 - point[2]);
    return head(point) * share + straight * (1 - share);
}

cv::Point2d Stand::project(const cv::Vec3d& seen) const {
    return middle_ + cv::Point2d(seen[0], seen[1]) * (focal_ / seen[2]);
}

}  // namespace beian::specimen
