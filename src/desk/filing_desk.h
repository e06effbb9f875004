// What can people do with filings? Each use case loads, decides in pure functions, and writes all that
// follows in one change.
#pragma once

#include "desk/access.h"
#include "desk/declaration.h"
#include "desk/gate/gate.h"
#include "desk/ports.h"
#include "desk/records.h"

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
    RecordPolicy records{};
};

/// A filing, opened: folded from its events.
struct Opened {
    FilingKey key;
    workflow::Filing filing;
    Declaration declaration;
    std::vector<PageRow> pages;
    std::vector<workflow::Event> history;
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

/// A link's secret is told once; what is kept is its fingerprint.
struct IssuedLink {
    std::string secret;
    Instant until;
};

class FilingDesk {
public:
    explicit FilingDesk(Parts parts) : parts_(parts) {}

    Result<Opened> begin(const Caller& caller, const NewFiling& asked);
    /// `expected` is the version the caller saw; a newer one is a conflict.
    Result<Opened> save(const Caller& caller, const std::string& filing, std::uint64_t expected,
                        const Declaration& declaration);
    /// Everything that stands in the way, without submitting.
    Result<GateReport> check(const Caller& caller, const std::string& filing);
    Result<Opened> submit(const Caller& caller, const std::string& filing, std::uint64_t expected);
    /// Every other move of the table.
    Result<Opened> act(const Caller& caller, const std::string& filing, std::uint64_t expected,
                       const workflow::Action& asked);
    Result<IssuedLink> issue_link(const Caller& caller, const std::string& filing, workflow::Person person,
                                  workflow::Purpose purpose);
    /// The caller that a secret makes; its filing must be named with it.
    Caller caller_by_link(const std::string& tenant, const std::string& secret) const;

    /// For the check that saw the person, never for a person's own word.
    Result<Opened> record_presence(const Caller& caller, const std::string& filing, workflow::Person person);

    Result<PageRow> put_page(const Caller& caller, const std::string& filing, const NewPage& page);
    Result<Bytes> read_page(const Caller& caller, const std::string& filing, const workflow::ItemId& item,
                            const std::string& side, const std::string& purpose);
    /// What inspection and reading found out; called by the job that did it.
    /// `blob` is what was looked at; empty: whatever is there.
    Status report_page(const FilingKey& key, const workflow::ItemId& item, const std::string& side,
                       const PageReport& report, const std::string& blob = {});

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
    Status commit(const Caller& caller, const Opened& before, const workflow::Decision& decision,
                  const Declaration& declaration, Change change);
    Status reckon_anew(const Opened& opened);
    GateReport pass(const Opened& opened);
    std::string random_id(std::size_t bytes);

    Parts parts_;
};

}  // namespace beian::desk
