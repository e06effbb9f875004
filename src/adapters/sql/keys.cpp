#include "adapters/sql/keys.h"

#include "adapters/sql/values.h"

#include <soci/soci.h>

#include <stdexcept>

namespace beian::sql {

using soci::into;
using soci::use;

std::optional<Bytes> SqlKeys::find(const std::string& tenant) {
    std::optional<Bytes> found;
    database_.read([&](soci::session& session) {
        std::string wrapped;
        session << "SELECT wrapped FROM tenant_key WHERE tenant = :tenant", use(tenant), into(wrapped);
        if (session.got_data()) found = from_base64(wrapped);
    });
    return found;
}

Bytes SqlKeys::add(const std::string& tenant, BytesView wrapped) {
    const std::string text = to_base64(wrapped);
    const long long now = column(clock_.now());
    database_.write([&](soci::session& session) {
        session << "INSERT INTO tenant_key (tenant, wrapped, made, wrapped_at) VALUES (:tenant, :wrapped, "
                   ":made, :wrapped_at) ON CONFLICT DO NOTHING",
            use(tenant), use(text), use(now), use(now);
        return true;
    });
    auto kept = find(tenant);
    if (!kept) throw std::runtime_error("a tenant's key that was just written is gone");
    return std::move(*kept);
}

bool SqlKeys::replace(const std::string& tenant, BytesView before, BytesView after) {
    const std::string old = to_base64(before), text = to_base64(after);
    const long long now = column(clock_.now());
    bool replaced = false;
    database_.write([&](soci::session& session) {
        soci::statement update =
            (session.prepare << "UPDATE tenant_key SET wrapped = :after, wrapped_at = :now WHERE tenant = "
                                ":tenant AND wrapped = :before",
             use(text), use(now), use(tenant), use(old));
        update.execute(true);
        replaced = update.get_affected_rows() == 1;
        return true;
    });
    return replaced;
}

std::vector<std::string> SqlKeys::tenants() {
    std::vector<std::string> found;
    database_.read([&](soci::session& session) {
        std::string tenant;
        soci::statement select =
            (session.prepare << "SELECT tenant FROM tenant_key ORDER BY tenant", into(tenant));
        select.execute();
        while (select.fetch()) found.push_back(tenant);
    });
    return found;
}

desk::KeyDates SqlKeys::dates(const std::string& tenant) {
    desk::KeyDates dates;
    database_.read([&](soci::session& session) {
        long long made = 0, wrapped = 0;
        session << "SELECT made, wrapped_at FROM tenant_key WHERE tenant = :tenant", use(tenant), into(made),
            into(wrapped);
        if (session.got_data() && made != 0) dates.made = instant(made);
        if (session.got_data() && wrapped != 0) dates.wrapped = instant(wrapped);
    });
    return dates;
}

}  // namespace beian::sql
