// Does a live check take the living and refuse the cheats? Films the check as it goes on, prompt by prompt,
// and asks for the verdict.
#pragma once

#include "accuracy_figures/shot.h"
#include "presence/verdict.h"
#include "vision/face_reader.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace beian::accuracy {

/// Sets of films: `live/KIND`, a kind of specimen::presence_kinds().
bool is_live_set(std::string_view set);

struct LiveOutcome {
    bool passed = false;
    double score = 0;
    std::vector<model::Finding> findings;
    std::map<std::string, double> measures;
    std::size_t frames = 0;
    std::string step;  // that stood on the screen at the end
};

/// For several threads.
class LiveJudge {
public:
    /// `rules`: the folder of the rulebook; `models`: the one that set-up prepared. Throws std::runtime_error
    /// where one is not sound.
    LiveJudge(const std::filesystem::path& rules, const std::filesystem::path& models);
    /// A page that takes eight frames a second and sends six of them at a time, over a network that takes
    /// a tenth to a third of a second, as JPEGs that are opened again.
    LiveOutcome judge(const Shot& shot) const;

private:
    presence::Book book_;
    vision::FaceReader reader_;
};

}  // namespace beian::accuracy
