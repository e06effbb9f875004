#include "specimen/scene.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace beian::specimen {
namespace {

double rounded(double value) {
    return std::round(value * 1000) / 1000;
}

nlohmann::ordered_json points(const std::array<cv::Point2d, 4>& quad) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& corner : quad) list.push_back({rounded(corner.x), rounded(corner.y)});
    return list;
}

}  // namespace

std::string to_json(const Truth& truth, std::string_view file) {
    nlohmann::ordered_json line;
    line["file"] = file;
    line["as"] = truth.material;
    line["side"] = truth.side;
    line["is_document"] = truth.is_document;
    line["document_seed"] = truth.document_seed;
    line["scene_seed"] = truth.scene_seed;
    line["width"] = truth.size.width;
    line["height"] = truth.size.height;
    line["quad"] = points(truth.quad);
    line["visible"] = rounded(truth.visible);
    line["covers"] = rounded(truth.covers);
    line["pixels_per_mm"] = rounded(truth.pixels_per_mm);
    line["defocus"] = {{"mm", rounded(truth.defocus_mm)}, {"px", rounded(truth.defocus_px)}};
    line["motion"] = {{"mm", rounded(truth.motion_mm)}, {"px", rounded(truth.motion_px)}};
    line["defects"] = nlohmann::ordered_json::object();
    for (const auto& [name, amount] : truth.defects) line["defects"][name] = rounded(amount);
    line["fields"] = nlohmann::ordered_json::array();
    for (const FieldTruth& field : truth.fields) {
        line["fields"].push_back({{"name", field.name},
                                  {"value", field.value},
                                  {"quad", points(field.quad)},
                                  {"visible", rounded(field.visible)}});
    }
    return line.dump();
}

}  // namespace beian::specimen
