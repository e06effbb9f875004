// What does the gate look at of a filing? Everything of it, opened and gathered.
#include "desk/filing_desk.h"
#include "desk/page_json.h"
#include "desk/presence/proof.h"
#include "desk/sealing.h"

#include <stdexcept>

namespace beian::desk {

PageReport FilingDesk::report_of(const FilingKey& key, const PageRow& row) {
    if (row.report.empty()) return {row.item, row.material, row.side, false, {}, {}, {}};
    const auto json = open_text(parts_.vault, key, row.report);
    auto parsed = json ? parse_page_report(*json) : Result<PageReport>(json.error());
    if (!parsed) throw std::runtime_error("a page's report cannot be read: " + parsed.error().message);
    return std::move(*parsed);
}

Submission FilingDesk::submission_of(const Opened& opened, Gathered& gathered) {
    const Declaration& declared = opened.declaration;
    const rules::Profile* profile = parts_.books.rulebook.find_profile(parts_.books.profile);
    for (const PageRow& row : opened.pages) gathered.pages.push_back(report_of(opened.key, row));
    gathered.facts = rules::Facts(parts_.books.rulebook.vocabulary);
    for (const std::string& answer : declared.answers) {
        // A fact that a newer rulebook no longer knows is no longer asked either.
        const auto given = rules::parse_fact_options(parts_.books.rulebook.vocabulary, {&answer, 1});
        if (given) rules::merge_facts(gathered.facts, *given);
    }
    gathered.records =
        records_of(opened.key, opened.filing.kind, declared, parts_.store, parts_.vault, parts_.records);
    const Instant now = parts_.clock.now();
    gathered.about.emplace(form::Case{declared.form,
                                      parts_.fields,
                                      opened.filing.kind,
                                      declared.subject_kind,
                                      declared.province,
                                      day_in_china(now),
                                      profile == nullptr ? 0 : profile->min_validity_days,
                                      {}});
    Submission submission{*gathered.about, gathered.facts,   opened.filing,
                          gathered.pages,  gathered.records, now};
    for (const workflow::Presence& presence : opened.filing.presences) {
        if (!still_counts(presence, opened.key, declared, opened.pages, parts_.books.rulebook, parts_.vault))
            submission.stale_proofs.insert(presence.person);
        const auto proof = read_proof(parts_.vault, opened.key.tenant, presence.proof);
        if (proof && proof->unsure) submission.unsure_proofs.insert(presence.person);
    }
    submission.letters = standings(opened, submission);
    return submission;
}

GateReport FilingDesk::pass(const Opened& opened) {
    Gathered gathered;
    return pass_gate(submission_of(opened, gathered), parts_.books);
}

Result<std::vector<rules::Checklist>> FilingDesk::checklists(const Caller& caller,
                                                             const std::string& filing) {
    const Opened opened = BEIAN_TRY(open_for(caller, filing));
    if (!may_see(caller, caller.tenant, opened.filing, Sight::Form, parts_.clock.now()))
        return Error{ErrorCode::Forbidden, "what was declared is not for this role"};
    Gathered gathered;
    return checklists_of(submission_of(opened, gathered), parts_.books);
}

}  // namespace beian::desk
