// One line of print, cut out by the truth: our recogniser beside Tesseract 5.
#include "accuracy_figures/figure_lists.h"

#include <fmt/format.h>

namespace beian::accuracy {
namespace {

constexpr std::string_view kMaterials[] = {"id_card", "hmt_travel_permit", "business_license",
                                           "org_certificate", "law_firm_license"};

std::function<Parts(const Outcome&)> lines(FieldClass about, bool ours) {
    return [about, ours](const Outcome& outcome) {
        Parts parts;
        for (const LineRead& line : outcome.lines)
            if (line.about == about) parts.right += ours ? line.ours_right : line.theirs_right, ++parts.of;
        return parts;
    };
}

}  // namespace

void add_line_figures(std::vector<Figure>& all) {
    std::vector<SetName> sets;
    for (const std::string_view material : kMaterials) sets.push_back(fmt::format("lines/{}", material));
    for (const auto& [name, what, about] : {std::tuple{"numbers", "numbers and codes", FieldClass::Number},
                                            {"dates", "dates", FieldClass::Date},
                                            {"names", "names of people and bodies", FieldClass::Name}})
        for (const bool ours : {true, false})
            all.push_back({Subject::Lines,
                           fmt::format("lines.{}.{}", name, ours ? "beian" : "tesseract"),
                           fmt::format("lines that are {}, cut out by the truth: {}", what,
                                       ours ? "ours" : "Tesseract 5"),
                           Figure::How::Parts,
                           sets,
                           {},
                           {},
                           {},
                           lines(about, ours)});
}

}  // namespace beian::accuracy
