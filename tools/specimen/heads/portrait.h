// How does a drawn head stand on a drawn document, and before the camera with it in the hand?
#pragma once

#include "specimen/document.h"
#include "specimen/heads/head.h"

#include <optional>
#include <string_view>
#include <vector>

namespace beian::specimen {

/// Millimetres on the document where its holder's portrait is printed; nothing where it has none.
std::optional<cv::Rect2d> portrait_box(std::string_view material, std::string_view side);

/// Prints the head where the document has its portrait: taken straight on before a white wall, small, paler
/// than a photo, the document's own lines shining through, 样本 across its foot. `seed`: of how it was taken
/// and printed. Throws std::invalid_argument where the document has no portrait.
void print_portrait(Specimen& specimen, const Head& head, std::uint64_t seed);

/// `good`, and what is wrong with the others: covered (the card before the mouth), no_document, unreadable
/// (the card out of focus), another (somebody else's card), shut (eyes), cut (half a face out of the
/// picture).
const std::vector<std::string_view>& handheld_kinds();

struct HandheldPhoto {
    cv::Mat picture;  // BGR
    Landmarks landmarks;
    std::optional<std::array<cv::Point2d, 4>> quad;  // of the card, from its own upper left corner on
};
/// A person with their identity card beside the chin, as a phone takes it that somebody else holds. Throws
/// std::invalid_argument for an unknown kind.
HandheldPhoto hold_document(std::string_view kind, std::uint64_t seed, cv::Size size = {2100, 2800});

}  // namespace beian::specimen
