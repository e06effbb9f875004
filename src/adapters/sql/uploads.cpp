#include "adapters/sql/arrivals.h"
#include "adapters/sql/values.h"

#include <soci/soci.h>

namespace beian::sql {

using desk::UploadRow;
using soci::into;
using soci::use;

void SqlArrivals::put_upload(const UploadRow& row) {
    const long long bytes = static_cast<long long>(row.bytes), arrived = static_cast<long long>(row.arrived);
    const long long until = column(row.until);
    database_.write([&](soci::session& session) {
        session
            << "INSERT INTO upload (tenant, upload, filing, caller, item, side, material, media_type, bytes, "
               "digest, arrived, until) VALUES (:tenant, :upload, :filing, :caller, :item, :side, :material, "
               ":media, :bytes, :digest, :arrived, :until)",
            use(row.tenant), use(row.upload), use(row.filing), use(row.caller), use(row.item), use(row.side),
            use(row.material), use(row.media_type), use(bytes), use(row.digest), use(arrived), use(until);
        return true;
    });
}

std::optional<UploadRow> SqlArrivals::find_upload(std::string_view tenant, std::string_view upload) {
    const std::string of(tenant), name(upload);
    UploadRow row;
    long long bytes = 0, arrived = 0, until = 0;
    bool found = false;
    database_.read([&](soci::session& session) {
        session << "SELECT tenant, upload, filing, caller, item, side, material, media_type, bytes, digest, "
                   "arrived, "
                   "until FROM upload WHERE tenant = :tenant AND upload = :upload",
            use(of), use(name), into(row.tenant), into(row.upload), into(row.filing), into(row.caller),
            into(row.item), into(row.side), into(row.material), into(row.media_type), into(bytes),
            into(row.digest), into(arrived), into(until);
        found = session.got_data();
    });
    if (!found) return std::nullopt;
    row.bytes = static_cast<std::uint64_t>(bytes);
    row.arrived = static_cast<std::uint64_t>(arrived);
    row.until = instant(until);
    return row;
}

std::size_t SqlArrivals::count_uploads(std::string_view tenant, std::string_view caller) {
    const std::string of(tenant), name(caller);
    long long count = 0;
    database_.read([&](soci::session& session) {
        session << "SELECT COUNT(*) FROM upload WHERE tenant = :tenant AND caller = :caller", use(of),
            use(name), into(count);
    });
    return static_cast<std::size_t>(count);
}

Status SqlArrivals::append(std::string_view tenant, std::string_view upload, std::uint64_t arrived,
                           BytesView sealed, std::uint64_t bytes) {
    const std::string of(tenant), name(upload), text = to_base64(sealed);
    const long long before = static_cast<long long>(arrived), after = before + static_cast<long long>(bytes);
    bool went_on = false;
    database_.write([&](soci::session& session) {
        soci::statement update =
            (session.prepare
                 << "UPDATE upload SET arrived = :after WHERE tenant = :tenant AND upload = :upload AND "
                    "arrived = :before",
             use(after), use(of), use(name), use(before));
        update.execute(true);
        went_on = update.get_affected_rows() == 1;
        if (!went_on) return false;
        session
            << "INSERT INTO upload_part (tenant, upload, arrived, sealed) VALUES (:tenant, :upload, :before, "
               ":sealed)",
            use(of), use(name), use(before), use(text);
        return true;
    });
    if (went_on) return ok();
    return Error{ErrorCode::Stale, "another part arrived meanwhile; ask how much there is"};
}

std::vector<Bytes> SqlArrivals::parts(std::string_view tenant, std::string_view upload) {
    const std::string of(tenant), name(upload);
    std::vector<Bytes> parts;
    database_.read([&](soci::session& session) {
        std::string sealed;
        soci::statement select =
            (session.prepare << "SELECT sealed FROM upload_part WHERE tenant = :tenant AND "
                                "upload = :upload ORDER BY arrived",
             use(of), use(name), into(sealed));
        select.execute();
        while (select.fetch()) parts.push_back(from_base64(sealed));
    });
    return parts;
}

void SqlArrivals::remove_upload(std::string_view tenant, std::string_view upload) {
    const std::string of(tenant), name(upload);
    database_.write([&](soci::session& session) {
        session << "DELETE FROM upload_part WHERE tenant = :tenant AND upload = :upload", use(of), use(name);
        session << "DELETE FROM upload WHERE tenant = :tenant AND upload = :upload", use(of), use(name);
        return true;
    });
}

void SqlArrivals::remove_uploads_until(Instant now) {
    std::vector<std::pair<std::string, std::string>> over;
    const long long at = column(now);
    database_.read([&](soci::session& session) {
        std::string tenant, upload;
        soci::statement select =
            (session.prepare << "SELECT tenant, upload FROM upload WHERE until <= :now LIMIT 1000", use(at),
             into(tenant), into(upload));
        select.execute();
        while (select.fetch()) over.emplace_back(tenant, upload);
    });
    for (const auto& [tenant, upload] : over) remove_upload(tenant, upload);
}

}  // namespace beian::sql
