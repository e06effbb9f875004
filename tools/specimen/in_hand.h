// How does someone look who holds their card before the camera? Our drawn head with our drawn card.
#pragma once

#include <opencv2/core/mat.hpp>

#include <cstdint>

namespace beian::specimen {

enum class Held {
    Well,           // beside the chin, nothing covered
    BeforeTheFace,  // over mouth and nose
    TooFar,         // the whole person, from where nobody reads the card
};

/// BGR. The same arguments give the same picture.
cv::Mat in_hand(Held held, cv::Size size, std::uint64_t seed);

}  // namespace beian::specimen
