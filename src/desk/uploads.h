// How does a picture arrive over a network that breaks? In parts, sealed as they come, until it is whole and
// is what was announced; then it is a page.
#pragma once

#include "desk/filing_desk.h"

#include <optional>
#include <string>
#include <vector>

namespace beian::desk {

struct UploadRow {
    std::string tenant;
    std::string upload;
    std::string filing;
    std::string caller;  // who began it goes on with it
    workflow::ItemId item;
    std::string side;
    std::string material;
    std::string media_type;
    std::uint64_t bytes = 0;
    std::string digest;  // SHA-256 in hex
    std::uint64_t arrived = 0;
    Instant until;
    bool operator==(const UploadRow&) const = default;
};

class UploadStore {
public:
    virtual ~UploadStore() = default;
    virtual void put_upload(const UploadRow& upload) = 0;
    virtual std::optional<UploadRow> find_upload(std::string_view tenant, std::string_view upload) = 0;
    virtual std::size_t count_uploads(std::string_view tenant, std::string_view caller) = 0;
    /// Stale where not so much has arrived: of two that send the same part one is told.
    virtual Status append(std::string_view tenant, std::string_view upload, std::uint64_t arrived,
                          BytesView sealed, std::uint64_t bytes) = 0;
    virtual std::vector<Bytes> parts(std::string_view tenant, std::string_view upload) = 0;
    virtual void remove_upload(std::string_view tenant, std::string_view upload) = 0;
    virtual void remove_uploads_until(Instant now) = 0;
};

struct NewUpload {
    workflow::ItemId item;
    std::string side;
    std::string material;
    std::string media_type;
    std::uint64_t bytes = 0;
    std::string digest;
};

struct UploadPolicy {
    std::uint64_t most_bytes = std::uint64_t{20} << 20;
    std::size_t most_open = 50;  // of one caller at a time
    std::chrono::hours life{24};
};

class Uploads {
public:
    Uploads(FilingDesk& filings, UploadStore& store, Vault& vault, const Clock& clock, Random& random,
            UploadPolicy policy = {})
        : filings_(filings), store_(store), vault_(vault), clock_(clock), random_(random), policy_(policy) {}

    Result<UploadRow> begin(const Caller& caller, const std::string& filing, const NewUpload& asked);
    Result<UploadRow> find(const Caller& caller, const std::string& filing, const std::string& upload);
    /// The upload with what arrived; with the last part the page it became.
    struct Appended {
        UploadRow upload;
        std::optional<PageRow> page;
    };
    Result<Appended> append(const Caller& caller, const std::string& filing, const std::string& upload,
                            std::uint64_t offset, BytesView part);
    Status drop(const Caller& caller, const std::string& filing, const std::string& upload);
    void tidy() { store_.remove_uploads_until(clock_.now()); }

private:
    Result<PageRow> finish(const Caller& caller, const UploadRow& upload);

    FilingDesk& filings_;
    UploadStore& store_;
    Vault& vault_;
    const Clock& clock_;
    Random& random_;
    UploadPolicy policy_;
};

}  // namespace beian::desk
