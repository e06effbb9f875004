#include "adapters/sql/audit_rows.h"
#include "adapters/sql/counts.h"
#include "adapters/sql/filing_row.h"
#include "adapters/sql/job_rows.h"
#include "adapters/sql/store.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <algorithm>

namespace beian::sql {

namespace {

using desk::Change;
using desk::FilingKey;
using desk::PageRow;
using soci::into;
using soci::use;

/// Only over the one that it was made from, where that is said.
bool put_form(soci::session& session, const Change& change) {
    if (!change.form) return true;
    const std::string form = to_base64(*change.form);
    if (!change.form_before) {
        session << "UPDATE filing SET form = :form WHERE tenant = :tenant AND filing = :filing", use(form),
            use(change.key.tenant), use(change.key.filing);
        return true;
    }
    const std::string before = to_base64(*change.form_before);
    soci::statement update =
        (session.prepare << "UPDATE filing SET form = :form WHERE tenant = :tenant AND filing = :filing AND "
                            "form = :before",
         use(form), use(change.key.tenant), use(change.key.filing), use(before));
    update.execute(true);
    return update.get_affected_rows() == 1;
}

bool put_filing(soci::session& session, const Change& change) {
    const FilingRow row(change.summary);
    const long long expected = static_cast<long long>(change.expected);
    const long long version = expected + static_cast<long long>(change.events.size());
    if (change.expected == 0) {
        const std::string form = change.form ? to_base64(*change.form) : std::string{};
        soci::statement insert =
            (session.prepare
                 << "INSERT INTO filing (tenant, filing, version, kind, stage, owner, province, claimed_by, "
                    "since, "
                    "submitted, due, services, form) VALUES (:tenant, :filing, :version, :kind, :stage, "
                    ":owner, "
                    ":province, :claimed, :since, :submitted, :due, :services, :form) ON CONFLICT DO NOTHING",
             use(change.key.tenant), use(change.key.filing), use(version), use(row.kind), use(row.stage),
             use(row.owner), use(row.province), use(row.claimed_by), use(row.since), use(row.submitted),
             use(row.due), use(row.services), use(form));
        insert.execute(true);
        return insert.get_affected_rows() == 1;
    }
    soci::statement update =
        (session.prepare
             << "UPDATE filing SET version = :version, stage = :stage, owner = :owner, province = :province, "
                "claimed_by = :claimed, since = :since, submitted = :submitted, due = :due, services = "
                ":services "
                "WHERE tenant = :tenant AND filing = :filing AND version = :expected",
         use(version), use(row.stage), use(row.owner), use(row.province), use(row.claimed_by), use(row.since),
         use(row.submitted), use(row.due), use(row.services), use(change.key.tenant), use(change.key.filing),
         use(expected));
    update.execute(true);
    return update.get_affected_rows() == 1 && put_form(session, change);
}

void put_events(soci::session& session, const Change& change) {
    long long version = static_cast<long long>(change.expected);
    for (const Bytes& event : change.events) {
        ++version;
        const std::string sealed = to_base64(event);
        session << "INSERT INTO filing_event (tenant, filing, version, sealed) VALUES (:tenant, :filing, "
                   ":version, :sealed)",
            use(change.key.tenant), use(change.key.filing), use(version), use(sealed);
    }
}

void put_marks(soci::session& session, const Change& change) {
    std::vector<std::string> wanted = change.summary.marks;
    std::sort(wanted.begin(), wanted.end());
    const std::vector<std::string> had = marks_of(session, change.key);
    const auto in = [](const std::vector<std::string>& list, const std::string& one) {
        return std::find(list.begin(), list.end(), one) != list.end();
    };
    for (const std::string& mark : had) {
        if (in(wanted, mark)) continue;
        session << "DELETE FROM filing_mark WHERE tenant = :tenant AND filing = :filing AND mark = :mark",
            use(change.key.tenant), use(change.key.filing), use(mark);
    }
    for (const std::string& mark : wanted) {
        if (in(had, mark)) continue;
        session << "INSERT INTO filing_mark (tenant, filing, mark) VALUES (:tenant, :filing, :mark)",
            use(change.key.tenant), use(change.key.filing), use(mark);
    }
}

void put_pages(soci::session& session, const Change& change) {
    const auto remove = [&](const std::string& item, const std::string& side) {
        session << "DELETE FROM page WHERE tenant = :tenant AND filing = :filing AND item = :item AND side = "
                   ":side",
            use(change.key.tenant), use(change.key.filing), use(item), use(side);
    };
    for (const auto& [item, side] : change.removed_pages) remove(item, side);
    for (const PageRow& page : change.put_pages) {
        remove(page.item, page.side);
        const long long bytes = static_cast<long long>(page.bytes), added = column(page.added);
        const std::string report = to_base64(page.report);
        session << "INSERT INTO page (tenant, filing, item, side, material, blob, media_type, bytes, added, "
                   "report) VALUES "
                   "(:tenant, :filing, :item, :side, :material, :blob, :media, :bytes, :added, :report)",
            use(change.key.tenant), use(change.key.filing), use(page.item), use(page.side),
            use(page.material), use(page.blob), use(page.media_type), use(bytes), use(added), use(report);
    }
}

/// A request is done by one change alone: another try at it, whose lease was over, finds it done.
bool put_asked(soci::session& session, const Change& change) {
    if (!change.asked) return true;
    const auto& [key, kept] = *change.asked;
    const long long until = column(kept);
    std::string done = change.key.filing;
    if (!change.put_pages.empty())
        done += " " + change.put_pages.front().item + " " + change.put_pages.front().side;
    soci::statement update =
        (session.prepare << "UPDATE answer SET done = :done, until = :until WHERE tenant = :tenant AND "
                            "caller = :caller AND name = :name AND done = ''",
         use(done), use(until), use(key.tenant), use(key.caller), use(key.name));
    update.execute(true);
    return update.get_affected_rows() == 1;
}

std::vector<PageRow> pages_of(soci::session& session, const FilingKey& key) {
    std::vector<PageRow> pages;
    PageRow page;
    long long bytes = 0, added = 0;
    std::string report;
    soci::statement select =
        (session.prepare << "SELECT item, side, material, blob, media_type, bytes, added, report FROM page "
                            "WHERE tenant = :tenant "
                            "AND filing = :filing ORDER BY item, side",
         use(key.tenant), use(key.filing), into(page.item), into(page.side), into(page.material),
         into(page.blob), into(page.media_type), into(bytes), into(added), into(report));
    select.execute();
    while (select.fetch()) {
        page.bytes = static_cast<std::uint64_t>(bytes);
        page.added = instant(added);
        page.report = from_base64(report);
        pages.push_back(page);
    }
    return pages;
}

}  // namespace

Status SqlStore::commit(const Change& change) {
    bool fresh = false;
    database_.write([&](soci::session& session) {
        fresh = put_filing(session, change) && put_asked(session, change);
        if (!fresh) return false;
        put_events(session, change);
        put_marks(session, change);
        put_pages(session, change);
        put_audit(session, database_, chain_, change.key.tenant, change.audit);
        for (const desk::NewJob& job : change.jobs) put_job(session, job);
        put_tallies(session, change);
        return true;
    });
    if (fresh) return ok();
    return Error{ErrorCode::Conflict, "someone changed this filing meanwhile; look at it again"};
}

Result<desk::StoredFiling> SqlStore::load(const FilingKey& key) {
    desk::StoredFiling filing;
    filing.key = key;
    bool found = false;
    database_.snapshot([&](soci::session& session) {
        FilingRow row;
        std::string form;
        long long version = 0;
        session << "SELECT version, kind, stage, owner, province, claimed_by, since, submitted, due, "
                   "services, form FROM filing "
                   "WHERE tenant = :tenant AND filing = :filing",
            use(key.tenant), use(key.filing), into(version), into(row.kind), into(row.stage), into(row.owner),
            into(row.province), into(row.claimed_by), into(row.since), into(row.submitted), into(row.due),
            into(row.services), into(form);
        found = session.got_data();
        if (!found) return;
        filing.version = static_cast<std::uint64_t>(version);
        filing.summary = row.summary();
        filing.summary.marks = marks_of(session, key);
        filing.form = from_base64(form);
        std::string sealed;
        soci::statement events =
            (session.prepare << "SELECT sealed FROM filing_event WHERE tenant = :tenant AND "
                                "filing = :filing AND version <= :version ORDER BY version",
             use(key.tenant), use(key.filing), use(version), into(sealed));
        events.execute();
        while (events.fetch()) filing.events.push_back(from_base64(sealed));
        filing.pages = pages_of(session, key);
    });
    if (!found) return Error{ErrorCode::NotFound, "there is no such filing"};
    return filing;
}

bool SqlStore::mentions_page(std::string_view tenant, std::string_view blob) {
    const std::string name(tenant), id(blob);
    long long count = 0;
    database_.read([&](soci::session& session) {
        session << "SELECT COUNT(*) FROM page WHERE tenant = :tenant AND blob = :blob", use(name), use(id),
            into(count);
    });
    return count > 0;
}

}  // namespace beian::sql
