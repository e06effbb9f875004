// Is this a photo of a person who holds their document, as it should be?
#pragma once

#include "findings/check_book.h"
#include "likeness/match.h"
#include "likeness/portrait.h"
#include "model/finding.h"

#include <optional>
#include <string>
#include <vector>

namespace beian::likeness {

inline constexpr std::string_view kFaceCovered = "presence.face_covered",
                                  kEyesHidden = "presence.eyes_hidden",
                                  kHandheldDocument = "presence.handheld_document";

/// Reads `rules/handheld.yaml`.
Result<findings::CheckBook> load_handheld_book(const std::string& path);

/// What is known of the document in the hand.
struct HeldDocument {
    std::optional<model::Quad> quad;  // nothing: none was found
    std::size_t characters = 0;       // how many were read on it
};

/// What rules say of faces, and of photos with a document in the hand.
struct HandheldBooks {
    findings::CheckBook faces;     // rules/faces.yaml
    findings::CheckBook handheld;  // rules/handheld.yaml
};

/// All coordinates are pixels of `photo` (grey or RGB). Says whether one person is there with an uncovered
/// face and open eyes, whether the document is there and can be read, and where it has a portrait, whether
/// that is the person.
std::vector<model::Finding> judge_handheld(const image::Pixels& photo, const People& people,
                                           const HeldDocument& held, const HandheldBooks& books);

/// Height of the eyes by their width, the mean of both (Soukupová and Čech 2016): 0.3 open, under 0.15 shut.
double eye_opening(const vision::FaceLandmarks& landmarks);
/// How bright the eyes are beside the cheeks; dark glasses leave little. 1 where the face is too small to
/// tell.
double eye_brightness(const image::Pixels& photo, const vision::FaceLandmarks& landmarks);
/// How much of the place between the lids is dark as an iris is, beside the cheeks: 0.2 and more where eyes
/// are open. Nothing where the face is too small to tell.
std::optional<double> dark_between_lids(const image::Pixels& photo, const vision::FaceLandmarks& landmarks);

}  // namespace beian::likeness
