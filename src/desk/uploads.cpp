#include "desk/uploads.h"

#include "desk/accounts/secrets.h"

#include <fmt/format.h>

namespace beian::desk {

namespace {

std::string place_of(const UploadRow& upload) {
    return "upload/" + upload.upload;
}

}  // namespace

Result<UploadRow> Uploads::begin(const Caller& caller, const std::string& filing, const NewUpload& asked) {
    if (asked.bytes == 0 || asked.bytes > policy_.most_bytes)
        return Error{ErrorCode::TooLarge, fmt::format("a page has 1 to {} bytes", policy_.most_bytes)};
    // Nobody sends megabytes to learn at the end that they were not welcome.
    BEIAN_TRY(filings_.may_put_page(caller, filing,
                                    {asked.item, asked.side, asked.material, asked.media_type, {}}));
    if (store_.count_uploads(caller.tenant, caller.name()) >= policy_.most_open)
        return Error{ErrorCode::Conflict, "too many uploads are open; finish or drop one first"};
    const UploadRow row{caller.tenant,
                        random_hex(random_, 16),
                        filing,
                        caller.name(),
                        asked.item,
                        asked.side,
                        asked.material,
                        asked.media_type,
                        asked.bytes,
                        asked.digest,
                        0,
                        clock_.now() + policy_.life};
    store_.put_upload(row);
    return row;
}

Result<UploadRow> Uploads::find(const Caller& caller, const std::string& filing, const std::string& upload) {
    auto row = store_.find_upload(caller.tenant, upload);
    if (!row || row->filing != filing || row->caller != caller.name() || row->until <= clock_.now())
        return Error{ErrorCode::NotFound, "there is no such upload; begin it anew"};
    return std::move(*row);
}

Result<PageRow> Uploads::finish(const Caller& caller, const UploadRow& upload) {
    Bytes whole;
    whole.reserve(upload.bytes);
    for (const Bytes& sealed : store_.parts(upload.tenant, upload.upload)) {
        const Bytes part = BEIAN_TRY(vault_.open(upload.tenant, place_of(upload), sealed));
        whole.insert(whole.end(), part.begin(), part.end());
    }
    if (whole.size() != upload.bytes || sha256_hex(whole) != upload.digest) {
        store_.remove_upload(upload.tenant, upload.upload);
        return Error{ErrorCode::InvalidArgument, "what arrived is not what was announced; send it anew"};
    }
    const PageRow page = BEIAN_TRY(filings_.put_page(
        caller, upload.filing, {upload.item, upload.side, upload.material, upload.media_type, whole}));
    store_.remove_upload(upload.tenant, upload.upload);
    return page;
}

Result<Uploads::Appended> Uploads::append(const Caller& caller, const std::string& filing,
                                          const std::string& upload, std::uint64_t offset, BytesView part) {
    UploadRow row = BEIAN_TRY(find(caller, filing, upload));
    if (offset != row.arrived)
        return Error{ErrorCode::Stale, fmt::format("{} bytes have arrived; go on from there", row.arrived)};
    if (part.size() > row.bytes - row.arrived)
        return Error{ErrorCode::TooLarge, "more was sent than was announced"};
    if (!part.empty()) {
        const Bytes sealed = vault_.seal(row.tenant, place_of(row), part);
        BEIAN_TRY(store_.append(row.tenant, row.upload, offset, sealed, part.size()));
        row.arrived += part.size();
    }
    Appended appended{row, {}};
    // Also for an empty part: a server that died after the last one is asked again with nothing more to send.
    if (row.arrived == row.bytes) appended.page = BEIAN_TRY(finish(caller, row));
    return appended;
}

Status Uploads::drop(const Caller& caller, const std::string& filing, const std::string& upload) {
    const UploadRow row = BEIAN_TRY(find(caller, filing, upload));
    store_.remove_upload(row.tenant, row.upload);
    return ok();
}

}  // namespace beian::desk
