// What does the desk need of the world? Interfaces that adapters fill; nothing here knows a database or a
// network.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "desk/answers.h"
#include "desk/audit.h"
#include "desk/keys.h"
#include "workflow/filing.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

/// What lists, the clock and look-ups need of a filing. Nothing personal stands here in the clear.
struct Summary {
    workflow::FilingKind kind = workflow::FilingKind::First;
    workflow::Stage stage = workflow::Stage::Draft;
    std::string owner;
    std::string province;
    std::string claimed_by;
    Instant since;                     // of the stage
    std::optional<Instant> submitted;  // the queue's order
    std::optional<Instant> due;        // when the desk must look at it
    std::uint32_t services = 0;        // how many the order holds
    /// `certificate:3f…`, `phone:9a…`, `domain:…`: fingerprints by which other filings with the same are
    /// found.
    std::vector<std::string> marks;
    bool operator==(const Summary&) const = default;
};

struct PageRow {
    workflow::ItemId item;
    std::string side;
    std::string material;
    std::string blob;  // in the blob store
    std::string media_type;
    std::uint64_t bytes = 0;
    Instant added;
    Bytes report;  // sealed: findings and fields; empty until inspected
    bool operator==(const PageRow&) const = default;
};

struct StoredFiling {
    FilingKey key;
    std::uint64_t version = 0;
    Summary summary;
    Bytes form;                 // sealed
    std::vector<Bytes> events;  // sealed, oldest first
    std::vector<PageRow> pages;
    bool operator==(const StoredFiling&) const = default;
};

struct NewJob {
    std::string tenant;
    std::string kind;     // `tell`, `inspect`, `export`
    std::string payload;  // JSON, nothing personal
    Instant run_at;
    std::string once;  // of this tenant: a job of this name is queued once, done or not
    bool operator==(const NewJob&) const = default;
};

/// What is counted for statistics, by month: `returned photo-blurred`, `overruled quality.glare`, `stage
/// waiting`.
struct Tally {
    std::string what;
    std::string name;
    std::int64_t amount = 0;  // of a stage: milliseconds that a filing stood there
    bool operator==(const Tally&) const = default;
};
struct Tallied {
    std::string month;  // 2026-11, in China
    std::string what;
    std::string name;
    std::uint64_t count = 0;
    std::int64_t amount = 0;  // of all together
    bool operator==(const Tallied&) const = default;
};

/// Everything that one decision writes: all of it or nothing.
struct Change {
    FilingKey key;
    std::uint64_t expected = 0;  // the version it was decided on
    std::vector<Bytes> events;   // sealed; the version grows by as many
    Summary summary;
    std::optional<Bytes> form;
    /// What `form` was made from. A letter that was downloaded is noted in it without an event, so the
    /// version alone does not tell that it is another one by now.
    std::optional<Bytes> form_before{};
    std::vector<PageRow> put_pages;
    std::vector<std::pair<workflow::ItemId, std::string>> removed_pages;
    std::vector<AuditEntry> audit;
    std::vector<NewJob> jobs;
    std::string month{};  // that the tallies belong to
    std::vector<Tally> tallies{};
    std::optional<AskedFor> asked{};
};

struct Query {
    std::string tenant;
    std::vector<workflow::Stage> stages;  // empty: all
    std::optional<std::string> owner;
    std::optional<std::string> claimed_by;
    std::optional<std::string> mark;
    std::string after;  // cursor of the last row seen
    std::size_t most = 50;
};
struct Listed {
    std::string filing;
    std::uint64_t version = 0;
    Summary summary;  // with its marks only where the query asked for one
    std::string cursor;
    bool operator==(const Listed&) const = default;
};

/// How many filings stand at a stage, and since when the first of them was submitted.
struct StageCount {
    workflow::Stage stage = workflow::Stage::Draft;
    std::uint64_t count = 0;
    std::optional<Instant> oldest;
    bool operator==(const StageCount&) const = default;
};
struct ReviewerCount {
    std::string account;
    std::uint64_t claimed = 0;
    bool operator==(const ReviewerCount&) const = default;
};
struct Counts {
    std::vector<StageCount> stages;        // in the order of the stages, those that have any
    std::vector<ReviewerCount> reviewers;  // by name
    bool operator==(const Counts&) const = default;
};

