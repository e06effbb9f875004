// Has a picture exactly the size of some display? Phones, tablets and monitors that are common in China.
#pragma once

#include <cstdint>

namespace beian::inspect {

/// Either way round.
bool is_screen_size(std::uint32_t width, std::uint32_t height);

}  // namespace beian::inspect
