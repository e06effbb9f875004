// What can people do with filings? Each use case loads, decides in pure functions, and writes all that
// follows in one change.
#pragma once

#include "desk/access.h"
#include "desk/declaration.h"
#include "desk/gate/gate.h"
#include "desk/letters/standing.h"
#include "desk/ports.h"
#include "desk/records.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace beian::desk {

/// What the desk is made of; main knows every concrete part.
struct Parts {
    FilingStore& store;
    AuditTrail& trail;
    BlobStore& blobs;
    Vault& vault;
    const Clock& clock;
    Random& random;
    const Books& books;
    const form::FieldBook& fields;
    const workflow::Calendar& calendar;
    const letter::LetterBook& letters;
    RecordPolicy records{};
};

/// A filing, opened: folded from its events.
struct Opened {
    FilingKey key;
    workflow::Filing filing;
    Declaration declaration;
    std::vector<PageRow> pages;
    std::vector<workflow::Event> history;
    Bytes form{};  // the declaration, sealed, as it was read
};

struct NewFiling {
    workflow::FilingKind kind = workflow::FilingKind::First;
    std::string province;
    std::string subject_kind;
};

struct NewPage {
    workflow::ItemId item;
    std::string side;
    std::string material;
    std::string media_type;
    BytesView bytes;
};

/// A page that was handed in, and its report.
struct SeenPage {
    PageRow row;
    PageReport report;
};

struct SeenBytes {
    Bytes bytes;
    std::string media_type;
};

/// A link's secret is told once; what is kept is its fingerprint.
struct IssuedLink {
    std::string secret;
    Instant until;
};

/// What someone far away is asked for, and by whom.
struct LinkView {
    workflow::Link link;
    std::string organizer;  // the subject's name where it is an organisation
    struct Item {
        workflow::ItemId item;
        std::vector<std::string> materials;  // slugs that will do, as the rulebook orders them
        bool operator==(const Item&) const = default;
    };
    std::vector<Item> asked;    // of pages that the checklists surely want of this person
    std::vector<Item> perhaps;  // those that hang on something nobody has said yet
};

/// What a submission looks at while it is judged.
struct Gathered {
    std::optional<form::Case> about;
    rules::Facts facts;
    std::vector<PageReport> pages;
    Records records;
};

/// Who is to be shown to be there, and what the proof will be bound to.
struct Provable {
    workflow::Person person = workflow::Person::Head;
    std::string document;  // digest of the identity pages
    PageRow portrait;      // the page with the portrait
    std::string name;      // as declared
    std::string number;    // of a resident identity card; empty: another document
};

class FilingDesk {
public:
    explicit FilingDesk(Parts parts) : parts_(parts) {}

    Result<Opened> begin(const Caller& caller, const NewFiling& asked);
    /// `expected` is the version the caller saw; a newer one is a conflict.
    Result<Opened> save(const Caller& caller, const std::string& filing, std::uint64_t expected,
                        Declaration declaration);
    /// Everything that stands in the way, without submitting.
    Result<GateReport> check(const Caller& caller, const std::string& filing);
    /// What it must hand in, a checklist for each service, by the rules of the day it began.
    Result<std::vector<rules::Checklist>> checklists(const Caller& caller, const std::string& filing);
    Result<Opened> submit(const Caller& caller, const std::string& filing, std::uint64_t expected);
    /// Every other move of the table.
    Result<Opened> act(const Caller& caller, const std::string& filing, std::uint64_t expected,
                       const workflow::Action& asked);
    Result<IssuedLink> issue_link(const Caller& caller, const std::string& filing, workflow::Person person,
                                  workflow::Purpose purpose);
    /// The caller that a secret makes; its filing must be named with it.
    Caller caller_by_link(const std::string& tenant, const std::string& secret) const;

    /// What the caller's link is for: also of one that opens nothing any more, so that people are told why.
    Result<LinkView> view_link(const Caller& caller, const std::string& filing);

    /// As a licensed service told it to a program that has the right; never for a person's own word.
    /// `reference`: under which whoever checked keeps the proof.
    Result<Opened> record_presence(const Caller& caller, const std::string& filing, workflow::Person person,
                                   const std::string& reference = {});
    /// May the caller have this person shown to be there now? By a link it is the link's person.
    Result<Provable> may_prove(const Caller& caller, const std::string& filing,
                               std::optional<workflow::Person> person);
    /// What the desk's own check found. `document` is that of `may_prove`, `proof` the signed record; the
    /// same again changes nothing.
    Result<Opened> record_proof(const Caller& caller, const std::string& filing, workflow::Person person,
                                const std::string& document, const std::string& proof);

