// How do the wrapped keys of tenants stand in the database, where all processes of a desk find them?
#pragma once

#include "adapters/sql/database.h"
#include "desk/storage.h"

namespace beian::sql {

class SqlKeys final : public desk::KeyStore {
public:
    explicit SqlKeys(Database database) : database_(std::move(database)) {}
    std::optional<Bytes> find(const std::string& tenant) override;
    Bytes add(const std::string& tenant, BytesView wrapped) override;
    bool replace(const std::string& tenant, BytesView before, BytesView after) override;
    std::vector<std::string> tenants() override;

private:
    Database database_;
};

}  // namespace beian::sql
