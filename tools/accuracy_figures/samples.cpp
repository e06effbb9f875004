#include "accuracy_figures/samples.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <stdexcept>
#include <string>

namespace beian::accuracy {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<fs::path>;

Files pictures_in(const fs::path& folder) {
    Files found;
    if (!fs::is_directory(folder)) return found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::string ending = entry.path().extension().string();
        for (char& letter : ending)
            letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        constexpr std::string_view kPictures[] = {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp"};
        if (entry.is_regular_file() && std::count(std::begin(kPictures), std::end(kPictures), ending) > 0)
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

Corners corners_of(const std::string& row, const std::string& where) {
    const auto open = row.find("[["), close = row.find("]]");
    std::vector<std::array<double, 2>> points;
    if (open != std::string::npos && close != std::string::npos) {
        try {
            nlohmann::json::parse(row.substr(open, close + 2 - open)).get_to(points);
        } catch (const nlohmann::json::exception&) {
            points.clear();
        }
    }
    if (points.size() != 4) throw std::runtime_error(where + ": no quad of four corners in " + row);
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = {points[i][0], points[i][1]};
    return corners;
}

std::vector<Shot> with_quads(const fs::path& folder) {
    std::vector<Shot> shots;
    std::ifstream truth(folder / "quads.csv");
    std::string row;
    std::getline(truth, row);
    while (std::getline(truth, row)) {
        Shot shot;
        shot.file = folder / row.substr(0, row.find(','));
        shot.quad = corners_of(row, (folder / "quads.csv").string());
        shots.push_back(shot);
    }
    return shots;
}

/// Rows of file and text; what stands in brackets behind a text is said about it, and a text in one alphabet
/// of words about the file ("English paragraph …") is none.
std::vector<Shot> with_texts(const fs::path& folder) {
    std::vector<Shot> shots;
    std::ifstream truth(folder / "truth.csv");
    std::string row;
    std::getline(truth, row);
    while (std::getline(truth, row)) {
        const auto comma = row.find(',');
        if (comma == std::string::npos) continue;
        Shot shot;
        shot.file = folder / row.substr(0, comma);
        shot.text = row.substr(comma + 1);
        std::erase_if(shot.text, [](char c) { return c == '"' || c == '\r'; });
        if (const auto remark = shot.text.find(" ("); remark != std::string::npos) shot.text.resize(remark);
        if (shot.text.find("paragraph") == std::string::npos) shots.push_back(shot);
    }
    return shots;
}

struct Row {
    std::string_view set;
    Files (*files)(const fs::path&);
};

constexpr Row kRows[] = {
    {"samples/landscapes", [](const fs::path& samples) { return pictures_in(samples / "exif_orientation"); }},
    {"samples/portraits", [](const fs::path& samples) { return pictures_in(samples / "faces"); }},
    {"samples/bad_files", [](const fs::path& samples) { return pictures_in(samples / "image_formats/bad"); }},
    {"samples/sound_files",
     [](const fs::path& samples) { return pictures_in(samples / "image_formats/images"); }},
    {"samples/off_screen",
     [](const fs::path& samples) { return pictures_in(samples / "recapture/positiveImages"); }},
    {"samples/originals",
     [](const fs::path& samples) { return pictures_in(samples / "recapture/negativeImages"); }},
};

}  // namespace

bool is_sample_set(std::string_view set) {
    return set.starts_with("samples/");
}

std::vector<Shot> sample_shots(const SetName& set, const fs::path& samples) {
    std::vector<Shot> shots;
    if (set == "samples/documents") {
        shots = with_quads(samples / "documents");
    } else if (set == kSampleLines) {
        shots = with_texts(samples / "ocr_lines");
    } else {
        const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                      [&](const Row& each) { return each.set == set; });
        if (row == std::end(kRows)) throw std::logic_error("no set of samples called " + set);
        for (const fs::path& file : row->files(samples)) {
            Shot shot;
            shot.file = file;
            shots.push_back(shot);
        }
    }
    for (Shot& shot : shots) shot.set = set;
    return shots;
}

}  // namespace beian::accuracy