    /// Would such a page be taken? Its bytes are not looked at.
    Status may_put_page(const Caller& caller, const std::string& filing, const NewPage& page);
    /// Where others change the filing meanwhile it is done again on what they left: two sides of one card
    /// come at once.
    Result<PageRow> put_page(const Caller& caller, const std::string& filing, const NewPage& page);
    /// The document was found wrongly: the same picture, judged anew with its corners (pixels of the upright
    /// picture) as a person puts them. It counts as a page that is handed in.
    Result<PageRow> correct_corners(const Caller& caller, const std::string& filing,
                                    const workflow::ItemId& item, const std::string& side,
                                    const model::Quad& corners);
    Result<Bytes> read_page(const Caller& caller, const std::string& filing, const workflow::ItemId& item,
                            const std::string& side, const std::string& purpose);
    Result<SeenBytes> read_page_typed(const Caller& caller, const std::string& filing,
                                      const workflow::ItemId& item, const std::string& side,
                                      const std::string& purpose);
    /// Each page with what was found out about it; whoever came by a link gets those of their person.
    Result<std::vector<SeenPage>> read_reports(const Caller& caller, const std::string& filing,
                                               const std::string& purpose);
    /// The same for whoever looked a moment ago and waits for what comes: no further record.
    Result<std::vector<SeenPage>> page_reports(const Caller& caller, const std::string& filing);
    /// What inspection and reading found out; called by the job that did it.
    /// `seen` is what was looked at; nullptr: whatever is there.
    Status report_page(const FilingKey& key, const workflow::ItemId& item, const std::string& side,
                       const PageReport& report, const PageRow* seen = nullptr);

    /// The letters that the filing is asked for, each with how it stands. Whoever came by a link gets those
    /// that are asked of their person.
    Result<std::vector<LetterView>> letters(const Caller& caller, const std::string& filing);
    /// One of them drawn; with `missing` instead of bytes where it cannot be yet. A download is kept in mind,
    /// so that the desk can say later what changed since.
    Result<LetterFile> draw_letter(const Caller& caller, const std::string& filing, const LetterWish& wish);
    /// What only this letter asks, answered: all of it at once.
    Result<Opened> answer_letter(const Caller& caller, const std::string& filing, std::uint64_t expected,
                                 const LetterWish& wish, const LetterValues& answers);

    /// Looks are recorded with their purpose.
    Result<Opened> view(const Caller& caller, const std::string& filing, Sight sight,
                        const std::string& purpose);
    std::vector<Listed> list(const Caller& caller, Query query);
    std::vector<workflow::ActionKind> possible(const Caller& caller, const Opened& opened) const;

    /// Does what is due by now: reminders, lapses, reviews that nobody touches. Gives how many filings it
    /// moved.
    std::size_t look_at_due(std::size_t most);

private:
    workflow::Setting setting() const { return {parts_.books.process, parts_.calendar}; }
    Result<Opened> open(const FilingKey& key);
    /// As `open`, but for whoever may not know of it there is no such filing.
    Result<Opened> open_for(const Caller& caller, const std::string& filing);
    Result<Opened> decide_and_commit(const Caller& caller, Opened opened, const workflow::Action& action,
                                     Change change);
    /// `edit` puts down what was declared; done again where a letter was downloaded meanwhile, which changes
    /// no version. Nothing is written where it changes nothing.
    Result<Opened> declare(const Caller& caller, Opened opened, const workflow::Action& action,
                           const std::function<void(Declaration&)>& edit);
    Status commit(const Caller& caller, const Opened& before, const workflow::Decision& decision,
                  const Declaration& declaration, Change change);
    Status reckon_anew(const Opened& opened);
    GateReport pass(const Opened& opened);
    std::vector<LetterStanding> standings(const Opened& opened, const Submission& submission);
    Submission submission_of(const Opened& opened, Gathered& gathered);
    LetterBooks letter_books() const { return {parts_.books.rulebook, parts_.letters, parts_.fields}; }
    Result<LetterPlace> place_of(const LetterWish& wish, const Submission& submission) const;
    Result<FilledLetter> filled(const Opened& opened, const Submission& submission, const LetterPlace& place);
    LetterView view_of(const Opened& opened, const LetterPlace& place, FilledLetter filled,
                       const Submission& submission);
    Status remember(Opened opened, const LetterPlace& place, DrawnLetter drawn);
    PageReport report_of(const FilingKey& key, const PageRow& row);
    Result<PageRow> try_put_page(const Caller& caller, const std::string& filing, const NewPage& page,
                                 const std::string& blob);
    Result<PageRow> commit_page(const Caller& caller, Opened opened, const PageRow& row,
                                const std::optional<model::Quad>& corners);
    Result<Opened> open_for_page(const Caller& caller, const std::string& filing, const NewPage& page);
    workflow::Action proving(const Opened& opened, workflow::Person person) const;
    std::string random_id(std::size_t bytes);

    Parts parts_;
};

}  // namespace beian::desk
