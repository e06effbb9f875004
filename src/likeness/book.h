// What does rules/faces.yaml hold?
#pragma once

#include "findings/check_book.h"

#include <string>

namespace beian::likeness {

inline constexpr std::string_view kFaceNone = "presence.face_none", kFaceMany = "presence.face_many",
                                  kFaceMatch = "presence.face_match";

/// Reads `rules/faces.yaml`, complete for all that is said about faces in photos.
Result<findings::CheckBook> load_face_book(const std::string& path);

}  // namespace beian::likeness
