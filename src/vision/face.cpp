#include "vision/face.h"

#include <cmath>

namespace beian::vision {

double distance(const FaceDescriptor& one, const FaceDescriptor& other) {
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const double apart = static_cast<double>(one[i]) - other[i];
        sum += apart * apart;
    }
    return std::sqrt(sum);
}

}  // namespace beian::vision
