// Which photos does a figure need? One shot is one photo: a document, a seed, and what is particular about
// it.
#pragma once

#include "accuracy_figures/tally.h"
#include "base/bytes.h"
#include "model/geometry.h"
#include "specimen/scene.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::accuracy {

/// Photos that several figures share: `good`, a situation or a defect of tools/specimen, or one of ours.
using SetName = std::string;

struct Shot {
    SetName set;
    const specimen::Kind* kind = nullptr;
    std::uint64_t seed = 0;
    cv::Size size;
    std::string situation;        // of tools/specimen; empty: good
    std::string defect;           // of tools/specimen; empty: none
    double amount = 0;            // of the defect
    double turned_deg = 0;        // besides what the scene does
    std::filesystem::path file;   // instead of all that: a photograph that is there
    std::optional<Corners> quad;  // of the document in `file`, where it is known
    std::string text;             // that stands in `file`, where it is known
    std::string letter = {};      // instead of `kind`: a letter that came back
    int page = 1;                 // of that letter
};

/// False alarms are rare, so good photos are needed in larger number.
inline constexpr int kGoodTimes = 4;

/// `count` photos of the set, of `good` kGoodTimes as many; `first_seed` tells tuning from reporting.
std::vector<Shot> shots_of(const SetName& set, int count, std::uint64_t first_seed);

/// Sets whose photos are read: `read/MATERIAL`, `read/upside_down`, `read/sideways`.
bool is_reading_set(std::string_view set);
/// Sets of whose photos single lines are read: `lines/MATERIAL`.
bool is_line_set(std::string_view set);
/// Other people's pictures of single lines.
inline constexpr std::string_view kSampleLines = "samples/lines";

struct Taken {
    Bytes bytes;
    std::optional<Corners> quad;  // where the document truly lies; pixel 0, 0 has its middle at 0, 0
    std::vector<std::pair<std::string, std::string>> fields;  // what it says
    std::vector<model::Quad> places;                          // of the fields, as seen in the picture
};
Taken taken(const Shot& shot);
/// What makes the same photo again.
std::string command_for(const Shot& shot);

}  // namespace beian::accuracy
