// quality.exposure: did the print get enough light, not too much, and evenly?
#include "inspect/check.h"
#include "inspect/rank.h"
#include "inspect/shadow.h"
#include "inspect/words.h"

#include <algorithm>
#include <vector>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"dark", ""},       {"dim", ""},          {"bright", ""},
                                   {"washed_out", ""}, {"pale", ""},         {"shadow", "where"},
                                   {"shade", "where"}, {"picture_dark", ""}, {"picture_bright", ""}};
constexpr std::string_view kLimits[] = {"dark_tone",      "dim_tone",      "burnt_tone",   "most_burnt",
                                        "least_contrast", "pale_contrast", "shadow_light", "shade_light"};

// Of dark nothing is told by a ratio: sensors add about this much of the full scale of their own.
constexpr double kFloor = 0.002;

/// Tones of the cells of the document, without its outermost: there the table shows through.
struct Tones {
    std::vector<std::uint8_t> lightest;
    std::vector<float> left;  // light in the darkest of a cell, as a share of the lightest around it
    double burnt = 0;         // share of cells
};

Tones tones_of(const Cells& cells, double burnt_tone) {
    Tones tones;
    const int x0 = std::max(1, cells.across / 25), y0 = std::max(1, cells.down / 25);
    for (int y = y0; y < cells.down - y0; ++y) {
        for (int x = x0; x < cells.across - x0; ++x) {
            const Cell& cell = cells.at(x, y);
            if (!cell.seen) continue;
            std::uint8_t paper = 0;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) paper = std::max(paper, cells.at(x + dx, y + dy).lightest);
            }
            tones.lightest.push_back(cell.lightest);
            tones.left.push_back(
                static_cast<float>((light_of(cell.darkest) + kFloor) / (light_of(paper) + kFloor)));
            if (cell.mean >= burnt_tone) tones.burnt += 1;
        }
    }
    tones.burnt /= std::max<double>(1, static_cast<double>(tones.lightest.size()));
    return tones;
}

/// Without a document only what no document could be seen in is said.
CheckResult check_whole(const Look& look, const Voice& voice) {
    const image::Plane& light = look.planes().light;
    std::vector<std::uint8_t> tones;
    const std::size_t step = std::max<std::size_t>(1, light.data.size() / 4096);
    for (std::size_t i = 0; i < light.data.size(); i += step) tones.push_back(light.data[i]);
    if (tones.empty()) return {};
    const double lightest = at_share(tones, 0.99);
    const auto said = [&](std::string_view answer, double measured, double needed) {
        model::Finding finding = voice.say(answer);
        finding.measured = measured, finding.needed = needed;
        finding.region = look.document_region();
        return CheckResult({finding}, lightest);
    };
    const double dark_tone = voice.limit("dark_tone"), burnt_tone = voice.limit("burnt_tone");
    if (lightest < dark_tone) return said("picture_dark", lightest, dark_tone);
    // White paper on a white table, so light that no edge is left between them.
    const auto burnt =
        static_cast<double>(std::count_if(tones.begin(), tones.end(),
                                          [&](std::uint8_t tone) { return tone >= burnt_tone; })) /
        static_cast<double>(tones.size());
    const double most = voice.limit("most_burnt");
    if (burnt > most) return said("picture_bright", burnt, most);
    return CheckResult({}, lightest);
}

CheckResult check(const Photo& photo, const Voice& voice) {
    const Look* look = photo.document_look();
    if (look == nullptr) return {};
    if (!look->document()) return check_whole(*look, voice);
    Tones tones = tones_of(look->cells(), voice.limit("burnt_tone"));
    if (tones.lightest.empty()) return {};
    // One in a hundred: light print on a dark cover covers little of it.
    const double lightest = at_share(tones.lightest, 0.99);
    // And of black print there may be as little; one more, because specks of dust are blacker than ink.
    const double contrast = 1 - at_share(tones.left, 0.02);
    std::vector<model::Finding> findings;
    const auto say = [&](std::string_view answer, double measured, double needed, const Blanks& blanks = {}) {
        findings.push_back(voice.say(answer, blanks));
        findings.back().measured = measured, findings.back().needed = needed;
        findings.back().region = look->document_region();
    };
    if (lightest < voice.limit("dark_tone")) {
        say("dark", lightest, voice.limit("dark_tone"));
    } else if (lightest < voice.limit("dim_tone")) {
        say("dim", lightest, voice.limit("dim_tone"));
    }
    // Scanners make paper white on purpose, and take nothing from the print.
    if (!look->document()->fills_picture && tones.burnt > voice.limit("most_burnt"))
        say("bright", tones.burnt, voice.limit("most_burnt"));
    if (contrast < voice.limit("least_contrast")) {
        say("washed_out", contrast, voice.limit("least_contrast"));
    } else if (contrast < voice.limit("pale_contrast")) {
        say("pale", contrast, voice.limit("pale_contrast"));
    }
    if (const auto shadow = find_shadow(look->cells())) {
        const bool is_deep = shadow->light < voice.limit("shadow_light");
        if (is_deep || shadow->light < voice.limit("shade_light")) {
            say(is_deep ? "shadow" : "shade", shadow->light,
                voice.limit(is_deep ? "shadow_light" : "shade_light"),
                {{"where", place_words(shadow->across, shadow->down)}});
            findings.back().region =
                look->region_on_document(shadow->left, shadow->top, shadow->right, shadow->bottom);
        }
    }
    return CheckResult(std::move(findings), contrast);
}

}  // namespace

extern const Check kExposure;
const Check kExposure{"quality.exposure", check, kAnswers, kLimits};

}  // namespace beian::inspect
