#include "adapters/sql/arrivals.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <sstream>

namespace beian::sql {

using desk::AnswerKey;
using desk::Known;
using soci::into;
using soci::use;

namespace {

/// By how much the clocks of two servers may differ.
constexpr long long kSkew = 60'000;

/// `filing` or `filing item side`, none of which holds a space.
Known read_done(const std::string& done) {
    std::istringstream words(done);
    Known known{Known::As::Done, {}};
    words >> known.filing >> known.item >> known.side;
    return known;
}

}  // namespace

Known SqlArrivals::begin(const AnswerKey& key, std::string_view request, Instant now, Instant lease) {
    Known known;
    const std::string asked(request);
    const long long at = column(now), until = column(lease), never_so_late = until + kSkew;
    database_.write([&](soci::session& session) {
        // Whoever inserts the row has it; the others wait for them here. One whose lease ends later than any
        // that begins now had it before the clock was set back, and would hold it for hours.
        session << "DELETE FROM answer WHERE tenant = :tenant AND caller = :caller AND name = :name AND "
                   "(until <= :now OR (sealed = '' AND done = '' AND until > :late))",
            use(key.tenant), use(key.caller), use(key.name), use(at), use(never_so_late);
        soci::statement insert =
            (session.prepare
                 << "INSERT INTO answer (tenant, caller, name, request, until, sealed) VALUES (:tenant, "
                    ":caller, :name, :request, :until, '') ON CONFLICT DO NOTHING",
             use(key.tenant), use(key.caller), use(key.name), use(asked), use(until));
        insert.execute(true);
        if (insert.get_affected_rows() == 1) {
            known = {};
            return true;
        }
        std::string before, sealed, done;
        session << "SELECT request, sealed, done FROM answer WHERE tenant = :tenant AND caller = :caller "
                   "AND name = :name",
            use(key.tenant), use(key.caller), use(key.name), into(before), into(sealed), into(done);
        if (before != asked)
            known = {Known::As::Another, {}};
        else if (!sealed.empty())
            known = {Known::As::Answered, from_base64(sealed)};
        else if (!done.empty())
            known = read_done(done);
        else
            known = {Known::As::Busy, {}};
        return true;
    });
    return known;
}

void SqlArrivals::keep(const AnswerKey& key, BytesView sealed, Instant until) {
    const std::string text = to_base64(sealed);
    const long long end = column(until);
    database_.write([&](soci::session& session) {
        session << "UPDATE answer SET sealed = :sealed, until = :until WHERE tenant = :tenant AND caller = "
                   ":caller AND "
                   "name = :name",
            use(text), use(end), use(key.tenant), use(key.caller), use(key.name);
        return true;
    });
}

void SqlArrivals::forget(const AnswerKey& key) {
    database_.write([&](soci::session& session) {
        session << "DELETE FROM answer WHERE tenant = :tenant AND caller = :caller AND name = :name AND "
                   "sealed = '' AND done = ''",
            use(key.tenant), use(key.caller), use(key.name);
        return true;
    });
}

void SqlArrivals::remove_answers_until(Instant now) {
    const long long at = column(now);
    database_.write([&](soci::session& session) {
        session << "DELETE FROM answer WHERE until <= :now", use(at);
        return true;
    });
}

}  // namespace beian::sql
