// What does the program say about a photo? The page that `beian check` would print, and how it agrees with
// the truth.
#pragma once

#include "accuracy_figures/face_judge.h"
#include "accuracy_figures/line_judge.h"
#include "accuracy_figures/live_judge.h"
#include "accuracy_figures/reading_judge.h"
#include "accuracy_figures/shot.h"
#include "desk/judging.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace beian::accuracy {

struct Outcome {
    inspect::Page page;
    std::optional<Corners> quad;         // where the page says the document lies
    double overlap = 0;                  // of that and the truth; 0 where either is missing
    std::optional<ReadOutcome> reading;  // of photos that are to be read, instead of all that
    std::vector<LineRead> lines;         // of photos whose lines are read one by one, instead of all that
    std::optional<LiveOutcome> live;     // of films
    std::optional<MatchOutcome> match;   // of pairs of faces

    /// The worst that this check says.
    std::optional<model::Severity> said_by(std::string_view check) const;
    /// Refused, or to be mended: the photo does not pass as it is.
    bool objects(std::string_view check) const;
    /// The same, or a reviewer is warned.
    bool notices(std::string_view check) const;
    /// What it measured, also where it found nothing to say.
    std::optional<double> measured(std::string_view check) const;
};

/// The checks as they are shipped, asked as a person with Alibaba Cloud's profile asks them. For several
/// threads.
class Judge {
public:
    /// `rules`: the folder of the rulebook; `models`: the one that set-up prepared. Throws std::runtime_error
    /// where one is not sound.
    Judge(const std::filesystem::path& rules, const std::filesystem::path& models);
    Outcome judge(const Shot& shot) const;

private:
    rules::Rulebook rulebook_;
    desk::PhotoBooks books_;
    reading::Reader reader_;
    desk::Handheld handheld_;
};

}  // namespace beian::accuracy
