// Finding, refusing and taking: on documents that we drew and photographed.
#include "accuracy_figures/figure_lists.h"
#include "inspect/check.h"
#include "specimen/recipes.h"
#include "specimen/situations.h"

#include <fmt/format.h>

#include <limits>
#include <set>

namespace beian::accuracy {
namespace {

// Issue 3, "Measured": the quad found with a mean IoU of 0.97, every defect with 98 %, at most 2 % of good
// photos refused, the sharper one of 95 % of pairs.
constexpr double kQuad = 0.97, kFound = 0.98, kTaken = 0.98, kSharper = 0.95;

double has_good_overlap(const Outcome& outcome) {
    return outcome.overlap >= kGoodOverlap ? 1 : 0;
}

void add_quads(std::vector<Figure>& all, const std::string& name, const std::string& on, const SetName& set) {
    all.push_back(
        {Subject::Document, name + ".quad_iou", on, Figure::How::Mean, {set}, {}, has_overlap, kQuad});
    all.push_back(share(Subject::Document, name + ".quad_found",
                        fmt::format("{}: IoU of at least {:g}", on, kGoodOverlap), {set}, has_good_overlap));
}

void add_documents(std::vector<Figure>& all) {
    add_quads(all, "document", "good photos of every kind of document", "good");
    add_quads(all, "document.white_on_white", "white paper on a white table", "white_on_white");
    add_quads(all, "document.in_hand", "cards held in a hand", "in_hand");
    for (const char* set : {"dim_light", "pale", "scanned", "aslant", "turned"}) {
        for (const specimen::Situation& situation : specimen::situations())
            if (situation.name == set)
                add_quads(all, fmt::format("document.{}", set), fmt::format("documents {}", situation.what),
                          set);
    }
}

void add_nothing(std::vector<Figure>& all) {
    const std::string on = "blank sheets, keyboards, clutter and boards, each sent as some document";
    all.push_back(
        share(Subject::Nothing, "frame.none.hits", on, {"nothing"}, objected("frame.none"), kFound));
    all.push_back(share(Subject::Nothing, "frame.none.no_quad", on + ": no quad is invented", {"nothing"},
                        has_no_quad));
}

void add_defects(std::vector<Figure>& all) {
    for (const specimen::Defect& defect : specimen::defects()) {
        const std::string name = fmt::format("{}.{}", defect.check, defect.name);
        const std::string on = fmt::format("photos with `{}` as bad as a person would refuse", defect.name);
        const SetName set(defect.name);
        // Checks of origin warn where they cannot be sure (DESIGN 5), so of them no more is asked.
        const bool may_warn = defect.check.starts_with("origin.");
        const auto asked = [&](bool is) { return is ? std::optional(kFound) : std::nullopt; };
        all.push_back(
            share(Subject::Defects, name + ".hits", on, {set}, objected(defect.check), asked(!may_warn)));
        all.push_back(share(Subject::Defects, name + ".noticed", on + ": at least a warning", {set},
                            noticed(defect.check), asked(may_warn)));
        // A document on its side is turned by the desk: the one defect that is no reason to refuse.
        if (defect.name != "rotated")
            all.push_back(share(Subject::Defects, name + ".refused", on + ": refused, by whatever check",
                                {set}, is_refused));
    }
}

void add_good_photos(std::vector<Figure>& all) {
    all.push_back(share(Subject::GoodPhotos, "good.taken", "good photos, by all checks together", {"good"},
                        negated(is_refused), kTaken));
    for (const SetName set : {"white_on_white", "in_hand", "dim_light", "pale", "scanned", "coloured_light"})
        all.push_back(share(Subject::GoodPhotos, "good." + set + ".taken",
                            fmt::format("good photos `{}`, by all checks together", set), {set},
                            negated(is_refused)));
    std::set<std::string> checks{"frame.none"};
    for (const specimen::Defect& defect : specimen::defects()) checks.emplace(defect.check);
    for (const inspect::Check& check : inspect::all_checks()) checks.emplace(check.id);
    for (const std::string& check : checks) {
        if (check.starts_with("envelope.")) continue;
        all.push_back(share(Subject::GoodPhotos, check + ".good", "good photos that it lets pass", {"good"},
                            negated(objected(check)), kTaken));
        all.push_back(share(Subject::GoodPhotos, check + ".good_unwarned",
                            "good photos of which it does not even warn", {"good"}, negated(noticed(check))));
    }
}

void add_pairs(std::vector<Figure>& all) {
    const Value sharpness = [](const Outcome& outcome) {
        return outcome.measured("quality.sharpness").value_or(std::numeric_limits<double>::quiet_NaN());
    };
    const auto add = [&](const std::string& name, const std::string& what, const SetName& blurred) {
        all.push_back({Subject::Pairs,
                       "quality.sharpness.pairs." + name,
                       "two photos of one document in one scene, one of them " + what,
                       Figure::How::Pairs,
                       {"sharp"},
                       {blurred},
                       sharpness,
                       kSharper});
    };
    add("defocus", "out of focus", "defocused_pair");
    add("motion", "blurred by motion", "motion_pair");
}

}  // namespace

void add_specimen_figures(std::vector<Figure>& all) {
    add_documents(all);
    add_nothing(all);
    add_defects(all);
    add_good_photos(all);
    add_pairs(all);
}

}  // namespace beian::accuracy
