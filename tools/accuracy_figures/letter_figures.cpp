// Letters that came back: what is wrong with one is found, and what is right is left alone.
#include "accuracy_figures/figure_lists.h"
#include "specimen/signed_letters.h"

#include <fmt/format.h>

#include <set>

namespace beian::accuracy {
namespace {

// Issue 8: every fault found with 98 %, at most 2 % of good letters called faulty, 99.5 % of codes read.
constexpr double kFound = 0.98, kTaken = 0.98, kCodes = 0.995;

bool is_about_letter(const model::Finding& finding) {
    return finding.check.starts_with("letter.");
}

/// Refused by what is not about letters: a photo that somebody must take again anyway.
bool is_bad_photo(const Outcome& outcome) {
    for (const model::Finding& finding : outcome.page.findings)
        if (finding.severity == model::Severity::Block && !is_about_letter(finding)) return true;
    return false;
}

double is_taken(const Outcome& outcome) {
    for (const model::Finding& finding : outcome.page.findings)
        if (finding.severity <= model::Severity::Fix && is_about_letter(finding)) return 0;
    return 1;
}

Parts codes_of(const Outcome& outcome) {
    if (is_bad_photo(outcome)) return {};
    return {outcome.page.fields.contains("letter") ? 1 : 0, 1};
}

void add_set(std::vector<Figure>& all, const std::string& prefix, const std::string& how, bool every) {
    std::set<std::string> checks;
    for (const specimen::LetterFault& fault : specimen::letter_faults()) {
        const std::string check(fault.check), name(fault.name);
        const bool needs_filing = name == "other_filing" || name == "old_version" || name == "two_letters" ||
                                  name == "page_missing";
        if (!every && needs_filing) continue;
        checks.insert(check);
        const bool warns = fault.is_only_warned_of;
        all.push_back(share(Subject::Letters,
                            fmt::format("{}.{}.{}", prefix, name, warns ? "noticed" : "hits"),
                            fmt::format("letters with {}{}: `{}` {}", fault.what, how, check,
                                        warns ? "warns of it" : "refuses them"),
                            {(every ? "letters/" : "letters/alone/") + name},
                            warns ? noticed(check) : objected(check), kFound));
    }
    const SetName good = every ? "letters/good" : "letters/alone/good";
    all.push_back(share(Subject::Letters, prefix + ".good.taken",
                        "good letters of every kind" + how + ", by all checks of letters together", {good},
                        is_taken, kTaken));
    for (const std::string& check : checks)
        all.push_back(share(Subject::Letters, fmt::format("{}.{}.good", prefix, check),
                            "good letters" + how + (how.empty() ? "" : ",") + " that it lets pass", {good},
                            negated(objected(check)), kTaken));
}

}  // namespace

void add_letter_figures(std::vector<Figure>& all) {
    all.push_back({Subject::Letters,
                   "letters.code.read",
                   "codes of good letters whose photo is taken",
                   Figure::How::Parts,
                   {"letters/good"},
                   {},
                   {},
                   kCodes,
                   codes_of});
    add_set(all, "letters", "", true);
    add_set(all, "letters.alone", ", nothing of the filing known", false);
}

}  // namespace beian::accuracy
