#include "desk/page_json.h"

#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

Error refused() {
    return {ErrorCode::Unreadable, "page report: it is not as the desk writes it"};
}

ordered_json json_of(const Words& words) {
    return {{"zh", words.zh}, {"en", words.en}};
}

ordered_json json_of(const model::Finding& finding) {
    ordered_json made{{"check", finding.check},
                      {"severity", model::slug(finding.severity)},
                      {"message", json_of(finding.message)},
                      {"advice", json_of(finding.advice)}};
    if (finding.measured) made["measured"] = *finding.measured;
    if (finding.needed) made["needed"] = *finding.needed;
    if (finding.region) made["region"] = *finding.region;
    return made;
}

bool is_region(const json& from) {
    return from.is_array() && from.size() == 4 &&
           std::all_of(from.begin(), from.end(), [](const json& one) { return one.is_number_integer(); });
}

std::string text(const json& from, const char* key) {
    const auto found = from.find(key);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Words words(const json& from, const char* key) {
    const auto found = from.find(key);
    return found != from.end() && found->is_object() ? Words{text(*found, "zh"), text(*found, "en")}
                                                     : Words{};
}

std::optional<double> number(const json& from, const char* key) {
    const auto found = from.find(key);
    if (found == from.end() || !found->is_number()) return std::nullopt;
    return found->get<double>();
}

model::Region region(const json& from) {
    return is_region(from) ? from.get<model::Region>() : model::Region{};
}

std::optional<model::Quad> quad(const json& from) {
    const auto is_point = [](const json& one) {
        return one.is_array() && one.size() == 2 && one[0].is_number() && one[1].is_number();
    };
    if (!from.is_array() || from.size() != 4 || !std::all_of(from.begin(), from.end(), is_point))
        return std::nullopt;
    model::Quad quad;
    for (std::size_t i = 0; i < 4; ++i) quad[i] = {from[i][0].get<double>(), from[i][1].get<double>()};
    return quad;
}

Result<model::Finding> read_finding(const json& from) {
    if (!from.is_object()) return refused();
    const auto severity = model::find_severity(text(from, "severity"));
    if (!severity || text(from, "check").empty()) return refused();
    model::Finding finding{text(from, "check"),
                           *severity,
                           number(from, "measured"),
                           number(from, "needed"),
                           words(from, "message"),
                           words(from, "advice"),
                           std::nullopt};
    if (from.contains("region")) finding.region = region(from["region"]);
    return finding;
}

}  // namespace

std::string to_json(const PageReport& report) {
    ordered_json made{{"item", report.item},
                      {"material", report.material},
                      {"side", report.side},
                      {"inspected", report.inspected},
                      {"document", report.document}};
    if (report.quad) {
        made["quad"] = ordered_json::array();
        for (const model::Point& p : *report.quad) made["quad"].push_back({p.x, p.y});
        made["corners_given"] = report.corners_given;
    }
    if (report.width > 0) made["size"] = {report.width, report.height};
    made["findings"] = ordered_json::array();
    for (const model::Finding& finding : report.findings) made["findings"].push_back(json_of(finding));
    made["fields"] = ordered_json::object();
    for (const auto& [name, field] : report.fields)
        made["fields"][name] = {
            {"value", field.value},   {"printed", field.printed},         {"confidence", field.confidence},
            {"region", field.region}, {"verified_by", field.verified_by}, {"repaired", field.repaired}};
    return made.dump();
}

Result<PageReport> parse_page_report(std::string_view written) {
    const json from = json::parse(written, nullptr, false);
    if (!from.is_object() || !from.contains("findings") || !from["findings"].is_array() ||
        !from.contains("fields") || !from["fields"].is_object())
        return refused();
    PageReport report{text(from, "item"),
                      text(from, "material"),
                      text(from, "side"),
                      from.value("inspected", json(false)) == true,
                      {},
                      text(from, "document"),
                      {}};
    report.quad = quad(from.value("quad", json()));
    report.corners_given = from.value("corners_given", json(false)) == true;
    // Reports of before have none.
    const json size = from.value("size", json());
    if (size.is_array() && size.size() == 2 && size[0].is_number_unsigned() && size[1].is_number_unsigned()) {
        report.width = size[0].get<std::uint32_t>();
        report.height = size[1].get<std::uint32_t>();
    }
    for (const json& finding : from["findings"]) report.findings.push_back(BEIAN_TRY(read_finding(finding)));
    for (const auto& [name, field] : from["fields"].items()) {
        if (!field.is_object()) return refused();
        report.fields[name] = {text(field, "value"),
                               text(field, "printed"),
                               number(field, "confidence").value_or(0),
                               region(field.value("region", json())),
                               text(field, "verified_by"),
                               field.value("repaired", json(false)) == true};
    }
    return report;
}

std::string findings_json(const std::vector<model::Finding>& findings) {
    ordered_json made = ordered_json::array();
    for (const model::Finding& finding : findings) made.push_back(json_of(finding));
    return made.dump();
}

Result<std::vector<model::Finding>> parse_findings(std::string_view written) {
    const json from = json::parse(written, nullptr, false);
    if (!from.is_array()) return refused();
    std::vector<model::Finding> findings;
    for (const json& one : from) findings.push_back(BEIAN_TRY(read_finding(one)));
    return findings;
}

}  // namespace beian::desk
