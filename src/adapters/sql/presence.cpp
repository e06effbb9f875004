#include "adapters/sql/presence.h"

#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <stdexcept>

namespace beian::sql {

using desk::FrameBatch;
using desk::PresenceRow;
using desk::PresenceState;
using soci::into;
using soci::use;

namespace {

/// The columns of a row as a statement reads them.
struct Columns {
    PresenceRow row;
    std::string person, state, sealed, verdict;
    long long begun = 0, until = 0, arrived = 0;

    PresenceRow made() const {
        PresenceRow made = row;
        const auto whose = workflow::find_person(person);
        const auto how = desk::find_presence_state(state);
        if (!whose || !how) throw std::runtime_error("a check of presence is not as the desk writes it");
        made.person = *whose;
        made.state = *how;
        made.begun = instant(begun);
        made.until = instant(until);
        made.arrived = static_cast<std::uint64_t>(arrived);
        made.sealed = from_base64(sealed);
        made.verdict = from_base64(verdict);
        return made;
    }
};

constexpr const char* kColumns =
    "SELECT tenant, proof, filing, person, caller, state, begun, until, arrived, last, sealed, verdict "
    "FROM presence_check ";

long long counted(soci::session& session, const std::string& tenant, const std::string& filing,
                  const std::string& person, long long since) {
    long long count = 0;
    session << "SELECT COUNT(*) FROM presence_check WHERE tenant = :tenant AND filing = :filing AND person = "
               ":person AND begun > :since",
        use(tenant), use(filing), use(person), use(since), into(count);
    return count;
}

long long counted_as(soci::session& session, PresenceState state, const std::string& tenant,
                     const std::string& filing, const std::string& person, long long since) {
    const std::string how(desk::slug(state));
    long long count = 0;
    session << "SELECT COUNT(*) FROM presence_check WHERE tenant = :tenant AND filing = :filing AND person = "
               ":person AND begun > :since AND state = :state",
        use(tenant), use(filing), use(person), use(since), use(how), into(count);
    return count;
}

}  // namespace

Status SqlPresence::begin_check(const PresenceRow& row, const desk::AttemptLimit& limit,
                                PresenceState open_ones) {
    const std::string person(workflow::slug(row.person)), state(desk::slug(row.state)),
        sealed = to_base64(row.sealed), open(desk::slug(PresenceState::Open)),
        replaced(desk::slug(open_ones));
    const long long begun = column(row.begun), until = column(row.until);
    bool taken = false;
    database_.write([&](soci::session& session) {
        const auto as = [&](PresenceState how) {
            return static_cast<std::size_t>(
                counted_as(session, how, row.tenant, row.filing, person, column(limit.since)));
        };
        desk::Attempts before{
            static_cast<std::size_t>(counted(session, row.tenant, row.filing, person, column(limit.since))),
            as(PresenceState::BrokenOff)};
        if (open_ones == PresenceState::BrokenOff) before.broken_off += as(PresenceState::Open);
        taken = before.counted(limit.spared) < limit.most;
        if (!taken) return false;
        session
            << "UPDATE presence_check SET state = :replaced WHERE tenant = :tenant AND filing = :filing AND "
               "person = :person AND state = :open",
            use(replaced), use(row.tenant), use(row.filing), use(person), use(open);
        session
            << "INSERT INTO presence_check (tenant, proof, filing, person, caller, state, begun, until, "
               "arrived, last, sealed, verdict, kept) VALUES (:tenant, :proof, :filing, :person, :caller, "
               ":state, :begun, :until, 0, '', :sealed, '', 1)",
            use(row.tenant), use(row.check), use(row.filing), use(person), use(row.caller), use(state),
            use(begun), use(until), use(sealed);
        return true;
    });
    if (taken) return ok();
    return Error{
        ErrorCode::Conflict,
        std::to_string(limit.most) + " checks of this person were begun within 24 hours; that is the most"};
}

std::optional<PresenceRow> SqlPresence::find_check(std::string_view tenant, std::string_view check) {
    const std::string of(tenant), name(check);
    Columns columns;
    bool found = false;
    database_.read([&](soci::session& session) {
        PresenceRow& row = columns.row;
        session << std::string(kColumns) + "WHERE tenant = :tenant AND proof = :proof", use(of), use(name),
            into(row.tenant), into(row.check), into(row.filing), into(columns.person), into(row.caller),
            into(columns.state), into(columns.begun), into(columns.until), into(columns.arrived),
            into(row.last), into(columns.sealed), into(columns.verdict);
        found = session.got_data();
    });
    if (!found) return std::nullopt;
    return columns.made();
}

std::optional<PresenceRow> SqlPresence::find_open(std::string_view tenant, std::string_view filing,
                                                  workflow::Person person) {
    const std::string of(tenant), order(filing), whose(workflow::slug(person)),
        open(desk::slug(PresenceState::Open));
    std::string check;
    bool found = false;
    database_.read([&](soci::session& session) {
        session << "SELECT proof FROM presence_check WHERE tenant = :tenant AND filing = :filing AND person "
                   "= :person AND state = :open ORDER BY begun DESC LIMIT 1",
            use(of), use(order), use(whose), use(open), into(check);
        found = session.got_data();
    });
    if (!found) return std::nullopt;
    return find_check(tenant, check);
}

desk::Attempts SqlPresence::count_checks(std::string_view tenant, std::string_view filing,
                                         workflow::Person person, Instant since) {
    const std::string of(tenant), order(filing), whose(workflow::slug(person));
    desk::Attempts found;
    database_.read([&](soci::session& session) {
        found.begun = static_cast<std::size_t>(counted(session, of, order, whose, column(since)));
        found.broken_off = static_cast<std::size_t>(
            counted_as(session, PresenceState::BrokenOff, of, order, whose, column(since)));
    });
    return found;
}

Status SqlPresence::append_frames(const PresenceRow& before, const FrameBatch& batch, std::string_view last) {
    const std::string digest(last), open(desk::slug(PresenceState::Open)), sealed = to_base64(batch.sealed);
    const long long first = static_cast<long long>(batch.first), count = static_cast<long long>(batch.count),
                    arrived = static_cast<long long>(before.arrived), after = arrived + count;
    bool went_on = false;
    database_.write([&](soci::session& session) {
        soci::statement update =
            (session.prepare
                 << "UPDATE presence_check SET arrived = :after, last = :last WHERE tenant = :tenant "
                    "AND proof = :proof AND arrived = :arrived AND state = :open",
             use(after), use(digest), use(before.tenant), use(before.check), use(arrived), use(open));
        update.execute(true);
        went_on = update.get_affected_rows() == 1;
        if (!went_on) return false;
        session << "INSERT INTO presence_frames (tenant, proof, first, count, blob, sealed) VALUES (:tenant, "
                   ":proof, :first, :count, :blob, :sealed)",
            use(before.tenant), use(before.check), use(first), use(count), use(batch.blob), use(sealed);
        return true;
    });
    if (went_on) return ok();
    return Error{ErrorCode::Stale, "other frames arrived meanwhile; ask how many there are"};
}

std::vector<FrameBatch> SqlPresence::frames(std::string_view tenant, std::string_view check) {
    const std::string of(tenant), name(check);
    std::vector<FrameBatch> found;
    database_.read([&](soci::session& session) {
        long long first = 0, count = 0;
        std::string blob, sealed;
        soci::statement select =
            (session.prepare
                 << "SELECT first, count, blob, sealed FROM presence_frames WHERE tenant = :tenant "
                    "AND proof = :proof ORDER BY first",
             use(of), use(name), into(first), into(count), into(blob), into(sealed));
        select.execute();
        while (select.fetch())
            found.push_back({static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(count), blob,
                             from_base64(sealed)});
    });
    return found;
}

Status SqlPresence::end_check(std::string_view tenant, std::string_view check, PresenceState state,
                              BytesView verdict) {
    const std::string of(tenant), name(check), open(desk::slug(PresenceState::Open)), how(desk::slug(state)),
        sealed = to_base64(verdict);
    bool ended = false;
    database_.write([&](soci::session& session) {
        soci::statement update =
            (session.prepare << "UPDATE presence_check SET state = :state, verdict = :verdict WHERE tenant = "
                                ":tenant AND proof = :proof AND state = :open",
             use(how), use(sealed), use(of), use(name), use(open));
        update.execute(true);
        ended = update.get_affected_rows() == 1;
        return ended;
    });
    if (ended) return ok();
    return Error{ErrorCode::Conflict, "this check has ended"};
}

std::vector<PresenceRow> SqlPresence::checks_with_frames(bool passed, Instant before, std::size_t most) {
    const std::string state(desk::slug(PresenceState::Passed));
    const long long at = column(before), limit = static_cast<long long>(most);
    std::vector<PresenceRow> found;
    database_.read([&](soci::session& session) {
        Columns columns;
        PresenceRow& row = columns.row;
        const std::string which = passed ? "state = :passed" : "state <> :passed";
        soci::statement select =
            (session.prepare << std::string(kColumns) + "WHERE kept = 1 AND " + which +
                                    " AND until <= :at ORDER BY until LIMIT :most",
             use(state), use(at), use(limit), into(row.tenant), into(row.check), into(row.filing),
             into(columns.person), into(row.caller), into(columns.state), into(columns.begun),
             into(columns.until), into(columns.arrived), into(row.last), into(columns.sealed),
             into(columns.verdict));
        select.execute();
        while (select.fetch()) found.push_back(columns.made());
    });
    return found;
}

void SqlPresence::drop_frames(std::string_view tenant, std::string_view check) {
    const std::string of(tenant), name(check);
    database_.write([&](soci::session& session) {
        session << "DELETE FROM presence_frames WHERE tenant = :tenant AND proof = :proof", use(of),
            use(name);
        session << "UPDATE presence_check SET kept = 0 WHERE tenant = :tenant AND proof = :proof", use(of),
            use(name);
        return true;
    });
}

}  // namespace beian::sql
