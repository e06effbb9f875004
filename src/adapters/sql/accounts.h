// How do accounts, sessions and tokens live in a database?
#pragma once

#include "adapters/sql/database.h"
#include "desk/accounts/account_store.h"

namespace beian::sql {

class SqlAccounts final : public desk::AccountStore {
public:
    explicit SqlAccounts(Database& database) : database_(database) {}

    Status put(const desk::AccountRow& account) override;
    std::optional<desk::AccountRow> find(std::string_view tenant, std::string_view account) override;
    std::optional<desk::AccountRow> find_by_login(std::string_view tenant, std::string_view login) override;
    std::vector<desk::AccountRow> list(std::string_view tenant, std::string_view after,
                                       std::size_t most) override;
    bool has_any(std::string_view tenant, workflow::Role role) override;

    void put_session(const desk::SessionRow& session) override;
    std::optional<desk::SessionRow> find_session(std::string_view tenant, std::string_view digest) override;
    std::vector<desk::SessionRow> sessions(std::string_view tenant, std::string_view account) override;
    bool remove_session(std::string_view tenant, std::string_view digest) override;
    void remove_sessions(std::string_view tenant, std::string_view account, std::string_view but) override;
    void remove_sessions_until(Instant now) override;

    void put_token(const desk::TokenRow& token) override;
    std::optional<desk::TokenRow> find_token(std::string_view tenant, std::string_view digest) override;
    std::vector<desk::TokenRow> tokens(std::string_view tenant, std::string_view account) override;
    bool remove_token(std::string_view tenant, std::string_view account, std::string_view token) override;

    Failures failures(std::string_view tenant, std::string_view login) override;
    void count_failure(std::string_view tenant, std::string_view login, Instant now) override;
    void forget_failures(std::string_view tenant, std::string_view login) override;

private:
    Database& database_;
};

}  // namespace beian::sql
