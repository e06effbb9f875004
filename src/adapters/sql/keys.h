// How do the wrapped keys of tenants stand in the database, where all processes of a desk find them?
#pragma once

#include "adapters/sql/database.h"
#include "desk/ports.h"
#include "desk/storage.h"

namespace beian::sql {

class SqlKeys final : public desk::KeyStore {
public:
    SqlKeys(Database database, const desk::Clock& clock) : database_(std::move(database)), clock_(clock) {}
    std::optional<Bytes> find(const std::string& tenant) override;
    Bytes add(const std::string& tenant, BytesView wrapped) override;
    bool replace(const std::string& tenant, BytesView before, BytesView after) override;
    std::vector<std::string> tenants() override;
    desk::KeyDates dates(const std::string& tenant) override;

private:
    Database database_;
    const desk::Clock& clock_;
};

}  // namespace beian::sql
