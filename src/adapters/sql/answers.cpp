#include "adapters/sql/arrivals.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

namespace beian::sql {

using desk::AnswerKey;
using desk::Known;
using soci::into;
using soci::use;

Known SqlArrivals::begin(const AnswerKey& key, std::string_view request, Instant now, Instant lease) {
    Known known;
    const std::string asked(request);
    const long long at = column(now), until = column(lease);
    database_.write([&](soci::session& session) {
        // Whoever inserts the row has it; the others wait for them here.
        session << "DELETE FROM answer WHERE tenant = :tenant AND caller = :caller AND name = :name AND "
                   "until <= :now",
            use(key.tenant), use(key.caller), use(key.name), use(at);
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
        std::string before, sealed;
        session << "SELECT request, sealed FROM answer WHERE tenant = :tenant AND caller = :caller AND name "
                   "= :name",
            use(key.tenant), use(key.caller), use(key.name), into(before), into(sealed);
        if (before != asked)
            known = {Known::As::Another, {}};
        else if (sealed.empty())
            known = {Known::As::Busy, {}};
        else
            known = {Known::As::Answered, from_base64(sealed)};
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
                   "sealed = ''",
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
