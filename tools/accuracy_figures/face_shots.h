// Which films and pictures of faces does a figure need?
#pragma once

#include "accuracy_figures/shot.h"

#include <filesystem>

namespace beian::accuracy {

/// `match/…`, `live/…`, `handheld/…`.
bool is_face_set(std::string_view set);
/// `handheld/KIND`, of specimen::handheld_kinds().
bool is_handheld_set(std::string_view set);

/// A film takes as long as many photos, and a person with a card as long as a few: so much fewer of them.
inline constexpr int kPhotosAFilm = 6, kPhotosAPerson = 3;

/// `samples`: the folder of public photographs; `packages`: where npm put the networks' own pictures.
std::vector<Shot> face_shots(const SetName& set, int count, std::uint64_t first_seed,
                             const std::filesystem::path& samples, const std::filesystem::path& packages);

/// What makes the same film or picture again.
std::string face_command_for(const Shot& shot);

}  // namespace beian::accuracy
