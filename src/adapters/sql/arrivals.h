// How do requests that may come twice, and pictures that come in parts, live in a database?
#pragma once

#include "adapters/sql/database.h"
#include "desk/answers.h"
#include "desk/uploads.h"

namespace beian::sql {

class SqlArrivals final : public desk::AnswerStore, public desk::UploadStore {
public:
    explicit SqlArrivals(Database& database) : database_(database) {}

    desk::Known begin(const desk::AnswerKey& key, std::string_view request, Instant now,
                      Instant lease) override;
    void keep(const desk::AnswerKey& key, BytesView sealed, Instant until) override;
    void forget(const desk::AnswerKey& key) override;
    void remove_answers_until(Instant now) override;

    void put_upload(const desk::UploadRow& upload) override;
    std::optional<desk::UploadRow> find_upload(std::string_view tenant, std::string_view upload) override;
    std::size_t count_uploads(std::string_view tenant, std::string_view caller) override;
    Status append(std::string_view tenant, std::string_view upload, std::uint64_t arrived, BytesView sealed,
                  std::uint64_t bytes) override;
    std::vector<Bytes> parts(std::string_view tenant, std::string_view upload) override;
    void remove_upload(std::string_view tenant, std::string_view upload) override;
    void remove_uploads_until(Instant now) override;

private:
    Database& database_;
};

}  // namespace beian::sql
