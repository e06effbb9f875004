// What is kept of accounts, their sessions and tokens? Names are fingerprints, profiles are sealed, secrets
// are digests: whoever has the tables can log in as nobody.
#pragma once

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "workflow/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

struct AccountRow {
    std::string tenant;
    std::string account;
    std::string login;  // fingerprint of the name they log in with
    workflow::Role role = workflow::Role::Applicant;
    bool disabled = false;
    Instant created;
    std::string password;        // as Argon2id writes it
    std::int64_t totp_step = 0;  // the last that was used: no code is good twice
    Bytes profile;               // sealed
    std::uint64_t version = 0;   // 0: not kept yet
    bool operator==(const AccountRow&) const = default;
};

struct SessionRow {
    std::string tenant;
    std::string digest;  // of its secret
    std::string account;
    Instant begun;
    Instant seen;
    Instant until;
    bool operator==(const SessionRow&) const = default;
};

struct TokenRow {
    std::string tenant;
    std::string digest;
    std::string token;  // its name
    std::string account;
    std::string label;
    std::string scopes;  // slugs with spaces between
    Instant created;
    Instant until;
    bool operator==(const TokenRow&) const = default;
};

class AccountStore {
public:
    virtual ~AccountStore() = default;
    /// Conflict where the name is taken; Stale where the version is not the one kept. The version kept is one
    /// higher.
    virtual Status put(const AccountRow& account) = 0;
    virtual std::optional<AccountRow> find(std::string_view tenant, std::string_view account) = 0;
    virtual std::optional<AccountRow> find_by_login(std::string_view tenant, std::string_view login) = 0;
    virtual std::vector<AccountRow> list(std::string_view tenant, std::string_view after,
                                         std::size_t most) = 0;
    virtual bool has_any(std::string_view tenant, workflow::Role role) = 0;

    virtual void put_session(const SessionRow& session) = 0;
    virtual std::optional<SessionRow> find_session(std::string_view tenant, std::string_view digest) = 0;
    /// Of one account, last seen first.
    virtual std::vector<SessionRow> sessions(std::string_view tenant, std::string_view account) = 0;
    /// Was there one? Of two that remove it at once one is told so.
    virtual bool remove_session(std::string_view tenant, std::string_view digest) = 0;
    /// All of an account but the one named.
    virtual void remove_sessions(std::string_view tenant, std::string_view account, std::string_view but) = 0;
    virtual void remove_sessions_until(Instant now) = 0;

    virtual void put_token(const TokenRow& token) = 0;
    virtual std::optional<TokenRow> find_token(std::string_view tenant, std::string_view digest) = 0;
    virtual std::vector<TokenRow> tokens(std::string_view tenant, std::string_view account) = 0;
    virtual bool remove_token(std::string_view tenant, std::string_view account, std::string_view token) = 0;

    /// Wrong passwords in a row for a name, whether it has an account or not, and when the last was.
    struct Failures {
        int count = 0;
        Instant last;
        bool operator==(const Failures&) const = default;
    };
    virtual Failures failures(std::string_view tenant, std::string_view login) = 0;
    virtual void count_failure(std::string_view tenant, std::string_view login, Instant now) = 0;
    virtual void forget_failures(std::string_view tenant, std::string_view login) = 0;
};

}  // namespace beian::desk
