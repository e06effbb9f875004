#include "specimen/document.h"

#include "specimen/painters.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace beian::specimen {
namespace {

struct Row {
    Kind kind;
    Painter paint;
};

// ISO/IEC 7810 ID-1 and ID-3; licences as the market regulator's 2019 pattern (A3 original, A4 copy).
constexpr double kCardWidth = 85.6, kCardHeight = 54.0, kCardCorner = 3.18;

const std::vector<Row>& rows() {
    const auto card = [](std::string_view material, std::string_view side) {
        return Kind{material, side, kCardWidth, kCardHeight, kCardCorner, true, 2.7};
    };
    const auto paper = [](std::string_view material, std::string_view side, double w, double h) {
        return Kind{material, side, w, h, 0, true, w > 200 ? 4.2 : 3.8};
    };
    const auto thing = [](std::string_view side) {
        return Kind{"not_a_document", side, 210, 148, 0, false, 4};
    };
    static const std::vector<Row> table = {
        {card("id_card", "front"), paint_id_front},
        {card("id_card", "back"), paint_id_back},
        {card("residence_permit", "front"), paint_residence_front},
        {card("residence_permit", "back"), paint_residence_back},
        {card("hmt_residence_permit", "front"), paint_hmt_residence_front},
        {card("hmt_residence_permit", "back"), paint_hmt_residence_back},
        {card("hmt_travel_permit", "front"), paint_hmt_travel_front},
        {card("hmt_travel_permit", "back"), paint_hmt_travel_back},
        {card("tw_travel_permit", "front"), paint_tw_travel_front},
        {card("tw_travel_permit", "back"), paint_tw_travel_back},
        {{"passport", "data_page", 125, 88, 3, true, 3}, paint_passport},
        {paper("business_license", "front", 297, 210), paint_business_license},
        {paper("business_license", "old", 210, 297), paint_old_business_license},
        {paper("law_firm_license", "page-1", 125, 176), paint_law_firm_1},
        {paper("law_firm_license", "page-2", 125, 176), paint_law_firm_2},
        {paper("law_firm_license", "page-3", 125, 176), paint_law_firm_3},
        {paper("law_firm_license", "page-4", 125, 176), paint_law_firm_4},
        {paper("org_certificate", "front", 297, 210), paint_institution},
        {paper("org_certificate", "social_group", 297, 210), paint_social_group},
        {paper("org_certificate", "private_non_enterprise", 297, 210), paint_private_non_enterprise},
        {paper("authorization_letter", "page-1", 210, 297), paint_authorization},
        {paper("pledge_letter", "page-1", 210, 297), paint_pledge},
        {paper("domain_certificate", "page-1", 297, 210), paint_domain_certificate},
        {{"blank_sheet", "front", 210, 297, 0, false, 4}, paint_blank},
        {thing("wood"), paint_wood},
        {thing("keyboard"), paint_keyboard},
        {thing("clutter"), paint_clutter},
    };
    return table;
}

const Row* find_row(std::string_view material, std::string_view side) {
    for (const Row& row : rows()) {
        if (row.kind.material == material && (side.empty() || row.kind.side == side)) return &row;
    }
    return nullptr;
}

}  // namespace

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = [] {
        std::vector<Kind> found;
        for (const Row& row : rows()) found.push_back(row.kind);
        return found;
    }();
    return all;
}

const Kind* find_kind(std::string_view material, std::string_view side) {
    const Row* row = find_row(material, side);
    return row == nullptr ? nullptr : &row->kind;
}

cv::Rect Specimen::pixels_of(const Field& field) const {
    const int left = static_cast<int>(std::floor(field.box.x * dots_per_mm));
    const int top = static_cast<int>(std::floor(field.box.y * dots_per_mm));
    const int right = static_cast<int>(std::ceil(field.box.br().x * dots_per_mm));
    const int bottom = static_cast<int>(std::ceil(field.box.br().y * dots_per_mm));
    return cv::Rect(left, top, right - left, bottom - top) & cv::Rect({0, 0}, picture.size());
}

Specimen draw(std::string_view material, std::string_view side, std::uint64_t seed, double dpi) {
    const Row* row = find_row(material, side);
    if (row == nullptr) {
        throw std::invalid_argument("no specimen called " + std::string(material) + ":" + std::string(side) +
                                    "; kinds() lists those there are");
    }
    const Kind& kind = row->kind;
    if (dpi <= 0) dpi = std::max(kind.width_mm, kind.height_mm) > 200 ? 200 : 300;
    Canvas canvas(kind, dpi / 25.4, {1, 1, 1});
    row->paint(canvas, seed);
    return std::move(canvas).finish(kind, seed);
}

}  // namespace beian::specimen