class FilingStore {
public:
    virtual ~FilingStore() = default;
    /// Conflict where the version is not the expected one, also for a filing that exists already (expected
    /// 0), where the form is not the one that the new one was made from, and where what was asked for is done
    /// already.
    virtual Status commit(const Change& change) = 0;
    virtual Result<StoredFiling> load(const FilingKey& key) = 0;
    /// In the order in which they were submitted, those never submitted last.
    virtual std::vector<Listed> list(const Query& query) = 0;
    /// Whether any filing of the tenant has these bytes as a page.
    virtual bool mentions_page(std::string_view tenant, std::string_view blob) = 0;
    /// Filings of all tenants at which the desk must look by now, longest overdue first.
    virtual std::vector<FilingKey> due(Instant now, std::size_t most) = 0;
    virtual Counts count(std::string_view tenant) = 0;
    /// Since a month, in order.
    virtual std::vector<Tallied> tallied(std::string_view tenant, std::string_view since) = 0;
};

struct AuditQuery {
    std::optional<std::string> filing{};
    std::optional<std::string> actor{};
    std::uint64_t before = 0;  // records with lower numbers; 0: from the newest
    std::size_t most = 50;
};

class AuditTrail {
public:
    virtual ~AuditTrail() = default;
    /// For what is only read; what is written has its records in the same Change.
    virtual void append(std::string_view tenant, std::span<const AuditEntry> entries) = 0;
    virtual std::vector<AuditRecord> read(std::string_view tenant, std::uint64_t from, std::size_t most) = 0;
    /// The last record of every tenant that has any.
    virtual std::vector<std::pair<std::string, Anchor>> ends() = 0;
    /// Newest first.
    virtual std::vector<AuditRecord> search(std::string_view tenant, const AuditQuery& query) = 0;
};

struct Job {
    std::string tenant;
    std::string id;
    std::string kind;
    std::string payload;
    int attempt = 1;
    bool operator==(const Job&) const = default;
};

/// A job that failed for good, and why.
struct DeadJob {
    Job job;
    std::string why;
    bool operator==(const DeadJob&) const = default;
};

/// At least once: a job whose worker dies is taken again when its lease is over.
class JobQueue {
public:
    virtual ~JobQueue() = default;
    virtual void put(const NewJob& job) = 0;
    virtual std::optional<Job> take(std::span<const std::string> kinds, Instant now, Instant lease_until) = 0;
    virtual void done(const Job& job) = 0;
    /// Tried again at `again`; without one it is dead, and stays to be looked at.
    virtual void failed(const Job& job, std::string_view why, std::optional<Instant> again) = 0;
    /// Of one tenant, by id, those after `after`.
    virtual std::vector<DeadJob> dead(std::string_view tenant, std::string_view after, std::size_t most) = 0;
    /// Those of one kind that are still to be done, soonest first.
    virtual std::vector<NewJob> waiting(std::string_view tenant, std::string_view kind, std::size_t most) = 0;
    /// A dead one is done again from now on, as if it had never been tried. False where there is none.
    virtual bool revive(std::string_view tenant, std::string_view id, Instant now) = 0;
};

/// Pages, sealed. The same bytes of one tenant have the same id.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    virtual std::string put(std::string_view tenant, BytesView bytes) = 0;
    virtual Result<Bytes> get(std::string_view tenant, std::string_view id) = 0;
    virtual void remove(std::string_view tenant, std::string_view id) = 0;
    /// When these bytes were last put; nothing where they are not kept.
    virtual std::optional<Instant> written(std::string_view tenant, std::string_view id) = 0;
};

/// Seals what the store keeps, by a key of the tenant's own.
class Vault {
public:
    virtual ~Vault() = default;
    /// `about` binds the seal to its place: what was sealed for one filing opens for no other.
    virtual Bytes seal(std::string_view tenant, std::string_view about, BytesView plain) = 0;
    virtual Result<Bytes> open(std::string_view tenant, std::string_view about, BytesView sealed) = 0;
    /// The same for the same value of the same tenant, and nothing can be read from it.
    virtual std::string mark(std::string_view tenant, std::string_view kind, std::string_view value) = 0;
};

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// What people are told. Carriers of text messages send only texts they have seen before: they get the name
/// of one and what is to be filled in, in its order.
struct Message {
    std::string id;     // of this telling: the same when it is tried again
    std::string to;     // an address or number, from sealed data: never logged
    std::string event;  // `returned`
    Words subject;
    Words text;
    std::vector<std::pair<std::string, std::string>> values;
    Language language = Language::Zh;
};
/// A refusal is for good: no such address. What may succeed later is an exception.
class Channel {
public:
    virtual ~Channel() = default;
    virtual Status send(const Message& message) = 0;
};

}  // namespace beian::desk
