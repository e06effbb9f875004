// May this filing be submitted? Everything that the form, the rulebook, the pages, what was read from them
// and the desk's own records know, as findings that name the item and the way out.
#pragma once

#include "desk/letters/standing.h"
#include "desk/reasons.h"
#include "findings/check_book.h"
#include "form/check.h"
#include "model/field.h"
#include "model/finding.h"
#include "model/geometry.h"
#include "rules/evaluate.h"
#include "workflow/filing.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

/// One page that was handed in, and what inspection and reading said of it.
struct PageReport {
    workflow::ItemId item;  // head.id_card
    std::string material;   // the document it is said to be; one of those that the item accepts
    std::string side;       // front
    bool inspected = false;
    std::vector<model::Finding> findings;
    std::string document;  // what it turned out to be; empty: not known
    model::Fields fields;
    std::optional<model::Quad> quad = {};  // the document, in pixels of the upright picture
    bool corners_given = false;            // by a person, who says that it was found wrongly
    std::uint32_t width = 0, height = 0;   // of the upright picture, in pixels; 0: not known
};

/// What the desk's store knows beside this filing. Counts include it.
struct Records {
    bool open_order = false;            // another order is in flight for the same certificate
    bool change_open = false;           // a change of this subject is in flight
    bool cancel_open = false;           // what is to be cancelled is being cancelled already
    std::optional<bool> filed_with_us;  // of a filing that is to be changed or cancelled
    std::optional<int> accesses;        // that the service to leave still has
    int subjects_with_phone = 0;        // subjects that use one of the mobile numbers
    int services_of_subject = 0;
    std::vector<std::string> domains_filed;  // of this form, in another filing of the desk
    std::vector<std::string> urls_filed;
    std::vector<std::string> codes_used;      // service codes of this form that are not free
    std::vector<std::string> addresses_full;  // servers that serve as many filings as they may
    bool blacklisted = false;
};

struct Submission {
    const form::Case& about;
    const rules::Facts& given;  // answers to questions
    const workflow::Filing& filing;
    std::span<const PageReport> pages;
    const Records& records;
    Instant now;
    /// Whose proof of presence counts no more: their document was changed since, or nobody here signed it.
    std::set<workflow::Person> stale_proofs{};
    /// Whose face was near the border: a reviewer compares it with the portrait.
    std::set<workflow::Person> unsure_proofs{};
    std::vector<LetterStanding> letters{};
};

/// The rulebooks of the day.
struct Books {
    const rules::Rulebook& rulebook;
    const workflow::ProcessBook& process;
    const findings::CheckBook& form_checks;
    const findings::CheckBook& gate_checks;
    const ReasonBook& reasons;
    std::string_view profile;
};

struct GateFinding {
    workflow::ItemId item;  // fields.subject, head.id_card, filing
    std::string field;      // of a field: its path
    std::string check;
    std::string answer;
    model::Severity severity = model::Severity::Block;
    Words message;
    Words way_out;
    std::string rule;                  // the rule that says so
    std::vector<std::string> reasons;  // ids of the catalogue
    std::string suggest = {};          // what the document says, to be put into `field`
    bool operator==(const GateFinding&) const = default;
};

struct GateReport {
    std::vector<GateFinding> findings;
    std::vector<workflow::ItemId> items;  // what a reviewer will decide on
    /// `form.name:short` and so on, each once: what Submit is refused for.
    std::vector<std::string> blockers() const;
};

GateReport pass_gate(const Submission& submission, const Books& books);
/// What is asked of each service, by the rules of the day the filing began.
std::vector<rules::Checklist> checklists_of(const Submission& submission, const Books& books);
/// rules/gate.yaml
Result<findings::CheckBook> load_gate_checks(const std::string& path);
/// `head.id_card`; of a service after the first: `service_head.1.id_card`.
workflow::ItemId item_id(rules::Owner of, std::size_t service, std::string_view material);
/// Of which service such an item is; 0 for what is of none.
std::size_t service_in(const workflow::ItemId& item);
/// What is known for the rules that speak of one service: answers, the form, the records.
rules::Facts facts_of(const Submission& submission, const Books& books, std::size_t service);

}  // namespace beian::desk
