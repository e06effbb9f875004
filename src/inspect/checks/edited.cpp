// origin.edited: has a program other than the camera's changed the picture, and where?
#include "inspect/check.h"
#include "inspect/origin/quiet_places.h"
#include "inspect/words.h"

#include <algorithm>
#include <iterator>

namespace beian::inspect {
namespace {

constexpr AnswerSpec kAnswers[] = {{"editor", "program"}, {"notes", ""}, {"painted", ""}};
constexpr std::string_view kLimits[] = {"least_grain", "painted_from"};

/// Programs made to change pictures, by a part of the name they sign with. Cameras' own programs and mere
/// viewers do not stand here.
constexpr std::string_view kEditors[] = {
    "photoshop",   "lightroom",      "gimp",         "meitu",       "snapseed",   "picsart",
    "pixelmator",  "affinity photo", "paint.net",    "paint shop",  "paintshop",  "faceapp",
    "xingtu",      "canva",          "fotor",        "pixlr",       "photoscape", "coreldraw",
    "photo-paint", "illustrator",    "capture one",  "luminar",     "vsco",       "facetune",
    "beautyplus",  "photodirector",  "photoimpact",  "photofiltre", "krita",      "darktable",
    "rawtherapee", "acdsee",         "photopea",     "polarr",      "remini",     "inshot",
    "befunky",     "image editor",   "photo editor", "ps express",
};

bool is_editor(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::any_of(std::begin(kEditors), std::end(kEditors),
                       [&](std::string_view each) { return name.find(each) != std::string::npos; });
}

CheckResult check(const Photo& photo, const Voice& voice) {
    CheckResult result;
    const image::Envelope& envelope = photo.envelope;
    for (const std::string& program : {envelope.software, envelope.creator_tool}) {
        if (!is_editor(program)) continue;
        result.findings.push_back(voice.say("editor", {{"program", plain(program)}}));
        break;
    }
    if (result.findings.empty() && envelope.photoshop_notes) result.findings.push_back(voice.say("notes"));
    const Look* look = photo.document_look();
    if (!look || !look->document()) return result;
    const Grain grain = grain_of(look->planes().light, look->document()->quad);
    // Where the camera or JPEG took all grain away, a brush has none to take.
    if (!grain.place || grain.level < voice.limit("least_grain")) return result;
    // Grain that is thin everywhere makes quiet places by chance.
    constexpr double kByChance = 5;
    result.measured = grain.place->quiet - kByChance * grain.quiet_share;
    const double limit = voice.limit("painted_from");
    if (*result.measured < limit) return result;
    model::Finding said = voice.say("painted");
    said.measured = *result.measured;
    said.needed = limit;
    said.region = look->region(grain.place->left, grain.place->top, grain.place->right, grain.place->bottom);
    result.findings.push_back(said);
    return result;
}

}  // namespace

extern const Check kEdited;
const Check kEdited{"origin.edited", check, kAnswers, kLimits};

}  // namespace beian::inspect
