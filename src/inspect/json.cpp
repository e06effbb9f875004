#include "inspect/inspect.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace beian::inspect {
namespace {

using Json = nlohmann::ordered_json;

Json words(const Words& both) {
    return {{"zh", both.zh}, {"en", both.en}};
}

/// Counts are printed as counts: 204800, not 204800.0.
Json number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

Json to_json(const ImageFacts& image) {
    Json json{{"format", slug(image.format)}};
    if (image.width) json["width"] = *image.width;
    if (image.height) json["height"] = *image.height;
    json["bytes"] = image.bytes;
    if (image.captured) json["captured"] = *image.captured;
    return json;
}

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

Json to_json(const DocumentFacts& document) {
    Json quad = Json::array();
    for (const Point& corner : document.quad)
        quad.push_back({number(rounded(corner.x, 10)), number(rounded(corner.y, 10))});
    return {{"quad", quad},
            {"covers", number(rounded(document.covers, 1000))},
            {"tilt", number(rounded(document.tilt_deg, 10))}};
}

}  // namespace

Json to_json(const model::Finding& finding) {
    Json json{{"check", finding.check}, {"severity", slug(finding.severity)}};
    if (finding.measured) json["measured"] = number(*finding.measured);
    if (finding.needed) json["needed"] = number(*finding.needed);
    json["message"] = words(finding.message);
    json["advice"] = words(finding.advice);
    if (finding.region) json["region"] = *finding.region;
    return json;
}

Json to_json(const model::Fields& fields) {
    Json json = Json::object();
    for (const auto& [name, field] : fields) {
        Json one{{"value", field.value},
                 {"confidence", rounded(field.confidence, 1000)},
                 {"region", field.region}};
        if (!field.printed.empty()) one["printed"] = field.printed;
        if (!field.verified_by.empty()) one["verified_by"] = field.verified_by;
        if (field.repaired) one["repaired"] = true;
        json[name] = std::move(one);
    }
    return json;
}

Json to_json(const Page& page) {
    Json json{{"file", page.file}, {"as", page.as}, {"side", page.side}, {"verdict", slug(page.verdict)}};
    json["image"] = to_json(page.image);
    if (page.document) json["document"] = to_json(*page.document);
    json["findings"] = Json::array();
    for (const model::Finding& finding : page.findings) json["findings"].push_back(to_json(finding));
    if (!page.fields.empty()) json["fields"] = to_json(page.fields);
    return json;
}

std::string pages_json(std::span<const Page> pages) {
    Json json{{"pages", Json::array()}};
    for (const Page& page : pages) json["pages"].push_back(to_json(page));
    // A file name need not be UTF-8; what is not is shown as the replacement character.
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace beian::inspect
