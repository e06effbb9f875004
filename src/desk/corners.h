// Where does a person say that the document lies?
#pragma once

#include "base/result.h"
#include "model/geometry.h"

#include <optional>
#include <string>
#include <string_view>

namespace beian::desk {

/// Refused is what cannot be the corners of a document in any picture: not four distinct points, or far
/// outside.
Status check_corners(const model::Quad& corners);
/// `10.5,20,…`: eight numbers, as a job carries them.
std::string write_corners(const model::Quad& corners);
std::optional<model::Quad> parse_corners(std::string_view written);

}  // namespace beian::desk
