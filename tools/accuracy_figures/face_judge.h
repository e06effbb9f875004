// Whose face is it? How far apart faces of one person and of several lie, in public photos, drawn ones and on
// drawn cards.
#pragma once

#include "accuracy_figures/shot.h"
#include "likeness/portrait.h"
#include "vision/face_reader.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace beian::accuracy {

/// Sets of pairs of faces: `match/public`, `match/one_picture`, `match/drawn`, `match/card`.
bool is_match_set(std::string_view set);

struct MatchOutcome {
    std::vector<double> same, others;  // distances of pairs, of one person and of two
    int faces = 0, found = 0;          // that are there, that were compared
};

/// For several threads.
class FaceJudge {
public:
    /// `models`: the folder that set-up prepared. Throws std::runtime_error where it is not sound.
    explicit FaceJudge(const std::filesystem::path& models);
    MatchOutcome judge(const Shot& shot) const;

private:
    MatchOutcome judge_folder(const std::filesystem::path& folder) const;
    MatchOutcome judge_crowd(const std::filesystem::path& picture) const;
    MatchOutcome judge_drawn(const Shot& shot) const;

    vision::FaceReader reader_;
};

}  // namespace beian::accuracy
